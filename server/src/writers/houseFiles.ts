/** Reads the files of the house that a configuration names: the template of Word, the style sheet, the style of citations. */
import type { Failure } from "../report/report.ts";
import type { Configuration } from "../workspace/configuration.ts";
import { citationStyles, isOwnStyle } from "../workspace/houseStyle.ts";
import type { Unread } from "../workspace/files.ts";
import type { Library } from "../workspace/library.ts";
import type { CitationStyle } from "./citations/styled.ts";
import type { HouseFiles } from "./documentOrder.ts";

/** Reads a file that is not a text. @param from The URI of the file that names it. */
type ReadBytes = (uri: string, from: string) => Promise<Uint8Array | Unread>;

/** Reads the files. They must lie within the bounds of the workspace. */
export async function readHouseFiles(
  { document, base }: Configuration,
  library: Library,
  readBytes: ReadBytes,
): Promise<HouseFiles | Failure> {
  const { css, template } = document;
  const citations = citationStyleIn({ document, base }, library);
  const { name, text } = citations;
  if (isOwnStyle(name) && text === undefined) return failed(name, library.why(name, base));
  const sheet = css === undefined ? undefined : library.file(css, base);
  if (css !== undefined && !sheet) return failed(css, library.why(css, base));
  const bytes = template === undefined ? undefined : await readBytes(library.uriOf(template, base), base);
  if (bytes && !(bytes instanceof Uint8Array)) return failed(template ?? "", bytes);
  return {
    citations,
    ...(sheet && { css: sheet.text }),
    ...(bytes && { template: { path: template ?? "", bytes } }),
  };
}

/** Returns the style of citations that a configuration names. A file that cannot be read has no text. */
export function citationStyleIn(
  { document, base }: Pick<Configuration, "document" | "base">,
  library: Library,
): CitationStyle {
  const { citations: name = citationStyles[0] } = document;
  const file = isOwnStyle(name) ? library.file(name, base) : undefined;
  return { name, ...(file && { text: file.text }) };
}

function failed(path: string, { failure }: Unread): Failure {
  return { path, message: failure };
}
