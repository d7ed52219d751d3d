/** What a view shows after a file has moved. */
import type { ShownView } from "../../server/src/features/viewProtocol.ts";

/**
 * Returns the view with the new URIs of its file and of the earlier version that it is compared with; `undefined` if neither has moved.
 * @param move The new URI of a file; `undefined` for one that stays.
 */
export function movedView(
  shown: ShownView,
  move: (uri: string) => string | undefined,
): ShownView | undefined {
  const uri = move(shown.uri);
  const earlier = shown.earlier === undefined ? undefined : move(shown.earlier);
  if (uri === undefined && earlier === undefined) return undefined;
  return { ...shown, uri: uri ?? shown.uri, ...(earlier === undefined ? {} : { earlier }) };
}
