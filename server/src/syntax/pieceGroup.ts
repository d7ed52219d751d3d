/**
 * A chapter: a piece that is no item, with the items that follow it, mostly a part of the document. It stays the same
 * object while its pieces do, so that what is known of it need not be gathered again on every keystroke elsewhere.
 */
import { mayHaveHidden } from "../language/hiddenCharacters.ts";
import type { JoinedList } from "./memo.ts";
import { joinIncrementally, sameItems, UNJOINED } from "./memo.ts";
import type { Piece } from "./piece.ts";

export class PieceGroup {
  readonly pieces: readonly Piece[];
  readonly head: Piece;
  readonly items: readonly Piece[];
  /** Of some of the pieces, or of those of an earlier version, which of them are special. */
  #special: JoinedList<Piece, Piece> = UNJOINED;
  #withHiddenCharacters: JoinedList<Piece, Piece> = UNJOINED;
  #hasContent: boolean | undefined;

  constructor(pieces: readonly [Piece, ...Piece[]]) {
    this.pieces = pieces;
    [this.head] = pieces;
    this.items = pieces.slice(1);
  }

  /** Takes over what is known of the pieces that it shares with an earlier version of the chapter. */
  reuse(earlier: PieceGroup): this {
    this.#special = earlier.#special;
    this.#withHiddenCharacters = earlier.#withHiddenCharacters;
    return this;
  }

  /** The pieces that have more than a tree: problems, aliases, anchors; directives. */
  get special(): readonly Piece[] {
    this.#special = joinIncrementally(this.#special, this.pieces, (piece) =>
      piece.isPlain && piece.role !== "directive" ? NONE : [piece],
    );
    return this.#special.all;
  }

  /** The pieces with characters that a reader may not see. */
  get withHiddenCharacters(): readonly Piece[] {
    this.#withHiddenCharacters = joinIncrementally(this.#withHiddenCharacters, this.pieces, (piece) =>
      mayHaveHidden(piece.text) ? [piece] : NONE,
    );
    return this.#withHiddenCharacters.all;
  }

  /** Whether there is more than marks, comments and blank lines. */
  get hasContent(): boolean {
    return (this.#hasContent ??= this.pieces.some(
      ({ role, tree, isPlain }) => role === "entry" || role === "item" || tree !== undefined || !isPlain,
    ));
  }
}

/** The chapters of a text. */
export function pieceGroupsOf(pieces: readonly Piece[]): PieceGroup[] {
  const pieceGroups: [Piece, ...Piece[]][] = [];
  for (const piece of pieces) {
    const last = pieceGroups.at(-1);
    if (last && piece.role === "item") last.push(piece);
    else pieceGroups.push([piece]);
  }
  return pieceGroups.map((each) => new PieceGroup(each));
}

/** The chapters after the pieces between two indexes have been replaced; those that stay as they were are shared. */
export function withPieces(
  pieceGroups: readonly PieceGroup[],
  [from, to]: readonly [number, number],
  pieces: readonly Piece[],
): readonly PieceGroup[] {
  let first = 0;
  let start = 0;
  for (let each = pieceGroups[first]; each && start + each.pieces.length <= from; each = pieceGroups[++first])
    start += each.pieces.length;
  let last = first;
  let end = start;
  for (let each = pieceGroups[last]; each && end < to; each = pieceGroups[++last]) end += each.pieces.length;
  const old = pieceGroups.slice(first, last);
  const all = old.flatMap((pieceGroup) => pieceGroup.pieces);
  const changed = [...all.slice(0, from - start), ...pieces, ...all.slice(to - start)];
  const fresh = pieceGroupsOf(changed).map((pieceGroup) => {
    const earlier = old.find(({ head }) => head === pieceGroup.head);
    if (!earlier) return pieceGroup;
    return sameItems(earlier.items, pieceGroup.items) ? earlier : pieceGroup.reuse(earlier);
  });
  return [...pieceGroups.slice(0, first), ...fresh, ...pieceGroups.slice(last)];
}

const NONE: readonly Piece[] = [];
