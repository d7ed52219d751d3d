/**
 * A chapter: a piece that is no item, with the items that follow it, mostly a part of the document. It stays the same
 * object while its pieces do, so that what is known of it need not be gathered again on every keystroke elsewhere.
 */
import { mayHide } from "../language/hidden.ts";
import type { Joined } from "./memo.ts";
import { joinAgain, sameItems, UNJOINED } from "./memo.ts";
import type { Piece } from "./piece.ts";

export class Chapter {
  readonly pieces: readonly Piece[];
  readonly head: Piece;
  readonly items: readonly Piece[];
  /** Of some of the pieces, or of those of an earlier version, which of them are special. */
  #special: Joined<Piece, Piece> = UNJOINED;
  #hiding: Joined<Piece, Piece> = UNJOINED;
  #saysSomething: boolean | undefined;

  constructor(pieces: readonly [Piece, ...Piece[]]) {
    this.pieces = pieces;
    [this.head] = pieces;
    this.items = pieces.slice(1);
  }

  /** Takes over what is known of the pieces that it shares with an earlier version of the chapter. */
  follow(earlier: Chapter): this {
    this.#special = earlier.#special;
    this.#hiding = earlier.#hiding;
    return this;
  }

  /** The pieces that have more than a tree: problems, aliases, anchors; directives. */
  get special(): readonly Piece[] {
    this.#special = joinAgain(this.#special, this.pieces, (piece) =>
      piece.isPlain && piece.role !== "directive" ? NONE : [piece],
    );
    return this.#special.all;
  }

  /** The pieces with characters that a reader may not see. */
  get hiding(): readonly Piece[] {
    this.#hiding = joinAgain(this.#hiding, this.pieces, (piece) => (mayHide(piece.text) ? [piece] : NONE));
    return this.#hiding.all;
  }

  /** Whether there is more than marks, comments and blank lines. */
  get saysSomething(): boolean {
    return (this.#saysSomething ??= this.pieces.some(
      ({ role, tree, isPlain }) => role === "entry" || role === "item" || tree !== undefined || !isPlain,
    ));
  }
}

/** The chapters of a text. */
export function chaptersOf(pieces: readonly Piece[]): Chapter[] {
  const chapters: [Piece, ...Piece[]][] = [];
  for (const piece of pieces) {
    const last = chapters.at(-1);
    if (last && piece.role === "item") last.push(piece);
    else chapters.push([piece]);
  }
  return chapters.map((each) => new Chapter(each));
}

/** The chapters after the pieces between two indexes have been replaced; those that stay as they were are shared. */
export function withPieces(
  chapters: readonly Chapter[],
  [from, to]: readonly [number, number],
  pieces: readonly Piece[],
): readonly Chapter[] {
  let first = 0;
  let start = 0;
  for (let each = chapters[first]; each && start + each.pieces.length <= from; each = chapters[++first])
    start += each.pieces.length;
  let last = first;
  let end = start;
  for (let each = chapters[last]; each && end < to; each = chapters[++last]) end += each.pieces.length;
  const old = chapters.slice(first, last);
  const all = old.flatMap((chapter) => chapter.pieces);
  const changed = [...all.slice(0, from - start), ...pieces, ...all.slice(to - start)];
  const fresh = chaptersOf(changed).map((chapter) => {
    const earlier = old.find(({ head }) => head === chapter.head);
    if (!earlier) return chapter;
    return sameItems(earlier.items, chapter.items) ? earlier : chapter.follow(earlier);
  });
  return [...chapters.slice(0, first), ...fresh, ...chapters.slice(last)];
}

const NONE: readonly Piece[] = [];
