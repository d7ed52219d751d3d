/** A piece of a text: whole lines that are read on their own, once, when first asked for. */
import type { MapNode, Node } from "./node.ts";
import { emptyScalar, textOf } from "./node.ts";
import type { Position, Span } from "./place.ts";
import type { SyntaxProblem } from "./read.ts";
import { read } from "./read.ts";
import type { Part, Role, State } from "./split.ts";

export class Piece implements Part {
  readonly text: string;
  readonly lines: number;
  readonly role: Role;
  readonly before: State;
  readonly indent: number;
  #read: ReturnType<typeof read> | undefined;
  #lineStarts: readonly number[] | undefined;

  constructor(part: Part) {
    this.text = part.text;
    this.lines = part.lines;
    this.role = part.role;
    this.before = part.before;
    this.indent = part.indent;
  }

  /** The tree; `undefined` where the piece holds nothing but blank lines and comments. */
  get tree(): Node | undefined {
    return (this.#read ??= read(this)).tree;
  }

  /** What is wrong with the piece as YAML, first things first. */
  get problems(): readonly SyntaxProblem[] {
    return (this.#read ??= read(this)).problems;
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
    const visible = this.text.slice(start, end).replace(/[\r\n]+$/, "").length;
    return start + Math.min(Math.max(character, 0), visible);
  }

  /** Where each line begins; where the text ends with a line break, an empty last line too. */
  get lineStarts(): readonly number[] {
    return (this.#lineStarts ??= [
      0,
      ...Array.from(this.text.matchAll(/\r\n|\r|\n/g), (match) => match.index + match[0].length),
    ]);
  }

  /** Whether the piece is exactly what `part` describes, so that it may stand for it. */
  is(part: Part): boolean {
    return this.before === part.before && this.role === part.role && this.text === part.text;
  }
}

/** The map that a piece of a block map stands for: a lone word is a key whose colon is not yet typed. */
export function asMap(node: Node | undefined): MapNode | undefined {
  if (node?.kind === "map") return node;
  if (node?.kind !== "scalar" || textOf(node) === undefined) return undefined;
  const span: Span = { start: node.start, end: node.end };
  return { kind: "map", flow: false, pairs: [{ key: node, value: emptyScalar(node.end) }], ...span };
}
