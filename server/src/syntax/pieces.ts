/** The pieces of one version of a file, and the line at which each one begins. */
import type { PieceGroup } from "./pieceGroup.ts";
import { pieceGroupsOf, withPieces } from "./pieceGroup.ts";
import { Piece } from "./piece.ts";
import type { RawPiece } from "./split.ts";

/** The content of a version. */
export interface Pieces {
  readonly pieces: readonly Piece[];
  readonly pieceGroups: readonly PieceGroup[];
  /** The line at which each piece begins, and one more entry for the line after the last piece. */
  readonly starts: Uint32Array;
  /** The length of the whole text, in code units. */
  readonly length: number;
}

/** The content of a version with these pieces. An empty file has one empty piece, for problems to point at. */
export function contentOfPieces(all: readonly Piece[]): Pieces {
  const pieces = all.length > 0 ? all : [new Piece(emptyPiece)];
  const starts = new Uint32Array(pieces.length + 1);
  count(starts, pieces, 0);
  return { pieces, pieceGroups: pieceGroupsOf(pieces), starts, length: lengthOfPieces(pieces) };
}

/** The length of the pieces together, in code units. */
export function lengthOfPieces(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { text }) => sum + text.length, 0);
}

/**
 * The content with the pieces between two indexes replaced. Does not look into the other pieces, because there are
 * many.
 */
export function replacePieces(
  old: Pieces,
  [from, to]: readonly [number, number],
  fresh: readonly Piece[],
): Pieces {
  const pieces = old.pieces.slice(0, from).concat(fresh, old.pieces.slice(to));
  const oldStarts = old.starts;
  if (pieces.length === 0) return contentOfPieces([]);
  const pieceGroups = withPieces(old.pieceGroups, [from, to], fresh);
  const length = old.length - lengthOfPieces(old.pieces.slice(from, to)) + lengthOfPieces(fresh);
  if (sameLines(old.pieces.slice(from, to), fresh)) {
    for (const [index, piece] of fresh.entries()) Piece.setIndex(piece, from + index);
    return { pieces, pieceGroups, starts: oldStarts, length };
  }
  const starts = new Uint32Array(pieces.length + 1);
  starts.set(oldStarts.subarray(0, from + 1));
  count(starts, fresh, from);
  const shift = (starts[from + fresh.length] ?? 0) - (oldStarts[to] ?? 0);
  for (let index = to + 1; index < oldStarts.length; index++)
    starts[index - to + from + fresh.length] = (oldStarts[index] ?? 0) + shift;
  return { pieces, pieceGroups, starts, length };
}

function sameLines(a: readonly Piece[], b: readonly Piece[]): boolean {
  return a.length === b.length && a.every(({ lines }, index) => lines === b[index]?.lines);
}

/** Stores the line at which each piece begins, and tells each piece its index. */
function count(starts: Uint32Array, pieces: readonly Piece[], from: number): void {
  for (const [index, piece] of pieces.entries()) {
    Piece.setIndex(piece, from + index);
    starts[from + index + 1] = (starts[from + index] ?? 0) + piece.lines;
  }
}

/** The piece of an empty file, for problems to point at. */
const emptyPiece: RawPiece = { text: "", lines: 0, role: "whole", before: "start" };
