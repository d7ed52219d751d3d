/**
 * Draws rankings side by side. The rows are ranks from the highest to the lowest. Many rankings are drawn in several parts, each of
 * which begins with the last ranking of the part above, so that no line is lost.
 */
import type { RankingColumn, RankingsFigure, RankingWords } from "../../publication/tree/figures.ts";
import { legendPart, type LegendItem } from "./legend.ts";
import {
  line,
  path,
  pathMark,
  textMark,
  type Box,
  type Drawing,
  type DrawnMark,
  type DrawnPart,
  type NarrowPart,
  type Point,
} from "./marks.ts";
import { entryMarks, shapeMarks, tieMarks } from "./rankingEntries.ts";
import {
  layoutOf,
  NARROWEST,
  placedColumns,
  SHORTEST_LINE,
  type RankingLayout,
  type PlacedEntry,
} from "./rankingLayout.ts";
import { moveSign, rankingLines } from "./rankingLines.ts";
import { wrapped } from "./wrap.ts";

/** More entries would not help a reader. The table has all of them. */
const MOST_COLUMNS = 16;
const MOST_ENTRIES = 300;

/** Lays the figure out. Few rankings take less than the wanted width. @param width The wanted width. */
export function drawRankings(figure: RankingsFigure, width: number): Drawing {
  const columns = figure.columns.slice(0, MOST_COLUMNS).map(boundedColumn);
  const marks: DrawnMark[] = [];
  const kinds = new Set<string>();
  let [top, right] = [0, 0];
  for (const [first, last] of partsOf(columns.length, width)) {
    const part = drawPart(figure, columns.slice(first, last + 1), { first, top, width });
    for (const mark of part.marks) marks.push(mark);
    for (const kind of part.kinds) kinds.add(kind);
    top = part.bottom + 22;
    right = Math.max(right, part.right);
  }
  const legend = legendPart(legendItems(figure.words, kinds), { x: 0, top, width });
  return { width: Math.max(right, legend.right), height: legend.bottom, marks: [...marks, ...legend.marks] };
}

function boundedColumn(column: RankingColumn): RankingColumn {
  const { entries, unranked } = column;
  return { ...column, entries: entries.slice(0, MOST_ENTRIES), unranked: unranked.slice(0, MOST_ENTRIES) };
}

/** The first and the last column of each part. Neighboring parts share a column. */
function partsOf(count: number, width: number): readonly (readonly [number, number])[] {
  if (count < 2) return count === 0 ? [] : [[0, 0]];
  const most = Math.max(1, Math.floor((width - NARROWEST) / (NARROWEST + SHORTEST_LINE)));
  const parts = Math.ceil((count - 1) / most);
  const begin = (index: number): number => Math.round((index * (count - 1)) / parts);
  return Array.from({ length: parts }, (_, index) => [begin(index), begin(index + 1)]);
}

/** Where a part of the rankings is. */
interface PartPlace {
  /** The place of its first column among all. */
  readonly first: number;
  readonly top: number;
  readonly width: number;
}

function drawPart(
  figure: RankingsFigure,
  columns: readonly RankingColumn[],
  { first, top, width }: PartPlace,
): NarrowPart & { readonly kinds: readonly string[] } {
  const layout = layoutOf(columns, width);
  const titles = titleMarks(columns, layout, top);
  const between = betweenMarks(
    figure.between?.slice(first, first + columns.length - 1) ?? [],
    layout,
    titles.bottom,
  );
  const entries = columns.map((column) => column.entries);
  const placed = placedColumns(entries, figure.words, { layout, top: between.bottom + 10 });
  const bottom = placed
    .flat()
    .reduce((lowest, { box }) => Math.max(lowest, box.y + box.height), between.bottom);
  const lines = rankingLines(placed, figure.places?.slice(first));
  const unranked = columns.map((column, index) =>
    unrankedMarks(column, figure.words.unranked, { x: layout.lefts[index] ?? 0, y: bottom + 14, layout }),
  );
  return {
    marks: [
      ...titles.marks,
      ...between.marks,
      ...lines.marks,
      ...placed.flatMap((column) => column.flatMap((entry) => entryMarks(entry, layout))),
      ...unranked.flatMap((part) => part.marks),
    ],
    bottom: unranked.reduce((lowest, part) => Math.max(lowest, part.bottom), bottom),
    right: (layout.lefts.at(-1) ?? 0) + layout.columnWidth,
    kinds: [...placed.flatMap((column) => column.flatMap(kindsOf)), ...lines.moves],
  };
}

