/** Draws likelihoods as bars on an axis from 0 to 100 percent, with the confidence as filled dots. */
import type { RangeRow, RangesFigure } from "../../publication/tree/figures.ts";
import { confidenceMarks } from "./confidence.ts";
import { legendPart, type LegendItem } from "./legend.ts";
import {
  centeredText,
  heightOf,
  line,
  path,
  pathMark,
  rectangle,
  textMark,
  within,
  type Drawing,
  type DrawnMark,
  type DrawnPart,
  type Point,
} from "./marks.ts";
import { percentage } from "../../language/figures.ts";
import { oneLine, wrapped, type TextBlock } from "./wrap.ts";

const MOST_ROWS = 300;
const BAR = 14;
/** The width of the narrowest bar. */
const NARROW = 2;
/** The numbers of the axis, and those of a short axis. */
const TICKS = [0, 20, 40, 60, 80, 100];
const FEW_TICKS = [0, 50, 100];
const SHORT = 200;
/** The space beside the axis for the number at the end of a bar. */
const BESIDE = 44;

/** The columns of the figure. */
interface Columns {
  readonly width: number;
  readonly labelWidth: number;
  /** The places of 0 and of 100 percent. */
  readonly from: number;
  readonly to: number;
  readonly confidence: number;
  readonly language: string;
}

interface MeasuredRow {
  readonly row: RangeRow;
  readonly label: TextBlock;
  readonly words: TextBlock;
  readonly confidence: TextBlock | undefined;
  readonly height: number;
}

/** Lays the figure out. @param width The wanted width. */
export function drawRanges(figure: RangesFigure, width: number, language: string): Drawing {
  const rows = figure.rows.slice(0, MOST_ROWS);
  const columns = columnsOf(rows, width, language);
  const header = headerPart(figure, columns, 0);
  const marks: DrawnMark[] = [];
  let top = header.bottom;
  for (const row of rows.map((each) => measuredRow(each, columns))) {
    if (top > header.bottom) marks.push(line({ x: 0, y: top }, { x: width, y: top }, { stroke: "grid" }));
    for (const mark of rowMarks(row, figure.noBandLabel, { columns, top })) marks.push(mark);
    top += row.height;
  }
  const axis = axisPart(columns, top + 6);
  const grid = ticksOf(columns).map((percent) => {
    const x = placeOf(percent, columns);
    return line({ x, y: header.bottom - 4 }, { x, y: top + 6 }, { stroke: "grid" });
  });
  const legend = legendPart(legendItems(rows, figure.words), { x: 0, top: axis.bottom + 10, width });
  return {
    width,
    height: legend.bottom,
    marks: [...grid, ...header.marks, ...marks, ...axis.marks, ...legend.marks],
  };
}

function columnsOf(rows: readonly RangeRow[], width: number, language: string): Columns {
  const hasConfidence = rows.some(({ confidence }) => confidence !== undefined);
  const confidence = hasConfidence ? width * 0.84 : width;
  const labelWidth = width * 0.34;
  return { width, labelWidth, from: labelWidth + BESIDE, to: confidence - BESIDE, confidence, language };
}

function placeOf(percent: number, { from, to }: Columns): number {
  return from + ((to - from) * within(percent, 0, 100)) / 100;
}

/** The name of the axis and of the confidence, and the numbers of the axis. */
function headerPart({ axis, confidenceTitle }: RangesFigure, columns: Columns, top: number): DrawnPart {
  const { from, to, confidence, width } = columns;
  const style = { size: 12, bold: true };
  const title = wrapped(axis, { width: to - from + 2 * BESIDE, lines: 2 }, style);
  const other = wrapped(
    confidence < width ? confidenceTitle : "",
    { width: width - confidence, lines: 2 },
    style,
  );
  const height = Math.max(title.height, other.height);
  const numbers = axisPart(columns, top + height + 3);
  return {
    marks: [
      textMark(title, { x: (from + to) / 2, y: top + height - title.height }, { anchor: "middle" }),
      textMark(other, { x: confidence, y: top + height - other.height }),
      ...numbers.marks,
    ],
    bottom: numbers.bottom + 4,
  };
}

function ticksOf({ from, to }: Columns): readonly number[] {
  return to - from < SHORT ? FEW_TICKS : TICKS;
}

function axisPart(columns: Columns, top: number): DrawnPart {
  const ticks = ticksOf(columns);
  const blocks = ticks.map((percent) => oneLine(percentage(percent, columns.language), { size: 10.5 }));
  return {
    marks: blocks.map((block, index) =>
      textMark(
        block,
        { x: placeOf(ticks[index] ?? 0, columns), y: top },
        { anchor: "middle", paint: "muted" },
      ),
    ),
    bottom: top + 14,
  };
}

