/** The titles of the rows and columns of the figure of coverage. */
import type { CoverageFigure } from "../../publication/tree/figures.ts";
import { textMark, type DrawnMark, type DrawnPart } from "./marks.ts";
import { wrapped } from "./wrap.ts";

/** The measures of a part of the figure. */
export interface CoverageLayout {
  readonly labelWidth: number;
  readonly columnWidth: number;
  /** The room for the signs of threats without a recommendation, after their names. */
  readonly signWidth: number;
  /** Whether the titles of the columns run upwards. */
  readonly isTurned: boolean;
}

/** A recommendation. */
export interface CoverageColumn {
  readonly title: string;
  /** Its place among all recommendations. */
  readonly place: number;
  readonly left: number;
  readonly isEmpty: boolean;
}

/** A threat, by its place among all threats. */
export interface CoverageRow {
  readonly threat: number;
  readonly top: number;
  readonly height: number;
  /** What stands for the recommendations of a threat that has none. */
  readonly sign: "open" | "accepted" | undefined;
}

/** How far a turned title may run. */
const RUN = 170;
const PADDING = 7;
/** More rows are narrower. */
const MANY = 16;

/** The titles of the columns. All of them end on one line, which is the bottom. */
export function columnTitles(
  columns: readonly CoverageColumn[],
  { isTurned, columnWidth }: CoverageLayout,
  top: number,
): DrawnPart {
  const [size, room] = isTurned
    ? [10.5, { width: RUN, lines: 2 }]
    : [11.5, { width: columnWidth - 12, lines: 5 }];
  const blocks = columns.map(({ title }) => wrapped(title, room, { size }));
  const heights = blocks.map(({ width, height }) => (isTurned ? width : height));
  const end = top + heights.reduce((most, each) => Math.max(most, each), 12) + PADDING;
  const marks = blocks.map((block, index) => {
    const center = (columns[index]?.left ?? 0) + columnWidth / 2;
    return isTurned
      ? textMark(block, { x: center - block.height / 2, y: end }, { isTurned })
      : textMark(block, { x: center, y: end - block.height }, { anchor: "middle" });
  });
  return { marks, bottom: end + PADDING };
}

/** The rows, with the names of their threats. */
export function rowsOf(
  { threats, cells, accepted, elsewhere }: CoverageFigure,
  { labelWidth }: CoverageLayout,
  top: number,
): DrawnPart & { readonly rows: readonly CoverageRow[] } {
  const rows: CoverageRow[] = [];
  const marks: DrawnMark[] = [];
  const padding = threats.length > MANY ? PADDING / 2 : PADDING;
  let bottom = top;
  threats.forEach((threat, index) => {
    const isOpen = elsewhere?.threats[index] !== true && cells[index]?.includes(true) !== true;
    const sign = isOpen ? (accepted?.[index] === true ? "accepted" : "open") : undefined;
    const block = wrapped(threat, { width: labelWidth - 16, lines: 4 }, { size: 12 });
    const height = block.height + 2 * padding;
    marks.push(textMark(block, { x: 8, y: bottom + padding }));
    rows.push({ threat: index, top: bottom, height, sign });
    bottom += height;
  });
  return { rows, marks, bottom };
}
