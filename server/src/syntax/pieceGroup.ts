/**
 * A piece group: the head of an entry with the pieces of its items. It remains the same object while its pieces do, so
 * that facts about it need not be collected again when other lines change.
 */
import { mayHaveHidden, REPLACEMENT } from "../language/hiddenCharacters.ts";
import type { JoinedList } from "./memo.ts";
import { joinIncrementally, sameItems, NOTHING_JOINED } from "./memo.ts";
import { MAX_ENTRIES } from "./limits.ts";
import type { Piece } from "./piece.ts";

/** The head of an entry with the pieces of its items. See the module comment. */
export class PieceGroup {
  readonly pieces: readonly Piece[];
  readonly head: Piece;
  readonly items: readonly Piece[];
  /** The cached special pieces, perhaps still those of an earlier version. */
  #special: JoinedList<Piece, Piece> = NOTHING_JOINED;
  #withHiddenCharacters: JoinedList<Piece, Piece> = NOTHING_JOINED;
  #hasContent: boolean | undefined;

  constructor(pieces: readonly [Piece, ...Piece[]]) {
    this.pieces = pieces;
    [this.head] = pieces;
    this.items = pieces.slice(1);
  }

  /** Reuses what an earlier version of the group knows about the pieces that both share. */
  reuse(earlier: PieceGroup): this {
    this.#special = earlier.#special;
    this.#withHiddenCharacters = earlier.#withHiddenCharacters;
    return this;
  }

  /** The pieces that have more than a tree: problems, aliases, anchors or directives. */
  get special(): readonly Piece[] {
    this.#special = joinIncrementally(this.#special, this.pieces, (piece) =>
      piece.isPlain && piece.role !== "directive" ? NONE : [piece],
    );
    return this.#special.all;
  }

  /** The pieces with characters that a reader may not see, or that stand for lost ones. */
  get withHiddenCharacters(): readonly Piece[] {
    this.#withHiddenCharacters = joinIncrementally(this.#withHiddenCharacters, this.pieces, (piece) =>
      mayHaveHidden(piece.text) || piece.text.includes(REPLACEMENT) ? [piece] : NONE,
    );
    return this.#withHiddenCharacters.all;
  }

  /** Whether the group has more than document markers, comments and blank lines. */
  get hasContent(): boolean {
    return (this.#hasContent ??= this.pieces.some(
      ({ role, tree, isPlain }) => role === "entry" || role === "item" || tree !== undefined || !isPlain,
    ));
  }
}

/** Groups the pieces of a text. */
export function pieceGroupsOf(pieces: readonly Piece[]): PieceGroup[] {
  const pieceGroups: [Piece, ...Piece[]][] = [];
  for (const piece of pieces) {
    const last = pieceGroups.at(-1);
    if (last && piece.role === "item") last.push(piece);
    else pieceGroups.push([piece]);
  }
  return pieceGroups.map((each) => new PieceGroup(each));
}

/** The groups after the pieces between two indexes have been replaced. Unchanged groups are reused. */
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

/** The groups up to the limit of entries, and the head of the first group over it. */
export function withinLimit(all: readonly PieceGroup[]): {
  pieceGroups: readonly PieceGroup[];
  over: Piece | undefined;
} {
  if (all.length <= MAX_ENTRIES) return { pieceGroups: all, over: undefined };
  let entries = 0;
  const end = all.findIndex(({ head }) => head.role === "entry" && ++entries > MAX_ENTRIES);
  return end < 0
    ? { pieceGroups: all, over: undefined }
    : { pieceGroups: all.slice(0, end), over: all[end]?.head };
}

const NONE: readonly Piece[] = [];
