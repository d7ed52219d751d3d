/** The one place in which a request waits for files: it is answered once everything is known that it asks for. */
import { today } from "../files/today.ts";
import type { Source } from "../syntax/source.ts";
import { assessmentsOf } from "../workspace/assessments.ts";
import { Library } from "../workspace/library.ts";
import type { Cancellation } from "../files/requestFiles.ts";
import { untilCancelled } from "../files/requestFiles.ts";
import { LSPErrorCodes, ResponseError } from "./protocol.ts";
import type { Server } from "./server.ts";
import { readInSlices } from "./slices.ts";

/** What a request gets to be answered with. */
export interface RequestContext<T extends Cancellation = Cancellation> {
  readonly token: T;
  readonly library: Library;
  /** Has something done once the request is answered: a request may be answered several times before it is settled. */
  readonly afterwards: (action: () => void) => void;
}

/** The answer when it is settled; an error, where nobody waits for it any more. */
export async function whenLoaded<R, T extends Cancellation>(
  { documents }: Pick<Server, "documents">,
  token: T,
  answer: (asked: RequestContext<T>) => R | Promise<R>,
): Promise<R | ResponseError> {
  const files = documents.asking();
  const library = new Library(files, { today });
  let actions: (() => void)[] = [];
  const asked: RequestContext<T> = { token, library, afterwards: (action) => actions.push(action) };
  const found = await files.whenLoaded(async () => {
    actions = [];
    return { answer: await answer(asked) };
  }, token);
  if (!found) return new ResponseError(LSPErrorCodes.RequestCancelled, "cancelled");
  for (const action of actions) action();
  return found.answer;
}

/** In a longer text, to look for names would take longer than to check it twice. */
const SHORT = 200_000;

/** For each document, by what is the same for all of its versions: resolves when the files that it named at first are read. */
const preparations = new WeakMap<object, { readonly source: Source; readonly end: Promise<unknown> }>();

/** Waits until the files are read that a document named when it was opened: so it is checked once then, and not twice. */
export async function preloaded(
  { documents }: Pick<Server, "documents">,
  token: Cancellation,
  source: Source | undefined,
): Promise<void> {
  if (!source || source.length > SHORT) return;
  const known = preparations.get(source.identity);
  // Once it is edited, it may no longer name what takes long to be read.
  if (known && known.source !== source) return;
  const files = documents.asking();
  const library = new Library(files, { today });
  const isNewest = (): boolean => preparations.get(source.identity)?.source === source;
  const end =
    known?.end ??
    files.whenLoaded(async () =>
      (await readInSlices(source, library, isNewest)) ? named(source, library) : [],
    );
  preparations.set(source.identity, { source, end });
  await untilCancelled(end, token);
}

function named(source: Source, library: Library): unknown {
  return assessmentsOf(source, library).map((each) => [
    each.configuration,
    each.taxonomy,
    each.scales,
    each.links,
  ]);
}
