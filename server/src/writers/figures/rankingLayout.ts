/** Where the columns, the rows and the entries of rankings are. */
import type { RankedEntry, RankingColumn, RankingWords } from "../../publication/tree/figures.ts";
import { heightOf, type Box } from "./marks.ts";
import { textWidth } from "./textWidth.ts";
import { wrapped, type TextBlock } from "./wrap.ts";

/** The measures of a part of the figure. */
export interface RankingLayout {
  readonly lefts: readonly number[];
  readonly columnWidth: number;
  /** The width of the cell with the rank. */
  readonly rankWidth: number;
  /** The size of the entries' texts. */
  readonly size: number;
}

/** An entry with its texts and its place. */
export interface PlacedEntry {
  readonly entry: RankedEntry;
  readonly label: TextBlock;
  readonly note: TextBlock | undefined;
  /** The whole entry with its rank. */
  readonly box: Box;
  /** The space of the entries that share the rank, if it is the first of them; it is the box of the entry if it has its rank alone. */
  readonly tie: Box | undefined;
  readonly isTied: boolean;
}

export const NARROWEST = 134;
export const SHORTEST_LINE = 44;
/** What the indentation of tied entries takes, for their bracket. */
export const TIE_INDENT = 9;
export const PADDING = 7;
/** How far the points of an outside entry reach. */
export const POINTED = 7;

const WIDEST = 250;
/** The share of the width that columns take. The lines have the rest. */
const SHARE = 0.76;
const ROW_GAP = 7;
const MANY = 24;

/** The measures of columns side by side. */
export function layoutOf(columns: readonly RankingColumn[], width: number): RankingLayout {
  const gaps = columns.length - 1;
  const share = gaps === 0 ? WIDEST : Math.max(NARROWEST, (width * SHARE) / columns.length);
  const columnWidth = Math.min(WIDEST, share, (width - gaps * SHORTEST_LINE) / columns.length);
  const step = gaps === 0 ? 0 : Math.min((width - columnWidth) / gaps, columnWidth * 1.7);
  const size = columns.some(({ entries }) => entries.length > MANY) ? 10.5 : 12;
  const ranks = columns.flatMap(({ entries }) => entries.map(({ rankText }) => rankText.slice(0, 8)));
  const widest = ranks.reduce((most, rank) => Math.max(most, textWidth(rank, { size, bold: true })), 0);
  return {
    lefts: columns.map((_, index) => index * step),
    columnWidth,
    rankWidth: Math.min(Math.max(24, widest + 10), 46),
    size,
  };
}

/** The entries of all columns in their rows, which have the same height in all columns. */
export function placedColumns(
  columns: readonly (readonly RankedEntry[])[],
  words: RankingWords,
  { layout, top }: { readonly layout: RankingLayout; readonly top: number },
): readonly (readonly PlacedEntry[])[] {
  const ties = columns.map(tiesOf);
  const measured = columns.map((entries, column) =>
    entries.map((entry, index) => textsOf(entry, words, { layout, isTied: isTied(ties[column], index) })),
  );
  const rows = rowsOf(measured, { top, size: layout.size });
  return columns.map((entries, column) => {
    const boxOfRows = (first: number, last: number): Box => {
      const y = rows[first]?.top ?? top;
      return {
        x: layout.lefts[column] ?? 0,
        y,
        width: layout.columnWidth,
        height: (rows[last]?.bottom ?? y) - y,
      };
    };
    return entries.map((entry, index) => {
      const texts = measured[column]?.[index] ?? textsOf(entry, words, { layout, isTied: false });
      const last = ties[column]?.get(index);
      return {
        entry,
        ...texts,
        box: boxOfRows(index, index),
        tie: last === undefined ? undefined : boxOfRows(index, last),
        isTied: isTied(ties[column], index),
      };
    });
  });
}

/** The first and the last place of each run of entries with one rank. */
function tiesOf(entries: readonly RankedEntry[]): ReadonlyMap<number, number> {
  const ties = new Map<number, number>();
  let first = 0;
  entries.forEach((entry, index) => {
    const before = entries[index - 1];
    const isSame = before?.rank === entry.rank && before.kind !== "gap" && entry.kind !== "gap";
    if (!isSame) first = index;
    ties.set(first, index);
  });
  return ties;
}

function isTied(ties: ReadonlyMap<number, number> | undefined, index: number): boolean {
  const last = ties?.get(index);
  return last === undefined || last > index;
}

/** Whether an entry shows its rank. A gap can have none. */
export function hasRankText({ kind, rankText }: RankedEntry): boolean {
  return kind !== "gap" || rankText.trim() !== "";
}

type Texts = Pick<PlacedEntry, "label" | "note">;

function textsOf(
  entry: RankedEntry,
  words: RankingWords,
  { layout, isTied: indented }: { readonly layout: RankingLayout; readonly isTied: boolean },
): Texts {
  const { size, columnWidth, rankWidth } = layout;
  const { kind, label } = entry;
  const taken =
    2 * PADDING +
    (hasRankText(entry) ? rankWidth : 0) +
    (indented ? TIE_INDENT : 0) +
    (kind === "outside" ? 2 * POINTED : 0);
  const width = columnWidth - taken - (kind === "composite" ? 3 : 0);
  const isGap = kind === "gap";
  return {
    label: wrapped(label, { width, lines: 4 }, { size, italic: isGap }),
    note:
      kind === "outside"
        ? wrapped(words.outside, { width, lines: 2 }, { size: size - 1.5, italic: true })
        : undefined,
  };
}

/** The rows, as high as the highest entry in each. */
function rowsOf(
  columns: readonly (readonly Texts[])[],
  { top, size }: { readonly top: number; readonly size: number },
): readonly { readonly top: number; readonly bottom: number }[] {
  const count = columns.reduce((most, texts) => Math.max(most, texts.length), 0);
  let bottom = top - ROW_GAP;
  return Array.from({ length: count }, (_, row) => {
    const heights = columns.map((texts) => heightOf(textsAt(texts, row)));
    const begin = bottom + ROW_GAP;
    bottom = begin + heights.reduce((most, height) => Math.max(most, height), size) + (size > 11 ? 11 : 7);
    return { top: begin, bottom };
  });
}

function textsAt(texts: readonly Texts[], row: number): readonly TextBlock[] {
  const found = texts[row];
  return found ? [found.label, ...(found.note ? [found.note] : [])] : [];
}
