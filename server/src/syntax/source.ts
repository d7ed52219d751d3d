/**
 * A source is one version of one file: an immutable sequence of pieces. An edit produces the next version, which shares
 * all pieces that the edit did not touch. Only this module converts spans to positions in the file.
 */
import type { Position, Range } from "vscode-languageserver-types";
import type { PieceGroup } from "./pieceGroup.ts";
import { applyEdits } from "./offsetEdits.ts";
import { newParseBudget } from "./parseBudget.ts";
import { MAX_TEXT } from "./limits.ts";
import { Piece } from "./piece.ts";
import type { Pieces } from "./pieces.ts";
import { contentOfPieces, lengthOfPieces, replacePieces } from "./pieces.ts";
import type { PieceSpan, Span } from "./span.ts";
import { comparePositions, pieceSpan } from "./span.ts";
import { Splitter } from "./split.ts";
import type { RawPiece } from "./split.ts";

/** A change as in LSP: `text` replaces `range`, or the whole text if there is no range. */
export interface Change {
  readonly range?: Range;
  readonly text: string;
}

/** More edits than this are applied all at once. */
const FEW_EDITS = 10;

/** One version of one file. */
export class Source {
  readonly uri: string;
  readonly version: number;
  /** The same object for all versions of one file: a key for caches that outlive a version. */
  readonly identity: object;
  readonly #content: Pieces;

  private constructor(file: Pick<Source, "uri" | "version" | "identity">, content: Pieces) {
    this.uri = file.uri;
    this.version = file.version;
    this.identity = file.identity;
    this.#content = content;
  }

  /** Creates the first version of a file from its whole text. */
  static of(uri: string, text: string, version = 0): Source {
    return new Source({ uri, version, identity: {} }, contentOfPieces(piecesOf(text)));
  }

