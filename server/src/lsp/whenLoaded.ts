/** Answers requests after the files that they need are loaded. No other code waits for files. */
import { today } from "../files/today.ts";
import type { Source } from "../syntax/source.ts";
import { assessmentsOf } from "../workspace/assessments.ts";
import { Library } from "../workspace/library.ts";
import type { Cancellation, RequestFiles } from "../files/requestFiles.ts";
import { untilCancelled } from "../files/requestFiles.ts";
import { LSPErrorCodes, ResponseError } from "./protocol.ts";
import type { Server } from "./server.ts";
import { parseInSlices } from "./slices.ts";

/** The error for a request that its client has cancelled. */
export function wasCancelled(): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestCancelled, "cancelled");
}

/** What a handler receives. */
export interface RequestContext<T extends Cancellation = Cancellation> {
  readonly token: T;
  readonly library: Library;
  /** The files as the library has them, for those that are not texts. */
  readonly files: RequestFiles;
  /** Registers an action for when the request is settled. The handler may run several times before that. */
  readonly afterwards: (action: () => void) => void;
}

/** The final result; an error if the request was cancelled. */
export async function whenLoaded<R, T extends Cancellation>(
  { documents }: Pick<Server, "documents">,
  token: T,
  answer: (asked: RequestContext<T>) => R | Promise<R>,
): Promise<R | ResponseError> {
  const files = documents.requestFiles();
  const library = new Library(files, { today });
  let actions: (() => void)[] = [];
  const asked: RequestContext<T> = { token, library, files, afterwards: (action) => actions.push(action) };
  const found = await files.whenLoaded(async () => {
    actions = [];
    return { answer: await answer(asked) };
  }, token);
  if (!found) return wasCancelled();
  for (const action of actions) action();
  return found.answer;
}

/** In characters. In a longer text, a search for file names would take longer than a second check. */
const SHORT = 200_000;

/**
 * For each document, by an identity that all its versions share: resolves when the files that it named at first are
 * loaded.
 */
const preparations = new WeakMap<object, { readonly source: Source; readonly end: Promise<unknown> }>();

/** Waits until the files that a document names are loaded, so that it is checked once, not twice, when it is opened. */
export async function preloaded(
  { documents }: Pick<Server, "documents">,
  token: Cancellation,
  source: Source | undefined,
): Promise<void> {
  if (!source || source.length > SHORT) return;
  const known = preparations.get(source.identity);
  // After an edit, the document may no longer name the files that are slow to load.
  if (known && known.source !== source) return;
  const files = documents.requestFiles();
  const library = new Library(files, { today });
  const isNewest = (): boolean => preparations.get(source.identity)?.source === source;
  const end =
    known?.end ??
    files.whenLoaded(async () =>
      (await parseInSlices(source, library, isNewest)) ? named(source, library) : [],
    );
  preparations.set(source.identity, { source, end });
  await untilCancelled(end, token);
}

function named(source: Source, library: Library): unknown {
  return assessmentsOf(source, library).map((each) => [
    each.configuration,
    each.taxonomy,
    each.scales,
    each.furtherScales,
    each.links,
  ]);
}
