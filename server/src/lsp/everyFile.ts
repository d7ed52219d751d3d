/** The files of the folders that an editor has open, whether it has the files open or not. */
import type { CancellationToken } from "vscode-languageserver";
import type { Cancellation } from "../files/requestFiles.ts";
import { untilCancelled } from "../files/requestFiles.ts";
import { isUnread } from "../files/bounds.ts";
import { Ignored } from "../files/ignored.ts";
import { normalizeUri } from "../files/uris.ts";
import type { Source } from "../syntax/source.ts";
import { Library } from "../workspace/library.ts";
import { canonicalUri } from "../workspace/occurrences.ts";
import type { Documents } from "./documents.ts";
import { isRead, readInSlices } from "./slices.ts";
import { nextTask } from "./eventLoop.ts";

/** How many files are looked at before what else waits has its turn. */
const SOME = 50;
/** How many files are read at a time: with a client, each time is one question. */
const BATCH = 20;

/** The addresses of all files that are not left out, each once. @param folders The addresses of the folders. */
export async function* urisIn(
  folders: readonly string[],
  documents: Documents,
  token?: Cancellation,
): AsyncGenerator<string> {
  const files = documents.asking();
  const ignored = new Ignored(files);
  // One folder may lie in another.
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

/** What the editor has open first, then the rest, until it is cancelled; other requests come in between. */
export async function* everyFile(
  documents: Documents,
  folders: readonly string[],
  token: CancellationToken,
): AsyncGenerator<Source> {
  const isWanted = (): boolean => !token.isCancellationRequested;
  const open = documents.open.all();
  yield* open;
  const seen = new Set(open.map(canonicalUri));
  for await (const batch of inBatches(unseen(urisIn(folders, documents, token), seen))) {
    // Not kept: with thousands of files there would be no room.
    const files = batch.map(async (uri) => documents.readOnce(uri));
    for (const file of files) {
      await nextTask();
      if (token.isCancellationRequested) return;
      const found = await untilCancelled(file, token);
      if (!found || isUnread(found)) continue;
      if (!isRead(found)) await readInSlices(found, new Library(documents.asking()), isWanted);
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
