/** The problems in source files, such as bibliographies, that documents name: each is reported once, at its own line. */
import { URI } from "vscode-uri";
import type { Disk } from "../files/disk.ts";
import { isBibliographyFile } from "../model/bibliography/bibliography.ts";
import type { Examined } from "./examine.ts";
import { examine } from "./examine.ts";
import { byCodeUnits } from "./paths.ts";

/** The source files that these files read, are not checked themselves, and have problems. */
export function bibliographiesWithProblems(examined: readonly Examined[], disk: Disk): Examined[] {
  const known = new Set(examined.map(({ path }) => path));
  const paths = new Set<string>();
  const seen = new Set<string>();
  for (const [uri, print, from] of examined.flatMap(({ reads }) => reads)) {
    // Files that a document may not read are not read for it here either.
    const source = print === null || seen.has(uri) ? undefined : disk.read(uri, from);
    if (!source) continue;
    seen.add(uri);
    if (uri.startsWith("file:") && isBibliographyFile(source)) paths.add(URI.parse(uri).fsPath);
  }
  return [...paths]
    .filter((path) => !known.has(path))
    .sort(byCodeUnits)
    .map((path) => examine(path, disk.reading(path), disk))
    .filter(({ result }) => "findings" in result && result.findings.length > 0);
}
