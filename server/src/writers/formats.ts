/** The formats that a publication can be written in. Each writer is loaded when it is asked for. */
import type { Publication } from "../publication/tree.ts";
import type { DrawFigure } from "./figureSource.ts";

/** What writers get besides the publication. */
export interface WritingTools {
  readonly draw?: DrawFigure | undefined;
  /** The style sheet of a house, for HTML. */
  readonly style?: string | undefined;
}

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
]);
