/** Draws how often judged events have occurred: for each group a bar for what the words mean, and a dot with its interval. */
import type { CalibrationFigure, CalibrationRow } from "../../publication/tree/figures.ts";
import type { LegendItem } from "./legend.ts";
import { legendPart } from "./legend.ts";
import {
  circle,
  heightOf,
  line,
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

const MOST_ROWS = 100;
const BAR = 18;
const RADIUS = 5;
/** The half height of the ends of an interval. */
const CAP = 5;
const TICKS = [0, 20, 40, 60, 80, 100];
/** The space beside the axis for half of a number. */
const BESIDE = 22;

/** The place of the labels and of the axis. */
interface Columns {
  readonly labelWidth: number;
  readonly from: number;
  readonly to: number;
  readonly language: string;
}

interface MeasuredRow {
  readonly row: CalibrationRow;
  readonly label: TextBlock;
  readonly words: TextBlock;
  readonly height: number;
}

/** Lays the figure out. @param width The wanted width. */
export function drawCalibration(figure: CalibrationFigure, width: number, language: string): Drawing {
  const labelWidth = width * 0.3;
  const columns = { labelWidth, from: labelWidth + BESIDE, to: width - BESIDE, language };
  const header = headerPart(figure.axis, columns);
  const marks: DrawnMark[] = [];
  let top = header.bottom;
  for (const row of figure.rows.slice(0, MOST_ROWS).map((each) => measuredRow(each, columns))) {
    if (top > header.bottom) marks.push(line({ x: 0, y: top }, { x: width, y: top }, { stroke: "grid" }));
    for (const mark of rowMarks(row, columns, top)) marks.push(mark);
    top += row.height;
  }
  const grid = TICKS.map((percent) => {
    const x = placeOf(percent, columns);
    return line({ x, y: header.bottom - 4 }, { x, y: top }, { stroke: "grid" });
  });
  const legend = legendPart(legendItems(figure), { x: 0, top: top + 12, width });
  return {
    width,
    height: legend.bottom + 2,
    marks: [...grid, ...header.marks, ...marks, ...legend.marks],
  };
}

function placeOf(percent: number, { from, to }: Columns): number {
  return from + ((to - from) * within(percent, 0, 100)) / 100;
}

/** The name of the axis and its numbers. */
function headerPart(axis: string, columns: Columns): DrawnPart {
  const { from, to, language } = columns;
  const title = wrapped(axis, { width: to - from, lines: 2 }, { size: 12, bold: true });
  const numbers = TICKS.map((percent) =>
    textMark(
      oneLine(percentage(percent, language), { size: 10.5 }),
      { x: placeOf(percent, columns), y: title.height + 3 },
      { anchor: "middle", paint: "muted" },
    ),
  );
  return {
    marks: [textMark(title, { x: (from + to) / 2, y: 0 }, { anchor: "middle" }), ...numbers],
    bottom: title.height + 21,
  };
}

function measuredRow(row: CalibrationRow, { labelWidth }: Columns): MeasuredRow {
  const label = wrapped(row.label, { width: labelWidth, lines: 4 }, { size: 12, bold: true });
  const words = wrapped(row.words, { width: labelWidth, lines: 2 }, { size: 11 });
  return { row, label, words, height: Math.max(heightOf([label, words]), BAR + 6) + 12 };
}

function rowMarks({ row, label, words, height }: MeasuredRow, columns: Columns, top: number): DrawnMark[] {
  const y = top + height / 2;
  const begin = y - heightOf([label, words]) / 2;
  const place = (percent: number): number => placeOf(percent, columns);
  return [
    textMark(label, { x: 0, y: begin }),
    textMark(words, { x: 0, y: begin + label.height }, { paint: "muted" }),
    ...barMarks(place(row.expected.from), place(row.expected.to), y),
    ...intervalMarks(place(row.interval.from), place(row.interval.to), y),
    dot({ x: place(row.share), y }, row.isFew),
  ];
}

/** What the words mean: a pale bar with an outline. */
function barMarks(one: number, other: number, y: number): DrawnMark[] {
  const [left, right] = [Math.min(one, other), Math.max(one, other)];
  const width = Math.max(right - left, 3);
  return [
    rectangle(
      { x: (left + right - width) / 2, y: y - BAR / 2, width, height: BAR },
      { fill: "panel", stroke: "rule" },
    ),
  ];
}

/** The interval of a share: a line with two ends. */
function intervalMarks(left: number, right: number, y: number): DrawnMark[] {
  const look = { stroke: "accent", strokeWidth: 1.6 } as const;
  const end = (x: number): DrawnMark => line({ x, y: y - CAP }, { x, y: y + CAP }, look);
  return [line({ x: left, y }, { x: right, y }, look), end(left), end(right)];
}

/** A share: filled, or hollow if it is of few. */
function dot(center: Point, isFew: boolean): DrawnMark {
  return circle(center, RADIUS, { fill: isFew ? "paper" : "accent", stroke: "accent", strokeWidth: 1.6 });
}

function legendItems({ expectedLabel, shareLabel, fewLabel, rows }: CalibrationFigure): LegendItem[] {
  const shareSign = (isFew: boolean): LegendItem["sign"] =>
    function sign({ x, y }) {
      return [...intervalMarks(x - 16, x + 16, y), dot({ x, y }, isFew)];
    };
  return [
    { words: expectedLabel, signWidth: 34, sign: ({ x, y }) => barMarks(x - 16, x + 16, y) },
    ...(rows.some(({ isFew }) => !isFew)
      ? [{ words: shareLabel, signWidth: 34, sign: shareSign(false) }]
      : []),
    ...(rows.some(({ isFew }) => isFew) ? [{ words: fewLabel, signWidth: 34, sign: shareSign(true) }] : []),
  ];
}
