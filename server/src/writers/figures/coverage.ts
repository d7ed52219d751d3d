/**
 * Draws which recommendation addresses which threat: a filled dot where it does. What has no dot has a hollow sign next to its name, so
 * that gaps are seen also if there are many of them.
 */
import type { CoverageFigure } from "../../publication/tree/figures.ts";
import {
  columnTitles,
  rowsOf,
  type CoverageColumn,
  type CoverageLayout,
  type CoverageRow,
} from "./coverageLayout.ts";
import { legendPart, type LegendItem } from "./legend.ts";
import {
  circlePath,
  line,
  path,
  pathMark,
  type Drawing,
  type DrawnMark,
  type NarrowPart,
  type Point,
} from "./marks.ts";
import { textWidth } from "./textWidth.ts";

const MOST_THREATS = 300;
const MOST_RECOMMENDATIONS = 120;
/** The width of a column whose title is turned, and the least of one whose title is not. */
const TURNED = 32;
const UPRIGHT = 92;
const WIDEST = 170;
/** The room for a sign in the place of dots. */
const SIGN = 22;

/** Lays the figure out. Many recommendations are drawn in several parts. @param width The wanted width. */
export function drawCoverage(figure: CoverageFigure, width: number): Drawing {
  const count = Math.min(figure.recommendations.length, MOST_RECOMMENDATIONS);
  const layout = layoutOf(figure, count, width);
  const { labelWidth, signWidth, columnWidth } = layout;
  const most = Math.max(1, Math.floor((width - labelWidth - signWidth) / columnWidth + 0.01));
  const parts = Math.max(1, Math.ceil(count / most));
  const marks: DrawnMark[] = [];
  const signs = new Set<SignOfCoverage>();
  let [bottom, right] = [0, labelWidth];
  for (let part = 0; part < parts; part++) {
    const first = Math.round((part * count) / parts);
    const end = Math.round(((part + 1) * count) / parts);
    const drawn = drawPart(figure, columnsOf(figure, [first, end], layout), {
      layout,
      top: bottom + (part ? 22 : 0),
    });
    for (const mark of drawn.marks) marks.push(mark);
    for (const sign of drawn.signs) signs.add(sign);
    ({ bottom } = drawn);
    right = Math.max(right, drawn.right);
  }
  const legend = legendPart(legendItems(figure, signs), { x: 0, top: bottom + 12, width });
  return { width: Math.max(right, legend.right), height: legend.bottom, marks: [...marks, ...legend.marks] };
}

function layoutOf({ threats }: CoverageFigure, count: number, width: number): CoverageLayout {
  const widest = threats
    .slice(0, MOST_THREATS)
    .reduce((most, threat) => Math.max(most, textWidth(threat.slice(0, 80), { size: 12 })), 0);
  const labelWidth = Math.min(Math.max(widest + 18, 120), width * 0.36);
  const room = width - labelWidth - SIGN;
  const isTurned = count * UPRIGHT > room;
  const columnWidth = isTurned ? TURNED : Math.min(WIDEST, room / Math.max(count, 1));
  return { labelWidth, signWidth: SIGN, columnWidth, isTurned };
}

/** The recommendations from one place to another, which is left out. */
function columnsOf(
  { recommendations, cells, threats, elsewhere }: CoverageFigure,
  [first, end]: readonly [number, number],
  { labelWidth, signWidth, columnWidth }: CoverageLayout,
): readonly CoverageColumn[] {
  return recommendations.slice(first, end).map((title, index) => ({
    title,
    place: first + index,
    left: labelWidth + signWidth + index * columnWidth,
    isEmpty:
      elsewhere?.recommendations[first + index] !== true &&
      !threats.some((_, threat) => cells[threat]?.[first + index] === true),
  }));
}

