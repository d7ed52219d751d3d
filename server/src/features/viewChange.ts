/** What differs between two versions of a view: on a keystroke, only this is sent. */
import type { DocumentView, ViewBlock } from "./documentView.ts";
import type { ViewChange } from "./viewProtocol.ts";

/** Returns the change from an old view to a new one. @param old What the client has; `undefined` if that is not known. */
export function viewChange(old: DocumentView | undefined, now: DocumentView, version: number): ViewChange {
  const { blocks, language, length, style } = now;
  const { from, removed, added } = difference(old?.blocks ?? [], blocks);
  return {
    version,
    isWhole: old === undefined,
    language,
    ...(length && { length }),
    ...(style === old?.style ? {} : { style }),
    from,
    removed,
    html: added.map(({ html }) => html),
    lines: blocks.map(({ line, lastLine }) => (line === undefined ? null : [line, lastLine ?? line])),
  };
}

/** The blocks between the common beginning and the common end. */
function difference(
  old: readonly ViewBlock[],
  now: readonly ViewBlock[],
): { readonly from: number; readonly removed: number; readonly added: readonly ViewBlock[] } {
  const most = Math.min(old.length, now.length);
  let from = 0;
  while (from < most && old[from]?.html === now[from]?.html) from++;
  let tail = 0;
  while (tail < most - from && old[old.length - 1 - tail]?.html === now[now.length - 1 - tail]?.html) tail++;
  return { from, removed: old.length - from - tail, added: now.slice(from, now.length - tail) };
}

/** How many views are remembered. A client that had another one gets it as a whole. */
const MAX_REMEMBERED = 20;

/** The views that a client has. */
export class SentViews {
  readonly #last = new Map<string, { readonly version: number; readonly view: DocumentView }>();
  #version = 0;

  /**
   * Returns what changes a client's view to a new one, and remembers the new one.
   * @param name Names the view.
   * @param version The version that the client has; `undefined` if it has none.
   */
  change(name: string, view: DocumentView, version: number | undefined): ViewChange {
    const last = this.#last.get(name);
    const change = viewChange(last?.version === version ? last?.view : undefined, view, ++this.#version);
    this.#last.delete(name);
    this.#last.set(name, { version: change.version, view });
    const [oldest] = this.#last.keys();
    if (this.#last.size > MAX_REMEMBERED && oldest !== undefined) this.#last.delete(oldest);
    return change;
  }
}
