/** The files of the folders that an editor has open, whether it has the files open or not. */
import { resolve } from "node:path";
import { setImmediate as turn } from "node:timers/promises";
import type { CancellationToken } from "vscode-languageserver";
import { URI } from "vscode-uri";
import { readText } from "../files/disk.ts";
import { filesBelow } from "../files/find.ts";
import { Ignored } from "../files/ignored.ts";
import { Source } from "../syntax/source.ts";
import type { Files } from "../workspace/library.ts";
import { addressOf } from "../workspace/named.ts";
import type { Documents } from "./documents.ts";

/** How many paths are looked at before what else waits has its turn. */
const SOME = 50;

/** The paths of all files that are not left out, each once. @param folders The addresses of the folders. */
export async function* pathsIn(folders: readonly string[], files: Files): AsyncGenerator<string> {
  const ignored = new Ignored(files);
  // One folder may lie in another.
  const seen = new Set<string>();
  let count = 0;
  for (const { scheme, fsPath } of folders.map((folder) => URI.parse(folder))) {
    if (scheme !== "file") continue;
    for await (const path of filesBelow(resolve(fsPath))) {
      if (++count % SOME === 0) await turn();
      if (seen.has(path) || ignored.has(path)) continue;
      seen.add(path);
      yield path;
    }
  }
}

/** What the editor has open first, then the rest, until it is cancelled; other requests come in between. */
export async function* everyFile(
  documents: Documents,
  folders: readonly string[],
  token: CancellationToken,
): AsyncGenerator<Source> {
  const open = documents.open.all();
  yield* open;
  const seen = new Set(open.map(addressOf));
  for await (const path of pathsIn(folders, documents)) {
    await turn();
    if (token.isCancellationRequested) return;
    const uri = URI.file(path).toString();
    if (seen.has(uri)) continue;
    seen.add(uri);
    // Not kept: with thousands of files there would be no room.
    const reading = readText(path);
    if ("text" in reading) yield Source.of(uri, reading.text);
  }
}
