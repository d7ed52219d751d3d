/** The titles of the rows and columns of the figure of coverage. */
import type { CoverageFigure } from "../../publication/figures.ts";
import { heightOf, textMark, type DrawnMark, type DrawnPart } from "./marks.ts";
import { wrapped, type TextBlock } from "./wrap.ts";

/** The measures of a part of the figure. */
export interface CoverageLayout {
  readonly labelWidth: number;
  readonly columnWidth: number;
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
  readonly isEmpty: boolean;
}

/** How far a turned title may run. */
const RUN = 170;
const PADDING = 7;
/** More rows are narrower. */
const MANY = 16;

/** The titles of the columns. All of them end on one line, which is the bottom. */
export function columnTitles(
  columns: readonly CoverageColumn[],
  emptyLabel: string,
  { layout, top }: { readonly layout: CoverageLayout; readonly top: number },
): DrawnPart {
  const blocks = columns.map(({ title, isEmpty }) =>
    titleBlocks(title, isEmpty ? emptyLabel : undefined, layout),
  );
  const heights = blocks.map((texts) => spaceOf(texts, layout));
  const height = heights.reduce((most, each) => Math.max(most, each), 12);
  const bottom = top + height + 2 * PADDING;
  const marks = columns.flatMap(({ left }, index) => {
    const texts = blocks[index] ?? [];
    return layout.isTurned
      ? turned(texts, left + layout.columnWidth / 2, bottom - PADDING)
      : upright(texts, left + layout.columnWidth / 2, bottom - PADDING);
  });
  return { marks, bottom };
}

function titleBlocks(
  title: string,
  note: string | undefined,
  { isTurned, columnWidth }: CoverageLayout,
): readonly TextBlock[] {
  const size = isTurned ? 10.5 : 11.5;
  const room = isTurned
    ? { width: RUN, lines: note === undefined ? 2 : 1 }
    : { width: columnWidth - 12, lines: 5 };
  return [
    wrapped(title, room, { size }),
    ...(note === undefined ? [] : [wrapped(note, room, { size: size - 0.5, italic: true })]),
  ];
}

function spaceOf(texts: readonly TextBlock[], { isTurned }: CoverageLayout): number {
  return isTurned ? texts.reduce((most, { width }) => Math.max(most, width), 0) : heightOf(texts);
}

function turned(texts: readonly TextBlock[], center: number, y: number): readonly DrawnMark[] {
  let x = center - heightOf(texts) / 2;
  return texts.map((block, index) => {
    const mark = textMark(block, { x, y }, { isTurned: true, paint: index === 0 ? "ink" : "muted" });
    x += block.height;
    return mark;
  });
}

function upright(texts: readonly TextBlock[], x: number, bottom: number): readonly DrawnMark[] {
  let y = bottom - heightOf(texts);
  return texts.map((block, index) => {
    const mark = textMark(block, { x, y }, { anchor: "middle", paint: index === 0 ? "ink" : "muted" });
    y += block.height;
    return mark;
  });
}

/** The rows, with the names of their threats. */
export function rowsOf(
  { threats, cells, emptyThreatLabel, acceptedLabel, accepted, elsewhere }: CoverageFigure,
  { labelWidth }: CoverageLayout,
  top: number,
): DrawnPart & { readonly rows: readonly CoverageRow[] } {
  const rows: CoverageRow[] = [];
  const marks: DrawnMark[] = [];
  const padding = threats.length > MANY ? PADDING / 2 : PADDING;
  let bottom = top;
  threats.forEach((threat, index) => {
    const isOpen = elsewhere?.threats[index] !== true && cells[index]?.includes(true) !== true;
    const isAccepted = isOpen && accepted?.[index] === true;
    const isEmpty = isOpen && !isAccepted;
    const room = { width: labelWidth - 16, lines: 4 };
    const texts = [
      wrapped(threat, room, { size: 12 }),
      ...(isEmpty ? [wrapped(emptyThreatLabel, room, { size: 11, bold: true, italic: true })] : []),
      ...(isAccepted ? [wrapped(acceptedLabel ?? "", room, { size: 11, italic: true })] : []),
    ];
    const height = heightOf(texts) + 2 * padding;
    let y = bottom + padding;
    for (const block of texts) {
      marks.push(textMark(block, { x: 8, y }));
      y += block.height;
    }
    rows.push({ threat: index, top: bottom, height, isEmpty });
    bottom += height;
  });
  return { rows, marks, bottom };
}
