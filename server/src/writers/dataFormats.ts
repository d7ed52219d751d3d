/** Writes the formats other than the document for readers: Markdown for Pandoc, tables, data, and the figures alone. */
import { t } from "@vscode/l10n";
import { listed } from "../language/lists.ts";
import { showHidden } from "../language/hiddenCharacters.ts";
import type { PlainTable } from "../publication/data/tables.ts";
import type { FigureNode, Publication } from "../publication/tree/tree.ts";
import type { WritingTools, Written } from "./formats.ts";

/** Writes Markdown, with its bibliography and its pictures. */
export async function writeMarkdownFiles(
  publication: Publication,
  { draw, name, markdown }: WritingTools,
): Promise<string | Written> {
  if (markdown === "github")
    return (await import("./markdown/githubMarkdown.ts")).writeGithubMarkdown(publication);
  const { writeMarkdown } = await import("./markdown/markdown.ts");
  const { text, beside } = writeMarkdown(publication, { name, draw });
  return { file: text, beside };
}

/** Writes one table as CSV. */
export async function writeTable(_: Publication, { tables, table }: WritingTools): Promise<string> {
  return (await import("./spreadsheets/csv.ts")).writeCsv(tableNamed(table, tables));
}

/** @throws An error with the names of the tables, if there is none of this name. */
function tableNamed(name: string | undefined, tables: readonly PlainTable[]): PlainTable {
  const found = name === undefined ? tables[0] : tables.find((table) => table.name === name);
  return found ?? noneOf(tables.map((table) => table.name));
}

/** Writes one table, or all of them, as a workbook. */
export async function writeWorkbook(_: Publication, { tables, table }: WritingTools): Promise<Uint8Array> {
  const { writeXlsx } = await import("./spreadsheets/xlsx.ts");
  return writeXlsx(table === undefined && tables.length > 0 ? tables : [tableNamed(table, tables)]);
}

/** Writes one figure, or a folder with all of them. */
export function writeFigures({ body }: Publication, { draw, figure }: WritingTools): string | Written {
  const figures = body.children.filter((node): node is FigureNode => node.type === "figure");
  const drawn = new Map(
    figures.map((node, index) => {
      const id = node.data?.id ?? `figure-${String(index + 1)}`;
      return [id.replace(/^figure-/, ""), () => draw(node, id).svg];
    }),
  );
  if (figure !== undefined) return (drawn.get(figure) ?? noneOf([...drawn.keys()]))();
  if (drawn.size === 0) return noneOf([]);
  return {
    beside: new Map(
      Array.from(drawn, ([name, drawing]) => [`${name.replace(/[^\p{L}\p{N}_-]/gu, "-")}.svg`, drawing()]),
    ),
  };
}

/** @throws An error that names what there is. */
function noneOf(names: readonly string[]): never {
  throw new Error(
    names.length === 0
      ? t("The assessment has nothing to write in this format.")
      : t("There is nothing of this name. There is: {0}.", listed(names.map(showHidden), "and")),
  );
}
