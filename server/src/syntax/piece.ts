/** A piece of a text: whole lines that are parsed on their own, once, on first use. */
import type { AliasNode, Node } from "./node.ts";
import type { Position } from "./span.ts";
import type { ParseBudget } from "./parseBudget.ts";
import { newParseBudget } from "./parseBudget.ts";
import type { ParseResult, PieceProblem } from "./parse.ts";
import { parsePiece } from "./parse.ts";
import { parseSimple } from "./simple/parse.ts";
import type { RawPiece, Role, State } from "./split.ts";

/** A piece, parsed on first use. Its properties never change. */
export class Piece implements RawPiece {
  readonly text: string;
  readonly lines: number;
  readonly role: Role;
  readonly before: State;
  readonly #budget: ParseBudget;
  #index = 0;
  #parsed: ParseResult | undefined;
  #lineStarts: readonly number[] | undefined;
  #column: number | undefined;

  /** Takes the raw piece, and the budget that it shares with the other pieces of its version. */
  constructor({ text, lines, role, before }: RawPiece, budget = newParseBudget()) {
    this.text = text;
    this.lines = lines;
    this.role = role;
    this.before = before;
    this.#budget = budget;
  }

  /**
   * The index of the piece in the version that was asked last: a hint for a quick search. It changes, so it is not a
   * property that code could come to depend on.
   */
  static indexOf(piece: Piece): number {
    return piece.#index;
  }

  static setIndex(piece: Piece, index: number): void {
    piece.#index = index;
  }

  get #parseResult(): ParseResult {
    return (this.#parsed ??= parseSimple(this) ?? parsePiece(this, this.#budget));
  }

  /** Parses the piece, unless that has been done. */
  parse(): void {
    this.#parsed ??= this.#parseResult;
  }

  /** The tree; `undefined` if the piece contains only blank lines and comments. */
  get tree(): Node | undefined {
    return this.#parseResult.tree;
  }

  /** The syntax problems of the piece, in order. */
  get problems(): readonly PieceProblem[] {
    return this.#parseResult.problems;
  }

  /** Whether the piece has a tree only: no problems, aliases or anchors. */
  get isPlain(): boolean {
    const { problems, aliases, anchors } = this.#parseResult;
    return problems.length + aliases.length + anchors.length === 0;
  }

  /** All aliases in the tree. */
  get aliases(): readonly AliasNode[] {
    return this.#parseResult.aliases;
  }

  /** All nodes of the tree that have an anchor. */
  get anchors(): readonly Node[] {
    return this.#parseResult.anchors;
  }

  /** The column of the first word. */
  get column(): number {
    return (this.#column ??= this.position(this.text.search(/\S|$/)).character);
  }

  /** The position of an offset. Lines count from the first line of the piece. */
  position(offset: number): Position {
    const starts = this.lineStarts;
    let low = 0;
    for (let high = starts.length; low + 1 < high;) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return { line: low, character: Math.min(offset, this.text.length) - (starts[low] ?? 0) };
  }

  /** The offset of a position, clamped to its line. Lines count from the first line of the piece. */
  offset({ line, character }: Position): number {
    const start = this.lineStarts[line];
    if (start === undefined) return this.text.length;
    const end = this.lineStarts[line + 1] ?? this.text.length;
    let visible = end;
    while (visible > start && "\r\n".includes(this.text.charAt(visible - 1))) visible--;
    return Math.min(start + Math.max(character, 0), visible);
  }

  /** The offset at which each line begins. A text that ends with a line break has an empty last line. */
  get lineStarts(): readonly number[] {
    return (this.#lineStarts ??= lineStartsIn(this.text));
  }

  /** Whether the piece equals the raw piece, so that it can be reused for it. */
  matches(part: RawPiece): boolean {
    return this.before === part.before && this.role === part.role && this.text === part.text;
  }
}

const LINE_BREAK = /\r\n|\r|\n/g;

function lineStartsIn(text: string): number[] {
  const starts = [0];
  while (LINE_BREAK.test(text)) starts.push(LINE_BREAK.lastIndex);
  return starts;
}
