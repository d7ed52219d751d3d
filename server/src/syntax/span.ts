/** Positions in a text: LSP positions and ranges, and spans relative to a piece. */
import type { Position, Range } from "vscode-languageserver-types";
import { addToIndex } from "./memo.ts";
import type { Piece } from "./piece.ts";

export type { Position, Range };

/** Two offsets (UTF-16 code units) in the text of one piece; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A span with the piece that it belongs to. It stays valid when other pieces change. */
export interface PieceSpan extends Span {
  readonly piece: Piece;
}

/** The span in `piece`. */
export function pieceSpan(piece: Piece, { start, end }: Span): PieceSpan {
  return { piece, start, end };
}

/** Indexes spans by the pieces that they belong to. */
export function spansByPiece(spans: readonly PieceSpan[]): ReadonlyMap<Piece, readonly PieceSpan[]> {
  const index = new Map<Piece, PieceSpan[]>();
  for (const span of spans) addToIndex(index, span.piece, span);
  return index;
}

/** Whether `offset` is in the span or at its end, as a cursor can be. */
export function touches(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}

/** Compares positions: negative if `a` comes before `b`. */
export function comparePositions(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}
