/**
 * The layout of a piece: how far each of its lines is to be indented. Keys of a map stand two columns right of the key that
 * holds it, dashes as well, and what belongs to a dash two columns right of that. Only white space is touched.
 */
import { maxOf } from "./minMax.ts";
import type { Measures } from "./measure.ts";
import { indentOfLine, measure, STEP } from "./measure.ts";
import type { Piece } from "./piece.ts";

/** Where a piece and the comments in it belong. */
export interface LayoutOptions {
  /** The column of its first key or dash. */
  readonly column: number;
  /** The column at which the items below it begin now, for the comments above the first of them. */
  readonly itemsAt: number | undefined;
}

/** The lines of a piece as they should be, without their line breaks; `undefined` for one that should go. */
export function formattedLines(piece: Piece, { column, itemsAt }: LayoutOptions): (string | undefined)[] {
  const lines = linesOfPiece(piece);
  const measures = measure(piece, lines, column);
  const commentColumn = commentColumns(lines, measures.indents, itemsAt);
  /** How far the last line that the tree knows has moved: those that go on with it move as far. */
  let shift = 0;
  let isBlank = false;
  return lines.map((text, line): string | undefined => {
    const inBlock = measures.shifts.get(line);
    if (inBlock !== undefined) return shifted(text, inBlock);
    const words = wordsIn(text, line, measures);
    if (words === "") {
      const wasBlank = isBlank;
      // The last line has no end of its own: it is the beginning of the next piece.
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

/** What a line says, with one space behind each dash and colon. */
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

/** The columns of comments: each goes with the line below it where it is in its column now, else with what was in that column. */
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

/** For each line the next one below it that is neither blank nor a comment. */
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

/** A line of a text, further right or left; white space behind its words is a part of it. */
function shifted(text: string, by: number): string {
  if (text.trim() === "") return text.length + by > 0 && by >= 0 ? text : text.slice(-by);
  return by >= 0 ? " ".repeat(by) + text : text.slice(-by);
}

/** Where a comment goes: with what stood in its column, else with what stood left of it. */
function columnFor(old: number, columns: ReadonlyMap<number, number>): number {
  const exact = columns.get(old);
  if (exact !== undefined) return exact;
  const left = Array.from(columns.keys()).filter((column) => column < old);
  return columns.get(maxOf(left)) ?? 0;
}