function drawPart(
  figure: CoverageFigure,
  columns: readonly CoverageColumn[],
  { layout, top }: { readonly layout: CoverageLayout; readonly top: number },
): NarrowPart & { readonly signs: readonly SignOfCoverage[] } {
  const { labelWidth, signWidth, columnWidth } = layout;
  const titles = columnTitles(columns, layout, top);
  const idle = columns.filter(({ isEmpty }) => isEmpty);
  const head = titles.bottom + (idle.length > 0 ? SIGN - 6 : 0);
  const threats = figure.threats.slice(0, MOST_THREATS);
  const { rows, marks: labels, bottom } = rowsOf({ ...figure, threats }, layout, head);
  const right = labelWidth + signWidth + columns.length * columnWidth;
  const rules = rows.map(({ top: y, height }) =>
    line({ x: 0, y: y + height }, { x: right, y: y + height }, { stroke: "grid" }),
  );
  const sides = columns.map(({ left: x }) => line({ x, y: head }, { x, y: bottom }, { stroke: "grid" }));
  const dots = dotsOf(figure, columns, { rows, layout });
  return {
    marks: [
      ...sides,
      ...rules,
      line({ x: 0, y: head }, { x: right, y: head }, { stroke: "ink", strokeWidth: 1.4 }),
      ...titles.marks,
      ...idle.flatMap(({ left }) => signMark("idle", { x: left + columnWidth / 2, y: head - SIGN / 2 + 1 })),
      ...labels,
      ...rows.flatMap(({ sign, top: y, height }) =>
        sign ? signMark(sign, { x: labelWidth + signWidth / 2, y: y + height / 2 }) : [],
      ),
      ...(dots === "" ? [] : [pathMark(dots, { fill: "accent" })]),
    ],
    bottom,
    right,
    signs: [
      ...(dots === "" ? [] : ["dot" as const]),
      ...rows.flatMap(({ sign }) => sign ?? []),
      ...idle.map(() => "idle" as const),
    ],
  };
}

/** All dots in one path, since there can be thousands. */
function dotsOf(
  { cells }: CoverageFigure,
  columns: readonly CoverageColumn[],
  { rows, layout }: { readonly rows: readonly CoverageRow[]; readonly layout: CoverageLayout },
): string {
  return rows
    .flatMap(({ threat, top, height }) =>
      columns.flatMap(({ place, left }) =>
        cells[threat]?.[place] === true
          ? [circlePath({ x: left + layout.columnWidth / 2, y: top + height / 2 }, 6.5)]
          : [],
      ),
    )
    .join("");
}

/** The signs of the figure: a dot, and what stands for the dots of a threat or a recommendation that has none. */
type SignOfCoverage = "dot" | "open" | "accepted" | "idle";

/** A sign has a shape of its own, so that color is not needed. */
function signMark(sign: SignOfCoverage, { x, y }: Point): readonly DrawnMark[] {
  const hollow = { fill: "paper", stroke: "fall", strokeWidth: 1.8 } as const;
  switch (sign) {
    case "dot":
      return [pathMark(circlePath({ x, y }, 6.5), { fill: "accent" })];
    case "open":
      return [pathMark(path`M${x - 6} ${y}L${x} ${y - 6}L${x + 6} ${y}L${x} ${y + 6}z`, hollow)];
    case "accepted":
      return [line({ x: x - 6, y }, { x: x + 6, y }, { stroke: "ink", strokeWidth: 2 })];
    case "idle":
      return [pathMark(path`M${x - 6} ${y - 5}H${x + 6}L${x} ${y + 6}z`, hollow)];
  }
}

/** The signs that occur. */
function legendItems({ words }: CoverageFigure, signs: ReadonlySet<SignOfCoverage>): readonly LegendItem[] {
  const all: readonly (readonly [SignOfCoverage, string])[] = [
    ["dot", words.addressed],
    ["open", words.openThreat],
    ["accepted", words.accepted],
    ["idle", words.openRecommendation],
  ];
  return all
    .filter(([sign]) => signs.has(sign))
    .map(([sign, text]) => ({ words: text, signWidth: 16, sign: (center) => signMark(sign, center) }));
}