function kindsOf({ entry, isTied }: PlacedEntry): readonly string[] {
  return isTied ? [entry.kind, "tied"] : [entry.kind];
}

/** The titles, all of which end on the same line. */
function titleMarks(columns: readonly RankingColumn[], layout: RankingLayout, top: number): DrawnPart {
  const { columnWidth, lefts } = layout;
  const blocks = columns.map(({ title }) =>
    wrapped(title, { width: columnWidth, lines: 4 }, { size: 13, bold: true }),
  );
  const height = blocks.reduce((most, block) => Math.max(most, block.height), 0);
  const bottom = top + height + 5;
  return {
    marks: blocks.flatMap((block, index) => {
      const x = lefts[index] ?? 0;
      return [
        textMark(block, { x, y: top + height - block.height }),
        line({ x, y: bottom }, { x: x + columnWidth, y: bottom }, { stroke: "ink", strokeWidth: 1.4 }),
      ];
    }),
    bottom,
  };
}

/** What is said of neighboring rankings, each over a bracket between the two. */
function betweenMarks(
  texts: readonly string[],
  { lefts, columnWidth }: RankingLayout,
  top: number,
): DrawnPart {
  const step = (lefts[1] ?? 0) - (lefts[0] ?? 0);
  const blocks = texts.map((text) => wrapped(text, { width: step - 16, lines: 3 }, { size: 10.5 }));
  const height = blocks.reduce((most, block) => Math.max(most, block.height), 0);
  if (height === 0 || step <= 0) return { marks: [], bottom: top };
  const bottom = top + 6 + height + 8;
  return {
    marks: blocks.flatMap((block, index) => {
      if (block.width === 0) return [];
      const left = (lefts[index] ?? 0) + columnWidth / 2;
      const [begin, end] = [left + 4, left + step - 4];
      return [
        textMark(
          block,
          { x: left + step / 2, y: top + 6 + height - block.height },
          { anchor: "middle", paint: "muted" },
        ),
        pathMark(path`M${begin} ${bottom}V${bottom - 4}H${end}V${bottom}`, { stroke: "rule" }),
      ];
    }),
    bottom,
  };
}

/** What a ranking leaves out on purpose, below a rule, each with its reason. */
function unrankedMarks(
  { unranked }: RankingColumn,
  heading: string,
  { x, y, layout }: Point & { readonly layout: RankingLayout },
): DrawnPart {
  if (unranked.length === 0) return { marks: [], bottom: y - 14 };
  const width = layout.columnWidth;
  const { size } = layout;
  const title = wrapped(heading, { width, lines: 2 }, { size: size - 1, bold: true });
  const marks: DrawnMark[] = [
    line({ x, y }, { x: x + width, y }, { stroke: "ink" }),
    textMark(title, { x, y: y + 5 }, { paint: "muted" }),
  ];
  let top = y + 5 + title.height + 3;
  for (const { label, reason } of unranked) {
    const name = wrapped(label, { width: width - 12, lines: 3 }, { size });
    const why = wrapped(reason, { width: width - 12, lines: 4 }, { size: size - 1, italic: true });
    marks.push(
      line({ x: x + 1, y: top + size * 0.65 }, { x: x + 7, y: top + size * 0.65 }, { stroke: "muted" }),
    );
    marks.push(textMark(name, { x: x + 12, y: top }));
    marks.push(textMark(why, { x: x + 12, y: top + name.height }, { paint: "muted" }));
    top += name.height + why.height + 5;
  }
  return { marks, bottom: top };
}

/** The legend of the kinds that the figure has. */
function legendItems(words: RankingWords, kinds: ReadonlySet<string>): readonly LegendItem[] {
  const box = ({ x, y }: Point): Box => ({ x: x - 13, y: y - 7, width: 26, height: 14 });
  const item = (kind: string, text: string, sign: LegendItem["sign"]): LegendItem[] =>
    kinds.has(kind) ? [{ words: text, signWidth: 32, sign }] : [];
  return [
    ...item("tied", words.tied, (center) => tieMarks(box(center))),
    ...item("composite", words.composite, (center) => shapeMarks("composite", box(center))),
    ...item("outside", words.outside, (center) => shapeMarks("outside", box(center))),
    ...item("gap", words.gap, (center) => shapeMarks("gap", box(center))),
    ...item("rise", words.higher, moveSign("rise")),
    ...item("fall", words.lower, moveSign("fall")),
    ...item("rule", words.same, moveSign("rule")),
  ];
}
