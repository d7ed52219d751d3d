/** Draws the figures of a document as SVG. */
import type { Figure } from "../../publication/tree/figures.ts";
import { plainTextOf } from "../../publication/tree/plainText.ts";
import type { DrawFigure, Picture } from "../figureSource.ts";
import { drawAgreement } from "./agreement.ts";
import { drawCalibration } from "./calibration.ts";
import { drawChange } from "./change.ts";
import { drawCoverage } from "./coverage.ts";
import { textMark, within, type Drawing } from "./marks.ts";
import { drawMatrix } from "./matrix.ts";
import { drawRanges } from "./ranges.ts";
import { drawRankings } from "./rankings.ts";
import { MARGIN, pictureOf } from "./svg.ts";
import type { Theme } from "./theme.ts";
import { wrapped } from "./wrap.ts";

/** How a figure is drawn. */
export interface FigureOptions {
  /** Fixed colors on white, or the colors of the editor's theme on its background. */
  readonly theme: Theme;
  /** Begins the ids of the figure: unique in the page. */
  readonly id: string;
  readonly title: string;
  /** What the figure shows, in whole sentences. */
  readonly alternative: string;
  /** The wanted width in pixels of CSS. A figure that needs more is wider. */
  readonly width?: number;
  /** The language of the document, as a code of BCP 47. */
  readonly language: string;
}

const WIDTH = 680;

/**
 * The figure as an SVG element of its own: it has no script, no style sheet and no reference to another file, and is the same text for
 * the same figure. Whatever the texts and the numbers are, it is well-formed, and its size is bounded.
 */
export function drawFigure(figure: Figure, options: FigureOptions): Picture {
  return pictureOf(layoutFigure(figure, options), options, options.theme);
}

/** Draws the figures of a document for its writers. @param look The theme, the language of the document, and the wanted width. */
export function figureDrawer(look: Pick<FigureOptions, "theme" | "language" | "width">): DrawFigure {
  return ({ figure, caption, alternative }, id) =>
    drawFigure(figure, { ...look, id, title: plainTextOf(caption), alternative });
}

/** The places of all marks of a figure. */
export function layoutFigure(
  figure: Figure,
  { width = WIDTH, language }: Pick<FigureOptions, "width" | "language">,
): Drawing {
  const wanted = within(width, 360, 2400) - 2 * MARGIN;
  return withRemark(drawingOf(figure, wanted, language), figure.remark, wanted);
}

function drawingOf(figure: Figure, wanted: number, language: string): Drawing {
  switch (figure.kind) {
    case "rankings":
      return drawRankings(figure, wanted);
    case "agreement":
      return drawAgreement(figure, wanted);
    case "matrix":
      return drawMatrix(figure, wanted);
    case "ranges":
      return drawRanges(figure, wanted, language);
    case "coverage":
      return drawCoverage(figure, wanted);
    case "change":
      return drawChange(figure, wanted, language);
    case "calibration":
      return drawCalibration(figure, wanted, language);
  }
}

/** A drawing with a remark below it. */
function withRemark(drawing: Drawing, remark: string | undefined, wanted: number): Drawing {
  if (remark === undefined) return drawing;
  const { height, marks } = drawing;
  const block = wrapped(remark, { width: wanted, lines: 4 }, { size: 11, italic: true });
  const width = Math.max(drawing.width, block.width);
  const mark = textMark(block, { x: 0, y: height + 10 }, { paint: "muted" });
  return { width, height: height + 10 + block.height, marks: [...marks, mark] };
}
