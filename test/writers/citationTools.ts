/** The citation processor with the styles of the program, as the build writes them. */
import { readFile } from "node:fs/promises";
import CSL from "citeproc";
import { readCitationFiles } from "../../server/src/files/citationFiles.ts";
import type { CitationTools } from "../../server/src/writers/citations/resolve.ts";

const files = await readCitationFiles(async (name) =>
  readFile(new URL(`../../dist/${name}`, import.meta.url)),
);

/** Returns what formats citations in a style. @param name One of the program. */
export function citationTools(name: string): CitationTools {
  return { processor: CSL, style: files.styles.get(name) ?? "", locale: files.locale };
}
