/**
 * A source is one version of one file: an immutable sequence of pieces. An edit makes the next version, which shares
 * every piece that the edit did not touch. This is the only module that turns places into positions of the file.
 */
import type { Position, Range } from "vscode-languageserver-types";
import { Piece } from "./piece.ts";
import type { Place } from "./place.ts";
import { comparePositions } from "./place.ts";
import { Splitter } from "./split.ts";
import type { Part } from "./split.ts";

/** A change as the protocol says it: `text` replaces what stands in `range`, or everything where there is none. */
export interface Change {
  readonly range?: Range;
  readonly text: string;
}

/** The piece of an empty file: somewhere to point at. */
const nothing: Part = { text: "", lines: 0, role: "whole", before: "start" };

export class Source {
  readonly uri: string;
  readonly version: number;
  readonly pieces: readonly Piece[];
  /** The same object for all versions of one file: what results may be remembered by from one version to the next. */
  readonly lineage: object;
  /** The line at which each piece begins; one more entry for the line behind the last. */
  readonly #starts: Uint32Array;

  private constructor({
    uri,
    version,
    pieces,
    lineage,
  }: Pick<Source, "uri" | "version" | "pieces" | "lineage">) {
    this.uri = uri;
    this.version = version;
    this.pieces = pieces.length > 0 ? pieces : [new Piece(nothing)];
    this.lineage = lineage;
    this.#starts = new Uint32Array(this.pieces.length + 1);
    let line = 0;
    for (let index = 0; index < this.pieces.length; index++) {
      const piece = this.pieces[index] as Piece;
      piece.index = index;
      line += piece.lines;
      this.#starts[index + 1] = line;
    }
  }

  /** Reads a whole text. */
  static of(uri: string, text: string, version = 0): Source {
    return new Source({ uri, version, pieces: split(text).map((part) => new Piece(part)), lineage: {} });
  }

  /** The next version, after `changes` one after the other. */
  edit(changes: readonly Change[], version: number): Source {
    const { uri, lineage, pieces } = this;
    if (changes.length === 0) return new Source({ uri, lineage, version, pieces });
    return changes.reduce<Source>((source, { range, text }) => {
      const next = range
        ? source.#replace(inOrder(range), text)
        : source.#reuse(split(text), 0, source.pieces.length);
      return new Source({ uri, lineage, version, pieces: next });
    }, this);
  }

  /** The whole text. */
  get text(): string {
    return this.pieces.map((piece) => piece.text).join("");
  }

  /** How many lines have begun; an empty file has one. */
  get lineCount(): number {
    const last = this.pieces.at(-1);
    return (this.#starts.at(-1) ?? 0) + (!last || /[\r\n]$/.test(last.text) ? 1 : 0);
  }

  /** The text of a line without its line break; empty behind the end. */
  line(line: number): string {
    const { piece } = this.at({ line, character: 0 });
    const start = piece.lineStarts[line - this.lineOf(piece)];
    return start === undefined ? "" : (/^[^\r\n]*/.exec(piece.text.slice(start))?.[0] ?? "");
  }

  /** The line at which a piece of this version begins. */
  lineOf(piece: Piece): number {
    // What a later version has noted down holds here too, unless pieces came or went before this one.
    const index = this.pieces[piece.index] === piece ? piece.index : this.pieces.indexOf(piece);
    return this.#starts[Math.max(index, 0)] ?? 0;
  }

  /** The range of a place in this version. */
  range(place: Place): Range {
    const line = this.lineOf(place.piece);
    const start = place.piece.position(place.start);
    const end = place.piece.position(place.end);
    return {
      start: { line: line + start.line, character: start.character },
      end: { line: line + end.line, character: end.character },
    };
  }

  /** The piece at a position and the offset in it; behind the end, the end. */
  at(position: Position): { piece: Piece; offset: number } {
    const index = this.#indexAt(position.line);
    const piece = this.pieces[index] as Piece;
    const line = position.line - (this.#starts[index] ?? 0);
    return { piece, offset: piece.offset({ line, character: position.character }) };
  }

  #indexAt(line: number): number {
    let low = 0;
    for (let high = this.pieces.length; low + 1 < high;) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] ?? 0) <= line) low = middle;
      else high = middle;
    }
    return low;
  }

  /** The pieces after one replacement: split again from the piece before it until the old pieces fit again. */
  #replace(range: Range, text: string): readonly Piece[] {
    const start = this.at(range.start);
    const end = this.at(range.end);
    const first = this.#indexAt(range.start.line);
    const last = Math.max(this.#indexAt(range.end.line), first);
    const from = Math.max(first - 1, 0);
    const region =
      this.#textOf(from, first) +
      start.piece.text.slice(0, start.offset) +
      text +
      end.piece.text.slice(end.offset);
    const splitter = new Splitter(this.pieces[from]?.before ?? "start");
    splitter.feed(region);
    let next = last + 1;
    for (
      let piece = this.pieces[next];
      piece && piece.before !== splitter.state;
      piece = this.pieces[++next]
    ) {
      splitter.feed(piece.text);
    }
    return this.pieces
      .slice(0, from)
      .concat(this.#reuse(splitter.end(), from, next), this.pieces.slice(next));
  }

  #textOf(from: number, to: number): string {
    return this.pieces
      .slice(from, to)
      .map((piece) => piece.text)
      .join("");
  }

  /** Pieces for parts; where a part is what stood there, counted from either end, the old piece stays. */
  #reuse(parts: readonly Part[], from: number, to: number): Piece[] {
    const pieces: (Piece | undefined)[] = parts.map(() => undefined);
    let head = 0;
    for (; head < parts.length && from + head < to; head++) {
      const old = this.pieces[from + head];
      const part = parts[head];
      if (!old || !part || !old.is(part)) break;
      pieces[head] = old;
    }
    for (let tail = 1; tail <= parts.length - head && to - tail >= from + head; tail++) {
      const old = this.pieces[to - tail];
      const part = parts[parts.length - tail];
      if (!old || !part || !old.is(part)) break;
      pieces[parts.length - tail] = old;
    }
    return parts.map((part, index) => pieces[index] ?? new Piece(part));
  }
}

function split(text: string): Part[] {
  const splitter = new Splitter("start");
  splitter.feed(text);
  return splitter.end();
}

/** The range with its earlier end first, as the protocol asks for. */
function inOrder({ start, end }: Range): Range {
  return comparePositions(start, end) > 0 ? { start: end, end: start } : { start, end };
}
