/** The formats that a publication can be written in. Each writer is loaded when it is asked for. */
import type { FigureNode, Publication } from "../publication/tree.ts";
import type { DrawFigure } from "./figureSource.ts";
import type { Rasterizer } from "./figures/raster.ts";
import type { PdfEngine } from "./pdf/engine.ts";

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
  /** Says what a user should know of the result. */
  readonly note: (words: Note) => void;
}

/** What a user should know: characters without a font, or figures without a picture. */
export type Note = { readonly missingCharacters: readonly string[] } | { readonly noPictures: string };

/** A format. */
export interface DocumentFormat {
  /** The ending of its files, without a dot. */
  readonly extension: string;
  /** Whether its files are not text. */
  readonly isBinary: boolean;
  /** Writes a publication whose citations are resolved. */
  readonly write: (publication: Publication, tools: WritingTools) => Promise<string | Uint8Array>;
}

/** All formats by name. */
export const documentFormats: ReadonlyMap<string, DocumentFormat> = new Map<string, DocumentFormat>([
  [
    "html",
    {
      extension: "html",
      isBinary: false,
      write: async (publication, tools) => (await import("./html/html.ts")).writeHtml(publication, tools),
    },
  ],
  ["docx", { extension: "docx", isBinary: true, write: writeDocx }],
  ["pdf", { extension: "pdf", isBinary: true, write: writePdfDocument }],
]);

async function writeDocx(publication: Publication, tools: WritingTools): Promise<Uint8Array> {
  const { writeWord } = await import("./word/word.ts");
  const rasterize = await tools.rasterizer().catch((error: unknown) => {
    tools.note({ noPictures: String(error) });
    return undefined;
  });
  const { template } = tools;
  return writeWord(publication, {
    figures: (node) => {
      const svg = tools.draw(node, idOf(node));
      const png = rasterize?.(svg);
      return png && { svg, png };
    },
    contents: true,
    ...(template && { template }),
  });
}

async function writePdfDocument(
  publication: Publication,
  { draw, pdfEngine, note }: WritingTools,
): Promise<Uint8Array> {
  const { writePdf } = await import("./pdf/pdf.ts");
  return writePdf(publication, {
    compiler: await pdfEngine(),
    figures: (node) => draw(node, idOf(node)),
    onMissing: (missingCharacters) => {
      note({ missingCharacters });
    },
  });
}

function idOf({ data }: FigureNode): string {
  return data?.id ?? `figure-${String(data?.number ?? 0)}`;
}
