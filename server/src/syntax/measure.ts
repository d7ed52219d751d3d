/** Measures the lines of a piece for formatting: their indentation, and white space to shorten. */
import { addToIndex } from "./memo.ts";
import type { ListNode, MapNode, Node, ScalarNode } from "./node.ts";
import type { Piece } from "./piece.ts";

/** The number of columns per level. */
export const STEP = 2;

/** Facts about the lines of a piece, by line number. */
export interface Measures {
  /** The target column of each line that begins with a key, a dash or a value. */
  readonly indents: ReadonlyMap<number, number>;
  /** The number of columns by which the lines of block scalars move right. */
  readonly shifts: ReadonlyMap<number, number>;
  /** The lines with dashes of items. */
  readonly dashes: ReadonlySet<number>;
  /** The white space around colons of keys, where it is not one space after the colon. */
  readonly gaps: ReadonlyMap<number, readonly Gap[]>;
}

/** White space around a colon, on its line. */
interface Gap {
  readonly character: number;
  readonly length: number;
}

/** Measures a piece. @param column The target column of its first key or dash. */
export function measure(piece: Piece, lines: readonly string[], column: number): Measures {
  const measuring = new Measuring(piece, lines);
  if (piece.tree) measuring.visit(piece.tree, column);
  return measuring;
}

/** The column of the first word of a line, or of its end if it is blank. */
export function indentOfLine(line = ""): number {
  return line.search(/\S|$/);
}

/** Visits a tree with the target column of each node. */
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

  /** Measures a node after or below a key or dash at a column. */
  #below(node: Node, at: number): void {
    if (node.kind === "scalar" && isBlock(node)) {
      this.#shiftBlock(node, at + STEP);
      return;
    }
    this.#begin(node.start, at + STEP);
    this.visit(node, at + STEP);
  }

  /**
   * Shifts all lines of a block scalar as far as its first line with words. YAML determines the indentation from that
   * line; anything beyond is part of the text.
   */
  #shiftBlock({ start, end }: ScalarNode, column: number): void {
    const first = this.#piece.position(start).line + 1;
    const last = this.#piece.position(Math.max(start, end - 1)).line;
    const words = this.#lines.slice(first, last + 1).find((line) => line.trim() !== "");
    for (let line = first; line <= last; line++) this.shifts.set(line, column - indentOfLine(words));
  }

  /** Stores the column of a line if the line begins at this offset. */
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

/** How far after its dash an item can begin, after a comment or blank lines. In code units. */
const MAX_BEHIND_DASH = 1_000;

/** The offset of the dash of an item, on the line of the item or above it; -1 if there is none. */
function dashBefore(text: string, start: number): number {
  const from = Math.max(start - MAX_BEHIND_DASH, 0);
  const found = /(?<!\S)-(?:[ \t]+(?:[&!]\S+[ \t]+){0,2}|[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r|\n)\s*)$/.exec(
    text.slice(from, start),
  );
  return found ? from + found.index : -1;
}
