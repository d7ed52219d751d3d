/**
 * The layout of a piece: how far each of its lines is to be indented. Keys of a map stand two columns right of the key that
 * holds it, dashes as well, and what belongs to a dash two columns right of that. Only white space is touched.
 */
import type { Node, ScalarNode } from "./node.ts";
import type { Piece } from "./piece.ts";
import type { Span } from "./place.ts";
import { addTo } from "./memo.ts";
import { greatestOf } from "./extremes.ts";

/** Columns from one level to the next. */
export const STEP = 2;

/** Where a piece and the comments in it belong. */
export interface Setting {
  /** The column of its first key or dash. */
  readonly column: number;
  /** The column at which the items below it begin now, for the comments above the first of them. */
  readonly itemsAt: number | undefined;
}

/** The lines of a piece as they should be, without their line breaks; `undefined` for one that should go. */
export function laidOut(piece: Piece, { column, itemsAt }: Setting): (string | undefined)[] {
  const gaps: Span[] = [];
  const lines = linesOf(piece);
  const indents = new Map<number, number>();
  const blocks = new Map<number, number>();
  const dashes = new Set<number>();
  const firstIn = (line: number): number => lines[line]?.search(/\S|$/) ?? 0;
  const begin = (offset: number, at: number): void => {
    const { line, character } = piece.position(offset);
    if (!indents.has(line) && character === firstIn(line)) indents.set(line, at);
  };

  const visit = (node: Node, at: number): void => {
    switch (node.kind) {
      case "map":
        if (node.flow) return;
        for (const { key, value, merged } of node.pairs) {
          if (merged) continue;
          begin(key.start, at);
          const gap = /^[ \t]*:[ \t]+(?=\S)/.exec(piece.text.slice(key.end))?.[0];
          if (gap !== undefined && gap !== ": ") gaps.push({ start: key.end, end: key.end + gap.length });
          if (value) below(value, at);
        }
        return;
      case "list":
        if (node.flow) return;
        for (const item of node.items) {
          const dash = dashBefore(piece.text, item.start);
          if (dash < 0) continue;
          begin(dash, at);
          dashes.add(piece.position(dash).line);
          below(item, at);
        }
        return;
      default:
        return;
    }
  };
  /** What stands behind a key or dash at a column, or under it. */
  const below = (node: Node, at: number): void => {
    if (node.kind === "scalar" && isBlock(node)) {
      const indent = indentOfBlock(node, piece, lines);
      const { line } = piece.position(node.start);
      const last = piece.position(Math.max(node.start, node.end - 1)).line;
      for (let each = line + 1; each <= last; each++) blocks.set(each, at + STEP - indent);
      return;
    }
    begin(node.start, at + STEP);
    visit(node, at + STEP);
  };

  /** A line with one space behind each colon. */
  const withoutGaps = (text: string, line: number): string =>
    (gapsIn.get(line) ?? [])
      .toSorted((a, b) => b.character - a.character)
      .reduce(
        (all, { character, length }) => `${all.slice(0, character)}: ${all.slice(character + length)}`,
        text,
      );

  if (piece.tree) visit(piece.tree, column);
  const gapsIn = new Map<number, { character: number; length: number }[]>();
  for (const { start, end } of gaps) {
    const { line, character } = piece.position(start);
    addTo(gapsIn, line, { character, length: end - start });
  }
  const columns = new Map([[0, 0], ...(itemsAt === undefined ? [] : [[itemsAt, STEP] as const])]);
  for (const [line, indent] of indents) if (!columns.has(firstIn(line))) columns.set(firstIn(line), indent);
  /** A comment goes with the line below it, where it stands in its column now. */
  const withNext = (line: number): number | undefined => {
    const next = nextWords[line] ?? lines.length;
    return firstIn(next) === firstIn(line) ? indents.get(next) : undefined;
  };
  const nextWords = nextLinesWithWords(lines);
  let shift = 0;
  let isBlank = false;
  return lines.map((text, line): string | undefined => {
    const block = blocks.get(line);
    if (block !== undefined) return shifted(text, block);
    const words = withoutGaps(text, line).trim();
    if (words === "") {
      const wasBlank = isBlank;
      // The last line has no end of its own: it is the beginning of the next piece.
      isBlank = line < lines.length - 1;
      return wasBlank && isBlank ? undefined : "";
    }
    isBlank = false;
    const old = firstIn(line);
    if (words.startsWith("#")) return " ".repeat(withNext(line) ?? columnFor(old, columns)) + words;
    const indent = indents.get(line);
    if (indent !== undefined) shift = indent - old;
    const own = dashes.has(line)
      ? words.replace(/^((?:-[ \t]+)+)/, (all) => all.replace(/-[ \t]+/g, "- "))
      : words;
    return " ".repeat(Math.max(indent ?? old + shift, 0)) + own;
  });
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
export function linesOf({ text }: Piece): string[] {
  return text.split(/\r\n|\r|\n/);
}

function isBlock({ style }: ScalarNode): boolean {
  return style === "literal" || style === "folded";
}

/** The indentation of the first line that has words: what stands left of it belongs to YAML, the rest to the text. */
function indentOfBlock({ start, end }: ScalarNode, piece: Piece, lines: readonly string[]): number {
  const first = piece.position(start).line + 1;
  const last = piece.position(Math.max(start, end - 1)).line;
  const line = lines.slice(first, last + 1).find((each) => each.trim() !== "");
  return line?.search(/\S|$/) ?? 0;
}

/** A line of a text, further right or left; white space behind its words is a part of it. */
function shifted(text: string, by: number): string {
  if (text.trim() === "") return text.length + by > 0 && by >= 0 ? text : text.slice(-by);
  return by >= 0 ? " ".repeat(by) + text : text.slice(-by);
}

/** So far behind its dash an item may begin: behind a comment, or blank lines. In code units. */
const MOST_BEHIND_DASH = 1_000;

/** The dash of an item, in the line of the item or above it. */
function dashBefore(text: string, start: number): number {
  const from = Math.max(start - MOST_BEHIND_DASH, 0);
  const found = /(?<!\S)-(?:[ \t]+(?:[&!]\S+[ \t]+){0,2}|[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r|\n)\s*)$/.exec(
    text.slice(from, start),
  );
  return found ? from + found.index : -1;
}

/** Where a comment goes: with what stood in its column, else with what stood left of it. */
function columnFor(old: number, columns: ReadonlyMap<number, number>): number {
  const exact = columns.get(old);
  if (exact !== undefined) return exact;
  const left = Array.from(columns.keys()).filter((column) => column < old);
  return columns.get(greatestOf(left)) ?? 0;
}