function measuredRow(row: RangeRow, { labelWidth, confidence, width }: Columns): MeasuredRow {
  const label = wrapped(row.label, { width: labelWidth, lines: 4 }, { size: 12, bold: true });
  const words = wrapped(row.words, { width: labelWidth, lines: 3 }, { size: 11 });
  const sure =
    row.confidence && wrapped(row.confidence.label, { width: width - confidence, lines: 3 }, { size: 11 });
  const height = Math.max(heightOf([label, words]), (sure?.height ?? 0) + 14, BAR + 6) + 14;
  return { row, label, words, confidence: sure, height };
}

function rowMarks(
  { row, label, words, confidence, height }: MeasuredRow,
  noBandLabel: string,
  { columns, top }: { readonly columns: Columns; readonly top: number },
): readonly DrawnMark[] {
  const middle = top + height / 2;
  const begin = middle - heightOf([label, words]) / 2;
  const isSure = row.confidence !== undefined && confidence !== undefined;
  return [
    textMark(label, { x: 0, y: begin }),
    textMark(words, { x: 0, y: begin + label.height }, { paint: "muted" }),
    ...bandMarks(row.band, noBandLabel, { columns, y: middle }),
    ...(isSure ? confidenceMarks(row.confidence, confidence, { x: columns.confidence, y: middle }) : []),
  ];
}

function bandMarks(
  band: RangeRow["band"],
  noBandLabel: string,
  { columns, y }: { readonly columns: Columns; readonly y: number },
): readonly DrawnMark[] {
  if (!band || Number.isNaN(band.from + band.to)) return noBandMarks(noBandLabel, columns, y);
  const [low, high] = [Math.min(band.from, band.to), Math.max(band.from, band.to)];
  const [left, right] = [placeOf(low, columns), placeOf(high, columns)];
  const number = (value: number): TextBlock =>
    oneLine(percentage(within(value, 0, 100), columns.language), { size: 11, bold: true });
  if (isPoint(band))
    return [pathMark(diamond({ x: left, y }), BAND), centeredText(number(low), { x: left + 12, y })];
  return [
    rectangle({ x: left, y: y - BAR / 2, width: Math.max(right - left, NARROW), height: BAR }, BAND),
    centeredText(number(low), { x: left - 4, y }, { anchor: "end" }),
    centeredText(number(high), { x: Math.max(right, left + NARROW) + 4, y }),
  ];
}

const BAND = { fill: "rise", radius: 2 } as const;

function isPoint({ from, to }: NonNullable<RangeRow["band"]>): boolean {
  return within(to, 0, 100) === within(from, 0, 100);
}

/** The signs that the rows have. */
function legendItems(rows: readonly RangeRow[], words: RangesFigure["words"]): readonly LegendItem[] {
  const bands = rows.flatMap(({ band }) => (band && !Number.isNaN(band.from + band.to) ? [band] : []));
  const item = (isUsed: boolean, text: string, sign: LegendItem["sign"]): LegendItem[] =>
    isUsed ? [{ words: text, signWidth: 30, sign }] : [];
  const dots = { place: 1, levels: 3 };
  const none = oneLine("", { size: 1 });
  return [
    ...item(
      bands.some((band) => !isPoint(band)),
      words.band,
      ({ x, y }) => [rectangle({ x: x - 15, y: y - BAR / 2, width: 30, height: BAR }, BAND)],
    ),
    ...item(bands.some(isPoint), words.point, (center) => [pathMark(diamond(center), BAND)]),
    ...item(
      rows.some(({ confidence }) => confidence && confidence.levels > 0),
      words.confidence,
      ({ x, y }) => confidenceMarks(dots, none, { x: x - 17, y: y + 1 }),
    ),
  ];
}

function diamond({ x, y }: Point): string {
  return path`M${x - 8} ${y}L${x} ${y - 8}L${x + 8} ${y}L${x} ${y + 8}z`;
}

/** Words in the place of a bar, between dashes. */
function noBandMarks(words: string, { from, to }: Columns, y: number): readonly DrawnMark[] {
  const block = wrapped(words, { width: to - from - 40, lines: 2 }, { size: 11, italic: true });
  const middle = (from + to) / 2;
  const dashes = { stroke: "rule", dash: "2 4" } as const;
  return [
    line({ x: from, y }, { x: middle - block.width / 2 - 6, y }, dashes),
    centeredText(block, { x: middle, y }, { anchor: "middle", paint: "muted" }),
    line({ x: middle + block.width / 2 + 6, y }, { x: to, y }, dashes),
  ];
}