  /** The next version, after applying `changes` one after the other. */
  edit(changes: readonly Change[], version: number): Source {
    const { uri, identity } = this;
    const file = { uri, version, identity };
    if (changes.length === 0) return new Source(file, this.#content);
    return changes.reduce<Source>((source, { range, text }) => {
      const content = range
        ? source.#replace(inOrder(range), text)
        : contentOfPieces(source.#reuse(split(text), 0, source.pieces.length));
      return new Source(file, content);
    }, this);
  }

  /** The next version, after edits of this one that do not overlap, in order. */
  withEdits(edits: readonly (Change & { readonly range: Range })[], version: number): Source {
    // One by one, edits keep the most pieces. All at once, many edits take no longer than one.
    if (edits.length <= FEW_EDITS) return this.edit(edits.toReversed(), version);
    const starts: number[] = [];
    let length = 0;
    for (const piece of this.pieces) {
      starts.push(length);
      length += piece.text.length;
    }
    const offset = (position: Position): number =>
      (starts[this.#indexAt(position.line)] ?? 0) + this.at(position).offset;
    const text = applyEdits(
      this.text,
      edits.map(({ range: { start, end }, text: insert }) => ({
        at: offset(start),
        remove: offset(end) - offset(start),
        insert,
      })),
    );
    return this.edit([{ text }], version);
  }

  get pieces(): readonly Piece[] {
    return this.#content.pieces;
  }

  get pieceGroups(): readonly PieceGroup[] {
    return this.#content.pieceGroups;
  }

  /**
   * Identifies the lines at which the pieces begin: the same object until a line is inserted, deleted or moved to
   * another piece.
   */
  get layout(): object {
    return this.#starts;
  }

  get #starts(): Uint32Array {
    return this.#content.starts;
  }

  /** The whole text. In a long document, joining the pieces takes longer than all other work for an edit. */
  get text(): string {
    return this.pieces.map((piece) => piece.text).join("");
  }

  /** The length of the whole text, in code units. */
  get length(): number {
    return this.#content.length;
  }

  /** Whether a text without line breaks occurs anywhere. */
  has(text: string): boolean {
    return this.pieces.some((piece) => piece.text.includes(text));
  }

  /** Whether a pattern matches anywhere. The pattern must not span lines. */
  matches(pattern: RegExp): boolean {
    return this.pieces.some((piece) => pattern.test(piece.text));
  }

  /** The number of lines; at least 1. A line break at the end begins another line. */
  get lineCount(): number {
    const last = this.pieces.at(-1)?.text ?? "";
    return (this.#starts.at(-1) ?? 0) + (last === "" || /[\r\n]$/.test(last) ? 1 : 0);
  }

  /** The text of a line without its line break; empty after the end. */
  line(line: number): string {
    const { piece } = this.at({ line, character: 0 });
    const start = piece.lineStarts[line - this.lineOf(piece)];
    return start === undefined ? "" : (/^[^\r\n]*/.exec(piece.text.slice(start))?.[0] ?? "");
  }

  /** The line at which a piece of this version begins. */
  lineOf(piece: Piece): number {
    return this.#starts[this.indexOf(piece)] ?? 0;
  }

  /** The index of a piece in this version. */
  indexOf(piece: Piece): number {
    // The last known index is mostly still right; otherwise search for the piece.
    if (this.pieces[Piece.indexOf(piece)] !== piece)
      Piece.setIndex(piece, Math.max(this.pieces.indexOf(piece), 0));
    return Piece.indexOf(piece);
  }

  /** Whether a piece is one of this version. */
  includes(piece: Piece): boolean {
    return this.pieces[this.indexOf(piece)] === piece;
  }

  /** The range of a span in this version. */
  range(span: PieceSpan): Range {
    const line = this.lineOf(span.piece);
    const start = span.piece.position(span.start);
    const end = span.piece.position(span.end);
    return {
      start: { line: line + start.line, character: start.character },
      end: { line: line + end.line, character: end.character },
    };
  }

  /** The piece at a position, and the offset in that piece. Positions after the end give the end. */
  at(position: Position): { piece: Piece; offset: number } {
    const index = this.#indexAt(position.line);
    const piece = this.pieces[index] as Piece;
    const line = position.line - (this.#starts[index] ?? 0);
    return { piece, offset: piece.offset({ line, character: position.character }) };
  }

  /** The span for two offsets in the whole text, clamped to the piece in which it starts. */
  pieceSpanOf({ start, end }: Span): PieceSpan {
    let before = 0;
    for (const piece of this.pieces) {
      const after = before + piece.text.length;
      if (start < after)
        return pieceSpan(piece, { start: start - before, end: Math.min(end, after) - before });
      before = after;
    }
    const last = this.pieces.at(-1) as Piece;
    return pieceSpan(last, { start: last.text.length, end: last.text.length });
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

  /**
   * Replaces a range. Splits the text again from the piece before the range, until the state matches that of an old
   * piece.
   */
  #replace(range: Range, text: string): Pieces {
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
    const length = this.#content.length - this.#lengthOf(from, last + 1) + region.length;
    // If the text is too large before or after, split it as a whole, because its length decides whether it is read.
    if (length > MAX_TEXT || this.#content.length > MAX_TEXT) {
      const whole = this.#textOf(0, from) + region + this.#textOf(last + 1, this.pieces.length);
      return contentOfPieces(piecesOf(whole));
    }
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
    return replacePieces(this.#content, [from, next], this.#reuse(splitter.end(), from, next));
  }

  #lengthOf(from: number, to: number): number {
    return lengthOfPieces(this.pieces.slice(from, to));
  }

  #textOf(from: number, to: number): string {
    return this.pieces
      .slice(from, to)
      .map((piece) => piece.text)
      .join("");
  }

  /** Creates pieces for the raw pieces, and reuses the old pieces that match from either end. */
  #reuse(parts: readonly RawPiece[], from: number, to: number): Piece[] {
    const pieces: (Piece | undefined)[] = parts.map(() => undefined);
    let head = 0;
    for (; head < parts.length && from + head < to; head++) {
      const old = this.pieces[from + head];
      const part = parts[head];
      if (!old || !part || !old.matches(part)) break;
      pieces[head] = old;
    }
    for (let tail = 1; tail <= parts.length - head && to - tail >= from + head; tail++) {
      const old = this.pieces[to - tail];
      const part = parts[parts.length - tail];
      if (!old || !part || !old.matches(part)) break;
      pieces[parts.length - tail] = old;
    }
    const budget = newParseBudget();
    return parts.map((part, index) => pieces[index] ?? new Piece(part, budget));
  }
}

function piecesOf(text: string): Piece[] {
  const budget = newParseBudget();
  return split(text).map((part) => new Piece(part, budget));
}

function split(text: string): RawPiece[] {
  if (text.length > MAX_TEXT) return [{ text, lines: linesIn(text), role: "foreign", before: "start" }];
  const splitter = new Splitter("start");
  splitter.feed(text);
  return splitter.end();
}

function linesIn(text: string): number {
  const isOpen = !/[\r\n]$/.test(text.slice(-1));
  return text.split(/\r\n|\r|\n/).length - (isOpen ? 0 : 1);
}

/** Swaps the ends of a range if they are reversed. */
function inOrder({ start, end }: Range): Range {
  return comparePositions(start, end) > 0 ? { start: end, end: start } : { start, end };
}
