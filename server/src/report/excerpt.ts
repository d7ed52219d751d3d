/** Shows the words of a finding in their line: the line as a terminal shows it, with carets below the words. */
import type { Cell } from "./cells.ts";
import { cellsOf } from "./cells.ts";

/** An excerpt of two lines. */
interface Excerpt {
  readonly text: string;
  /** Spaces and carets below the text. */
  readonly marks: string;
}

/** The span of the words in the line, in UTF-16 code units. */
interface Words {
  readonly start: number;
  readonly end: number;
}

/** How many columns are shown before the words if the line is too long. */
const BEFORE = 24;
const CUT = "…";

/**
 * The excerpt of a line.
 * @param width The maximum number of columns; a longer line is cut around the words.
 */
export function excerptOf(line: string, words: Words, width: number): Excerpt {
  const offset = beginning(line, words.start, width);
  const part = line.slice(offset, offset + 16 * width);
  const cells = cellsOf(part);
  const columns = columnsOf(cells);
  const { first, last } = touched(cells, { start: words.start - offset, end: words.end - offset });
  const at = (index: number): number => columns[index] ?? 0;

  const isWhole = part.length === line.length && at(cells.length) <= width;
  const fitsFromStart = offset === 0 && at(last) < width;
  const from = isWhole || fitsFromStart ? 0 : columns.findIndex((column) => column >= at(first) - BEFORE);
  const before = from > 0 || offset > 0 ? CUT : "";
  const room = at(from) + width - before.length - CUT.length;
  const to = isWhole ? cells.length : columns.findLastIndex((column) => column <= room);
  const after = to < cells.length || offset + part.length < line.length ? CUT : "";

  const text = cells.slice(from, to).map((cell) => cell.text);
  const marked = at(Math.min(last, to)) - at(first);
  return {
    text: `${before}${text.join("")}${after}`.trimEnd(),
    marks: " ".repeat(before.length + at(first) - at(from)) + "^".repeat(Math.max(marked, 1)),
  };
}

/** Where to start segmenting: a line of a million characters is not segmented for the sake of one word. */
function beginning(line: string, start: number, width: number): number {
  if (line.length <= 16 * width) return 0;
  const offset = Math.max(0, Math.min(start, line.length) - 4 * width);
  const insidePair = /[\udc00-\udfff]/.test(line.charAt(offset));
  return insidePair ? offset + 1 : offset;
}

/** The column at which each cell begins, and the one after the last. */
function columnsOf(cells: readonly Cell[]): number[] {
  const columns = [0];
  for (const { width } of cells) columns.push((columns.at(-1) ?? 0) + width);
  return columns;
}

/** The indexes of the cells that the words touch, end exclusive; none if the words are past the end of the line. */
function touched(cells: readonly Cell[], { start, end }: Words): { first: number; last: number } {
  const first = cells.findIndex((cell) => cell.end > start);
  if (first < 0) return { first: cells.length, last: cells.length };
  const after = cells.findIndex((cell) => cell.start >= end);
  return { first, last: Math.max(after < 0 ? cells.length : after, first + 1) };
}
