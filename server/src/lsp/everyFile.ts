/** Finds and reads all files in the open folders of the workspace. */
import type { CancellationToken } from "vscode-languageserver";
import type { Cancellation } from "../files/requestFiles.ts";
import { untilCancelled } from "../files/requestFiles.ts";
import { isUnread } from "../files/bounds.ts";
import { Ignored } from "../files/ignored.ts";
import { normalizeUri } from "../files/uris.ts";
import { isBibliographyFile } from "../model/bibliography/bibliography.ts";
import type { Source } from "../syntax/source.ts";
import { Library } from "../workspace/library.ts";
import { canonicalUri } from "../workspace/occurrences.ts";
import type { Documents } from "./documents.ts";
import { isParsed, parseInSlices } from "./slices.ts";
import { nextTask } from "./eventLoop.ts";

/** The number of files to find before other events are handled. */
const SOME = 50;
/** The number of files to read at a time. If the client reads them, each batch is one round trip. */
const BATCH = 20;

/** The URIs of all files that are not ignored, each once. @param folders The URIs of the folders to search. */
export async function* urisIn(
  folders: readonly string[],
  documents: Documents,
  token?: Cancellation,
): AsyncGenerator<string> {
  const files = documents.requestFiles();
  const ignored = new Ignored(files);
  // Folders may be nested.
  const seen = new Set<string>();
  let count = 0;
  for (const folder of folders.map(normalizeUri)) {
    for await (const found of documents.backend.find(folder)) {
      if (++count % SOME === 0) await nextTask();
      const uri = normalizeUri(found);
      if (seen.has(uri) || (await files.whenLoaded(() => ignored.hasAt(uri), token))) continue;
      seen.add(uri);
      yield uri;
    }
  }
}

/** Reads every file, open ones first, until it is cancelled. Other requests are handled in between. */
export async function* everyFile(
  documents: Documents,
  folders: readonly string[],
  token: CancellationToken,
): AsyncGenerator<Source> {
  const isWanted = (): boolean => !token.isCancellationRequested;
  const open = documents.open.all().filter((each) => !isBibliographyFile(each));
  yield* open;
  const seen = new Set(open.map(canonicalUri));
  for await (const batch of inBatches(unseen(urisIn(folders, documents, token), seen))) {
    // The files are not cached, because thousands of them would not fit into memory.
    const files = batch.map(async (uri) => documents.readOnce(uri));
    for (const file of files) {
      await nextTask();
      if (token.isCancellationRequested) return;
      const found = await untilCancelled(file, token);
      if (!found || isUnread(found)) continue;
      if (!isParsed(found)) await parseInSlices(found, new Library(documents.requestFiles()), isWanted);
      yield found;
    }
  }
}

async function* unseen(uris: AsyncIterable<string>, seen: Set<string>): AsyncGenerator<string> {
  for await (const uri of uris) {
    if (seen.has(uri)) continue;
    seen.add(uri);
    yield uri;
  }
}

async function* inBatches(uris: AsyncIterable<string>): AsyncGenerator<readonly string[]> {
  let batch: string[] = [];
  for await (const uri of uris) {
    batch.push(uri);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
