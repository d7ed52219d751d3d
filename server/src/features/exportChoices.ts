/** What a document can be exported as, for the questions of the editor. */
import { t } from "@vscode/l10n";
import { tableNames } from "../publication/data/tableNames.ts";
import type { TableName } from "../publication/data/tableNames.ts";
import type { Configuration } from "../workspace/configuration.ts";
import { noConfiguration } from "../workspace/configuration.ts";
import { documentFormats } from "../writers/formats.ts";
import type { DocumentFormatName } from "../writers/formats.ts";

/** A format that the user can choose, with its words in the language of the user. */
export interface ExportChoice {
  readonly format: DocumentFormatName;
  readonly label: string;
  readonly detail: string;
  /** The ending of the file, without a dot. */
  readonly extension: string;
  /** The table to write, if the format has one table only. */
  readonly table?: TableName;
  /** Whether it can be written in full and in brief, as the user chooses. */
  readonly hasStyles: boolean;
  /** Whether it is a folder of files. */
  readonly isFolder: boolean;
}

/** Returns the formats, the most common first. @param configuration It may say how much a document has. */
export function exportChoices({ document: { style } }: Configuration = noConfiguration): ExportChoice[] {
  const all = formatChoices();
  return style === undefined ? all : all.map((each) => ({ ...each, hasStyles: false }));
}

/** Returns the formats for what is shown of a file apart from its document: those of documents and figures. */
export function viewExportChoices(): ExportChoice[] {
  return formatChoices()
    .filter(({ hasStyles, isFolder }) => hasStyles || isFolder)
    .map((each) => ({ ...each, hasStyles: false }));
}

function formatChoices(): ExportChoice[] {
  return [
    choice("docx", "Word", t("A document to edit, with footnotes and captions.")),
    choice("pdf", "PDF", t("A document to print, with footnotes and page numbers.")),
    choice("html", "HTML", t("A page for a browser. It needs no other file.")),
    choice("markdown", "Markdown", t("A text for Pandoc, with its sources and figures next to it.")),
    choice("xlsx", t("Excel workbook"), t("The tables of threats, rankings, recommendations and results.")),
    ...tableNames.map((table) => ({ ...choice("csv", tableLabel(table), t("One table.")), table })),
    choice("svg", t("Figures as SVG"), t("A folder with a file for each figure.")),
    choice("json", "JSON", t("The assessment as data for other programs.")),
  ];
}

function choice(format: DocumentFormatName, label: string, detail: string): ExportChoice {
  const { extension = format, shows } = documentFormats.get(format) ?? {};
  return { format, label, detail, extension, hasStyles: shows === undefined, isFolder: shows === "figures" };
}

function tableLabel(table: TableName): string {
  switch (table) {
    case "register":
      return t("CSV: threats");
    case "rankings":
      return t("CSV: rankings");
    case "ranking-details":
      return t("CSV: about the rankings");
    case "recommendations":
      return t("CSV: recommendations");
    case "results":
      return t("CSV: results of surveys");
  }
}
