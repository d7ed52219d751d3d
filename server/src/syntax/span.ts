/** Places in a text: protocol positions, ranges, and spans that are relative to a piece. */
import type { Position, Range } from "vscode-languageserver-types";
import type { Piece } from "./piece.ts";

export type { Position, Range };

/** Two offsets (UTF-16 code units) into the text of one piece; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A span together with the piece it counts from: it stays true when other pieces change. */
export interface PieceSpan extends Span {
  readonly piece: Piece;
}

/** The place of `span` in `piece`. */
export function pieceSpan(piece: Piece, { start, end }: Span): PieceSpan {
  return { piece, start, end };
}

/** Whether `offset` lies in the span or touches its end, as a cursor does. */
export function touches(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}

/** Orders positions: negative where `a` comes before `b`. */
export function comparePositions(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}
