/** Draws which recommendation addresses which threat: a filled dot where it does, a small pale one where it does not. */
import type { CoverageFigure } from "../../publication/figures.ts";
import {
  circlePath,
  line,
  pathMark,
  rectangle,
  type Box,
  type Drawing,
  type DrawnMark,
  type DrawnPart,
} from "./marks.ts";
import {
  columnTitles,
  rowsOf,
  type CoverageColumn,
  type CoverageRow,
  type CoverageLayout,
} from "./coverageLayout.ts";
import { textWidth } from "./textWidth.ts";

const MOST_THREATS = 300;
const MOST_RECOMMENDATIONS = 120;
/** The width of a column whose title is turned, and the least of one whose title is not. */
const TURNED = 32;
const UPRIGHT = 92;
const WIDEST = 170;

/** Lays the figure out. Many recommendations are drawn in several parts. @param width The wanted width. */
export function drawCoverage(figure: CoverageFigure, width: number): Drawing {
  const count = Math.min(figure.recommendations.length, MOST_RECOMMENDATIONS);
  const layout = layoutOf(figure, count, width);
  const most = Math.max(1, Math.floor((width - layout.labelWidth) / layout.columnWidth + 0.01));
  const parts = Math.max(1, Math.ceil(count / most));
  const marks: DrawnMark[] = [];
  let bottom = 0;
  for (let part = 0; part < parts; part++) {
    const first = Math.round((part * count) / parts);
    const end = Math.round(((part + 1) * count) / parts);
    const drawn = drawPart(figure, columnsOf(figure, [first, end], layout), {
      layout,
      top: bottom + (part ? 22 : 0),
    });
    for (const mark of drawn.marks) marks.push(mark);
    ({ bottom } = drawn);
  }
  return { width, height: bottom, marks };
}

function layoutOf({ threats }: CoverageFigure, count: number, width: number): CoverageLayout {
  const widest = threats
    .slice(0, MOST_THREATS)
    .reduce((most, threat) => Math.max(most, textWidth(threat.slice(0, 80), { size: 12 })), 0);
  const labelWidth = Math.min(Math.max(widest + 18, 120), width * 0.36);
  const isTurned = count * UPRIGHT > width - labelWidth;
  const columnWidth = isTurned ? TURNED : Math.min(WIDEST, (width - labelWidth) / Math.max(count, 1));
  return { labelWidth, columnWidth, isTurned };
}

/** The recommendations from one place to another, which is left out. */
function columnsOf(
  { recommendations, cells, threats, elsewhere }: CoverageFigure,
  [first, end]: readonly [number, number],
  { labelWidth, columnWidth }: CoverageLayout,
): readonly CoverageColumn[] {
  return recommendations.slice(first, end).map((title, index) => ({
    title,
    place: first + index,
    left: labelWidth + index * columnWidth,
    isEmpty:
      elsewhere?.recommendations[first + index] !== true &&
      !threats.some((_, threat) => cells[threat]?.[first + index] === true),
  }));
}

function drawPart(
  figure: CoverageFigure,
  columns: readonly CoverageColumn[],
  { layout, top }: { readonly layout: CoverageLayout; readonly top: number },
): DrawnPart {
  const titles = columnTitles(columns, figure.emptyRecommendationLabel, { layout, top });
  const threats = figure.threats.slice(0, MOST_THREATS);
  const { rows, marks: labels, bottom } = rowsOf({ ...figure, threats }, layout, titles.bottom);
  const right = layout.labelWidth + columns.length * layout.columnWidth;
  const rules = [titles.bottom, ...rows.map((row) => row.top + row.height)].map((y, index) =>
    line(
      { x: 0, y },
      { x: right, y },
      index === 0 ? { stroke: "ink", strokeWidth: 1.4 } : { stroke: "grid" },
    ),
  );
  const warnings = [
    ...rows
      .filter(({ isEmpty }) => isEmpty)
      .map((row) => ({ x: 0, y: row.top, width: right, height: row.height })),
    ...columns
      .filter(({ isEmpty }) => isEmpty)
      .map(({ left }) => ({ x: left, y: top, width: layout.columnWidth, height: bottom - top })),
  ].map(warning);
  return {
    marks: [
      ...warnings,
      ...rules,
      ...titles.marks,
      ...labels,
      ...dotMarks(figure, columns, { rows, layout }),
    ],
    bottom,
  };
}

/** A band behind a row or a column without a dot. Its title says the same in words. */
function warning(box: Box): DrawnMark {
  return rectangle(box, { fill: 0.25, covers: true });
}

/** All dots in two paths, since there can be thousands. */
function dotMarks(
  { cells }: CoverageFigure,
  columns: readonly CoverageColumn[],
  { rows, layout }: { readonly rows: readonly CoverageRow[]; readonly layout: CoverageLayout },
): readonly DrawnMark[] {
  const [filled, empty]: [string[], string[]] = [[], []];
  for (const { threat, top, height } of rows)
    for (const { place, left } of columns) {
      const center = { x: left + layout.columnWidth / 2, y: top + height / 2 };
      if (cells[threat]?.[place] === true) filled.push(circlePath(center, 6.5));
      else empty.push(circlePath(center, 2));
    }
  return [pathMark(empty.join(""), { stroke: "rule" }), pathMark(filled.join(""), { fill: "accent" })].filter(
    ({ data }) => data !== "",
  );
}
