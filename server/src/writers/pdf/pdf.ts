/** Writes a document as PDF. */
import type { Publication } from "../../publication/tree/tree.ts";
import type { PdfEngine } from "./engine.ts";
import type { Paper } from "./source.ts";
import { typstSource } from "./source.ts";
import type { Surroundings } from "./writing.ts";

/** How a PDF is written. */
export interface PdfOptions {
  /** The compiler with its fonts: `openEngine`. */
  readonly compiler: PdfEngine;
  /** Draws a figure as SVG. Without it, the PDF has the alternative texts. */
  readonly figures?: Surroundings["figures"];
  readonly paper?: Paper;
  /** Gets the characters that no font has, which the PDF shows as "[U+4E2D]". It is called only if there are any. */
  readonly onMissing?: (characters: readonly string[]) => void;
}

/**
 * Writes a document as a tagged PDF. The same document gives the same bytes.
 * @throws PdfError with a sentence for the user if the compiler fails.
 */
export async function writePdf(publication: Publication, options: PdfOptions): Promise<Uint8Array> {
  const { compiler, figures, paper = "a4", onMissing } = options;
  const covers = (codePoint: number): boolean => compiler.covers(codePoint);
  const { files, missing } = typstSource(publication, { covers, figures, paper });
  if (missing.length > 0) onMissing?.(missing);
  return compiler.compile(files);
}
