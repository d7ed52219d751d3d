/**
 * Formats a piece: computes the indentation of each line. Keys and dashes are two columns right of the key that holds
 * them, and the content of an item is two columns right of its dash. Changes only white space.
 */
import { maxOf } from "./minMax.ts";
import type { Measures } from "./measure.ts";
import { indentOfLine, measure, STEP } from "./measure.ts";
import type { Piece } from "./piece.ts";

/** The target columns for a piece and its comments. */
interface LayoutOptions {
  /** The column of the first key or dash. */
  readonly column: number;
  /** The current column of the items below the piece, for the comments above the first item. */
  readonly itemsAt: number | undefined;
}

/** The formatted lines of a piece without line breaks; `undefined` for a line to delete. */
export function formattedLines(piece: Piece, { column, itemsAt }: LayoutOptions): (string | undefined)[] {
  const lines = linesOfPiece(piece);
  const measures = measure(piece, lines, column);
  const commentColumn = commentColumns(lines, measures.indents, itemsAt);
  /** The shift of the last line in the tree. Lines that continue it move as far. */
  let shift = 0;
  let isBlank = false;
  return lines.map((text, line): string | undefined => {
    const inBlock = measures.shifts.get(line);
    if (inBlock !== undefined) return shifted(text, inBlock);
    const words = wordsIn(text, line, measures);
    if (words === "") {
      const wasBlank = isBlank;
      // The last line has no line break: it is the beginning of the next piece.
      isBlank = line < lines.length - 1;
      return wasBlank && isBlank ? undefined : "";
    }
    isBlank = false;
    if (words.startsWith("#")) return " ".repeat(commentColumn(line)) + words;
    const old = indentOfLine(text);
    const indent = measures.indents.get(line);
    if (indent !== undefined) shift = indent - old;
    return " ".repeat(Math.max(indent ?? old + shift, 0)) + words;
  });
}

/** The content of a line, with one space after each dash and colon. */
function wordsIn(text: string, line: number, { gaps, dashes }: Measures): string {
  const words = (gaps.get(line) ?? [])
    .toSorted((a, b) => b.character - a.character)
    .reduce(
      (all, { character, length }) => `${all.slice(0, character)}: ${all.slice(character + length)}`,
      text,
    )
    .trim();
  return dashes.has(line) ? words.replace(/^((?:-[ \t]+)+)/, (all) => all.replace(/-[ \t]+/g, "- ")) : words;
}

/**
 * Returns the target column for a comment: that of the line below if both have the same column now, otherwise that of
 * the lines at its column.
 */
function commentColumns(
  lines: readonly string[],
  indents: ReadonlyMap<number, number>,
  itemsAt: number | undefined,
): (line: number) => number {
  const columns = new Map([[0, 0], ...(itemsAt === undefined ? [] : [[itemsAt, STEP] as const])]);
  for (const [line, indent] of indents) {
    const old = indentOfLine(lines[line]);
    if (!columns.has(old)) columns.set(old, indent);
  }
  const nextWords = nextLinesWithWords(lines);
  return (line) => {
    const old = indentOfLine(lines[line]);
    const next = nextWords[line] ?? lines.length;
    const withNext = indentOfLine(lines[next]) === old ? indents.get(next) : undefined;
    return withNext ?? columnFor(old, columns);
  };
}

/** For each line, the next line below that is neither blank nor a comment. */
function nextLinesWithWords(lines: readonly string[]): number[] {
  const found: number[] = [];
  let next = lines.length;
  for (let line = lines.length - 1; line >= 0; line--) {
    found[line] = next;
    if (!/^\s*(?:#|$)/.test(lines[line] ?? "")) next = line;
  }
  return found;
}

/** The lines of a piece without their line breaks. */
export function linesOfPiece({ text }: Piece): string[] {
  return text.split(/\r\n|\r|\n/);
}

/** Shifts a line of a text by some columns. White space at its end is part of the text. */
function shifted(text: string, by: number): string {
  if (text.trim() === "") return text.length + by > 0 && by >= 0 ? text : text.slice(-by);
  return by >= 0 ? " ".repeat(by) + text : text.slice(-by);
}

/** The target column for a comment: that of the lines at its column, or else at the next column to the left. */
function columnFor(old: number, columns: ReadonlyMap<number, number>): number {
  const exact = columns.get(old);
  if (exact !== undefined) return exact;
  const left = Array.from(columns.keys()).filter((column) => column < old);
  return columns.get(maxOf(left)) ?? 0;
}
