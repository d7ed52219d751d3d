/** What the tree of a piece says about its lines: how far they are to be indented, and where white space is to be one space. */
import { addToIndex } from "./memo.ts";
import type { ListNode, MapNode, Node, ScalarNode } from "./node.ts";
import type { Piece } from "./piece.ts";

/** Columns from one level to the next. */
export const STEP = 2;

/** What is known of the lines of a piece, by their numbers. */
export interface Measures {
  /** The column of each line that begins with a key, a dash or a value. */
  readonly indents: ReadonlyMap<number, number>;
  /** How many columns the lines of texts in blocks move right. */
  readonly shifts: ReadonlyMap<number, number>;
  /** The lines with dashes of items. */
  readonly dashes: ReadonlySet<number>;
  /** The colons of keys with the white space around them, where it is not one space. */
  readonly gaps: ReadonlyMap<number, readonly Gap[]>;
}

export interface Gap {
  readonly character: number;
  readonly length: number;
}

/** @param column The column of the first key or dash of the piece. */
export function measure(piece: Piece, lines: readonly string[], column: number): Measures {
  const measuring = new Measuring(piece, lines);
  if (piece.tree) measuring.visit(piece.tree, column);
  return measuring;
}

/** The column of the first word of a line; in an empty one, of its end. */
export function indentOfLine(line = ""): number {
  return line.search(/\S|$/);
}

/** Goes through a tree, with the column of each node. */
class Measuring implements Measures {
  readonly indents = new Map<number, number>();
  readonly shifts = new Map<number, number>();
  readonly dashes = new Set<number>();
  readonly gaps = new Map<number, Gap[]>();
  readonly #piece: Piece;
  readonly #lines: readonly string[];

  constructor(piece: Piece, lines: readonly string[]) {
    this.#piece = piece;
    this.#lines = lines;
  }

  visit(node: Node, at: number): void {
    if (node.kind === "map" && !node.flow) this.#visitMap(node, at);
    if (node.kind === "list" && !node.flow) this.#visitList(node, at);
  }

  #visitMap({ pairs }: MapNode, at: number): void {
    for (const { key, value, merged } of pairs) {
      if (merged) continue;
      this.#begin(key.start, at);
      this.#noteGap(key.end);
      if (value) this.#below(value, at);
    }
  }

  #visitList({ items }: ListNode, at: number): void {
    for (const item of items) {
      const dash = dashBefore(this.#piece.text, item.start);
      if (dash < 0) continue;
      this.#begin(dash, at);
      this.dashes.add(this.#piece.position(dash).line);
      this.#below(item, at);
    }
  }

  /** What stands behind a key or dash at a column, or under it. */
  #below(node: Node, at: number): void {
    if (node.kind === "scalar" && isBlock(node)) {
      this.#shiftBlock(node, at + STEP);
      return;
    }
    this.#begin(node.start, at + STEP);
    this.visit(node, at + STEP);
  }

  /** The lines of a text move as far as the first of them that has words: what is left of that belongs to YAML, the rest to the text. */
  #shiftBlock({ start, end }: ScalarNode, column: number): void {
    const first = this.#piece.position(start).line + 1;
    const last = this.#piece.position(Math.max(start, end - 1)).line;
    const words = this.#lines.slice(first, last + 1).find((line) => line.trim() !== "");
    for (let line = first; line <= last; line++) this.shifts.set(line, column - indentOfLine(words));
  }

  /** Notes the column of a line, if it begins at an offset. */
  #begin(offset: number, at: number): void {
    const { line, character } = this.#piece.position(offset);
    if (!this.indents.has(line) && character === indentOfLine(this.#lines[line])) this.indents.set(line, at);
  }

  #noteGap(end: number): void {
    const gap = /^[ \t]*:[ \t]+(?=\S)/.exec(this.#piece.text.slice(end))?.[0];
    if (gap === undefined || gap === ": ") return;
    const { line, character } = this.#piece.position(end);
    addToIndex(this.gaps, line, { character, length: gap.length });
  }
}

function isBlock({ style }: ScalarNode): boolean {
  return style === "literal" || style === "folded";
}

/** So far behind its dash an item may begin: behind a comment, or blank lines. In code units. */
const MAX_BEHIND_DASH = 1_000;

/** The dash of an item, in the line of the item or above it. */
function dashBefore(text: string, start: number): number {
  const from = Math.max(start - MAX_BEHIND_DASH, 0);
  const found = /(?<!\S)-(?:[ \t]+(?:[&!]\S+[ \t]+){0,2}|[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r|\n)\s*)$/.exec(
    text.slice(from, start),
  );
  return found ? from + found.index : -1;
}
