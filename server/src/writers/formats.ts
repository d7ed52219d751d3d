/** The formats that a document can be written in, without what writes them: `formatWriters.ts` has that. */
import type { Json } from "../publication/data/normalized.ts";
import type { PlainTable } from "../publication/data/tables.ts";
import type { Publication } from "../publication/tree/tree.ts";
import type { DrawFigure } from "./figureSource.ts";
import type { Rasterizer } from "./figures/raster.ts";
import type { PdfEngine } from "./pdf/engine.ts";

/** A format. */
interface DocumentFormat {
  /** The ending of its files, without a dot. */
  readonly extension: string;
  /** Whether its files are not text. */
  readonly isBinary: boolean;
  /** What it shows of the assessment instead of the document. */
  readonly shows?: "tables" | "data" | "figures";
  /** Whether the format has citations of its own, so that they are not resolved before. */
  readonly hasOwnCitations?: boolean;
}

/** The names of the formats. */
export type DocumentFormatName =
  "html" | "docx" | "pdf" | "markdown" | "text" | "json" | "csv" | "xlsx" | "svg";

const formats: Readonly<Record<DocumentFormatName, DocumentFormat>> = {
  html: { extension: "html", isBinary: false },
  docx: { extension: "docx", isBinary: true },
  pdf: { extension: "pdf", isBinary: true },
  markdown: { extension: "md", isBinary: false, hasOwnCitations: true },
  text: { extension: "txt", isBinary: false },
  json: { extension: "json", isBinary: false, shows: "data" },
  csv: { extension: "csv", isBinary: false, shows: "tables" },
  xlsx: { extension: "xlsx", isBinary: true, shows: "tables" },
  svg: { extension: "svg", isBinary: false, shows: "figures" },
};

/** All formats by name. */
export const documentFormats: ReadonlyMap<string, DocumentFormat> = new Map(Object.entries(formats));

/** Whether there is a format of this name. */
export function isDocumentFormat(name: string): name is DocumentFormatName {
  return documentFormats.has(name);
}

/** What writers get besides the publication. */
export interface WritingTools {
  readonly draw: DrawFigure;
  /** Loads what makes pixels of a drawing. It throws if it is not installed. */
  readonly rasterizer: () => Promise<Rasterizer>;
  /** Loads the compiler of PDFs. It throws if it is not installed. */
  readonly pdfEngine: () => Promise<PdfEngine>;
  /** The style sheet of a house, for HTML. */
  readonly style?: string | undefined;
  /** The template of a house, for Word. */
  readonly template?: Uint8Array | undefined;
  /** The name of the file without its ending: those next to it begin with it. */
  readonly name: string;
  /** The tables of the assessment, and the one to write. */
  readonly tables: readonly PlainTable[];
  readonly table?: string | undefined;
  /** The assessment as data. */
  readonly data: Json;
  /** Markdown for a page of a code host instead of Pandoc. */
  readonly markdown?: "github" | undefined;
  /** The name of the only figure to write. */
  readonly figure?: string | undefined;
  /** Says what a user should know of the result. */
  readonly note: (words: Note) => void;
}

/** Writes a publication in one format. */
export type WriteFormat = (
  publication: Publication,
  tools: WritingTools,
) => Promise<string | Uint8Array | Written>;

/** What a user should know: characters without a font, or figures without a picture. */
export type Note = { readonly missingCharacters: readonly string[] } | { readonly noPictures: string };

/** A file, and files next to it by their paths. Without the file, they make a folder. */
export interface Written {
  readonly file?: string | Uint8Array;
  readonly beside: ReadonlyMap<string, string | Uint8Array>;
}
