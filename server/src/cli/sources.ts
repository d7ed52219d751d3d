/** The files of sources that documents name: what is wrong in them is reported at its line, once, whoever names them. */
import { URI } from "vscode-uri";
import { readText } from "../files/disk.ts";
import { isOfSources } from "../model/bibliography.ts";
import type { Files } from "../workspace/library.ts";
import type { Examined } from "./examine.ts";
import { examine } from "./examine.ts";
import { byCodeUnits } from "./paths.ts";

/** The files of sources that these files read and that are not among them, as far as something is wrong in them. */
export function faultySources(examined: readonly Examined[], files: Files): Examined[] {
  const known = new Set(examined.map(({ path }) => path));
  const read = examined.flatMap(({ reads }) =>
    reads.flatMap(([uri, print]) => (print !== null && uri.startsWith("file:") ? [uri] : [])),
  );
  return [...new Set(read)]
    .filter((uri) => !known.has(URI.parse(uri).fsPath) && isSources(uri, files))
    .sort(byCodeUnits)
    .map((uri) => URI.parse(uri).fsPath)
    .map((path) => examine(path, readText(path), files))
    .filter(({ result }) => "findings" in result && result.findings.length > 0);
}

function isSources(uri: string, files: Files): boolean {
  const source = files.read(uri);
  return source !== undefined && isOfSources(source);
}
