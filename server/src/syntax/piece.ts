/** A piece of a text: whole lines that are read on their own, once, when first asked for. */
import type { AliasNode, Node } from "./node.ts";
import type { Position } from "./span.ts";
import type { ParseBudget } from "./parseBudget.ts";
import { newParseBudget } from "./parseBudget.ts";
import type { ParseResult, PieceProblem } from "./parse.ts";
import { parsePiece } from "./parse.ts";
import { parseSimple } from "./simple/parse.ts";
import type { RawPiece, Role, State } from "./split.ts";

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

  /** A piece of a version, with the effort that its pieces share. */
  constructor({ text, lines, role, before }: RawPiece, budget = newParseBudget()) {
    this.text = text;
    this.lines = lines;
    this.role = role;
    this.before = before;
    this.#budget = budget;
  }

  /**
   * Where the version that was last asked has the piece: a hint for a quick search. It changes, so it is no property:
   * nobody who is given a piece can come to depend on it.
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

  /** Parses it, if that was not done before. */
  parse(): void {
    this.#parsed ??= this.#parseResult;
  }

  /** The tree; `undefined` where the piece holds nothing but blank lines and comments. */
  get tree(): Node | undefined {
    return this.#parseResult.tree;
  }

  /** What is wrong with the piece as YAML, first things first. */
  get problems(): readonly PieceProblem[] {
    return this.#parseResult.problems;
  }

  /** Whether there is nothing but a tree: no problems, no aliases, no anchors. */
  get isPlain(): boolean {
    const { problems, aliases, anchors } = this.#parseResult;
    return problems.length + aliases.length + anchors.length === 0;
  }

  /** Every alias in the tree. */
  get aliases(): readonly AliasNode[] {
    return this.#parseResult.aliases;
  }

  /** Every node of the tree that has an anchor. */
  get anchors(): readonly Node[] {
    return this.#parseResult.anchors;
  }

  /** The column of the first word. */
  get column(): number {
    return (this.#column ??= this.position(this.text.search(/\S|$/)).character);
  }

  /** The position of an offset, its line counted from the first line of the piece. */
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

  /** The offset of a position, its line counted from the first line of the piece; kept inside the line. */
  offset({ line, character }: Position): number {
    const start = this.lineStarts[line];
    if (start === undefined) return this.text.length;
    const end = this.lineStarts[line + 1] ?? this.text.length;
    let visible = end;
    while (visible > start && "\r\n".includes(this.text.charAt(visible - 1))) visible--;
    return Math.min(start + Math.max(character, 0), visible);
  }

  /** Where each line begins; where the text ends with a line break, an empty last line too. */
  get lineStarts(): readonly number[] {
    return (this.#lineStarts ??= lineStartsIn(this.text));
  }

  /** Whether the piece is exactly what `part` describes, so that it may stand for it. */
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
