/** Makes the files of a document: its citations in the style of the house, its figures, and its format. */
import { t } from "@vscode/l10n";
import { readPdfAssets } from "../files/pdfAssets.ts";
import { readRasterAssets } from "../files/rasterAssets.ts";
import type { Publication } from "../publication/tree/tree.ts";
import type { Failure } from "../report/report.ts";
import { withCitations } from "./citations/cited.ts";
import { citationOrder } from "./citations/order.ts";
import type { CitationParts } from "./citations/styled.ts";
import { formatInStyle } from "./citations/styled.ts";
import type { DocumentOrder, MadeDocument } from "./documentOrder.ts";
import type { Note, WritingTools } from "./formats.ts";
import { documentFormats } from "./formats.ts";
import { formatWriters } from "./formatWriters.ts";
import { withWholeLinks } from "./links.ts";
import { errorText } from "../language/errorText.ts";

/** Makes the files, or returns why it cannot. The same order gives the same bytes. */
export async function makeDocument(
  order: DocumentOrder,
  parts: CitationParts,
): Promise<MadeDocument | Failure> {
  const { format, name, house } = order;
  const isUnresolved = documentFormats.get(format)?.hasOwnCitations && order.markdown !== "github";
  const cited = isUnresolved ? order.publication : await citedInStyle(order, parts);
  if ("message" in cited) return cited;
  const notes: Note[] = [];
  try {
    if (format === "docx" && house.template && !(await isTemplate(house.template.bytes)))
      return { path: house.template.path, message: t("It is not a document or a template of Word.") };
    const tools = await toolsFor(order, parts, notes);
    const written = await formatWriters[format](withWholeLinks(cited), tools);
    const isPlain = typeof written === "string" || written instanceof Uint8Array;
    return { written: isPlain ? { file: written, beside: new Map() } : written, notes };
  } catch (error) {
    return { path: name, message: errorText(error) };
  }
}

async function isTemplate(bytes: Uint8Array): Promise<boolean> {
  return (await import("./word/word.ts")).isWordTemplate(bytes);
}

/** What the writers need: drawings of the figures, the files of the house, and what is only loaded when it is used. */
async function toolsFor(order: DocumentOrder, { read }: CitationParts, notes: Note[]): Promise<WritingTools> {
  const { publication, tables, data, markdown, table, figure, house, name } = order;
  const { figureDrawer } = await import("./figures/figure.ts");
  return {
    draw: figureDrawer({ theme: "print", language: publication.head.language }),
    rasterizer: async () => {
      const { openRasterizer } = await import("./figures/raster.ts");
      return openRasterizer(await readRasterAssets(read));
    },
    pdfEngine: async () => {
      const { openEngine } = await import("./pdf/engine.ts");
      return openEngine(await readPdfAssets(read));
    },
    style: house.css,
    template: house.template?.bytes,
    name,
    tables,
    data,
    markdown,
    table,
    figure,
    note: (words) => notes.push(words),
  };
}

/** The document with its citations in the style of the house. */
async function citedInStyle(
  { publication, house: { citations } }: DocumentOrder,
  parts: CitationParts,
): Promise<Publication | Failure> {
  const formatted = await formatInStyle({ order: citationOrder(publication), style: citations }, parts);
  return "message" in formatted ? formatted : withCitations(publication, formatted);
}
