/** Reads the files of the house that a configuration names: the template of Word, the style sheet, the style of citations. */
import type { Failure } from "../report/report.ts";
import type { Configuration } from "../workspace/configuration.ts";
import { citationStyles, isOwnStyle } from "../workspace/houseStyle.ts";
import type { Unread } from "../workspace/files.ts";
import type { Library } from "../workspace/library.ts";
import type { HouseFiles } from "./documentOrder.ts";

/** Reads a file that is not a text. @param from The URI of the file that names it. */
export type ReadBytes = (uri: string, from: string) => Promise<Uint8Array | Unread>;

/** Reads the files. They must lie within the bounds of the workspace. */
export async function readHouseFiles(
  { document, base }: Configuration,
  library: Library,
  readBytes: ReadBytes,
): Promise<HouseFiles | Failure> {
  const { css, template, citations = citationStyles[0] } = document;
  const style = isOwnStyle(citations) ? library.file(citations, base) : undefined;
  if (isOwnStyle(citations) && !style) return failed(citations, library.why(citations, base));
  const sheet = css === undefined ? undefined : library.file(css, base);
  if (css !== undefined && !sheet) return failed(css, library.why(css, base));
  const bytes = template === undefined ? undefined : await readBytes(library.uriOf(template, base), base);
  if (bytes && !(bytes instanceof Uint8Array)) return failed(template ?? "", bytes);
  return {
    citations: { name: citations, ...(style && { text: style.text }) },
    ...(sheet && { css: sheet.text }),
    ...(bytes && { template: { path: template ?? "", bytes } }),
  };
}

function failed(path: string, { failure }: Unread): Failure {
  return { path, message: failure };
}
