/** Goes down two rankings together, and says at each depth what they have in common. */
import { addToIndex } from "../../syntax/memo.ts";
import type { Ranks } from "./coefficients.ts";

/**
 * What two rankings have in common down to a depth. An item of a tie that reaches past the depth counts with the share
 * of the tie's permutations that place it there or above.
 */
interface Depth {
  readonly depth: number;
  /** The number of common items, the shares of both rankings multiplied. */
  readonly overlap: number;
  /** The sum of the squared shares of all items of a ranking. */
  readonly inShort: number;
  readonly inLong: number;
  /** The mean share of those items of the longer ranking so far that the shorter one does not have. */
  readonly alone: number;
}

/** Goes down to the end of the longer ranking, in as many steps as it has items. */
export function* depthsOf<Key>(short: Ranks<Key>, long: Ranks<Key>): Generator<Depth> {
  const [first, second] = [new Descent(short), new Descent(long)];
  const counts = new Counts(short, long);
  for (let depth = 1; depth <= long.size; depth++) {
    for (const [key, place] of first.moves(depth)) counts.move(key, "short", place);
    for (const [key, place] of second.moves(depth)) counts.move(key, "long", place);
    yield {
      depth,
      overlap: counts.overlap(first.share, second.share),
      inShort: first.above + first.tied * first.share ** 2,
      inLong: second.above + second.tied * second.share ** 2,
      alone: counts.alone(second.share),
    };
  }
}

/** Where an item is: below the depth, in the tie at it, or above. */
type Place = 0 | 1 | 2;
const [BELOW, TIED, ABOVE] = [0, 1, 2] as const;

/** The way down one ranking. */
class Descent<Key> {
  readonly #ties: readonly (readonly Key[])[];
  #next = 0;
  #tie: readonly Key[] = [];
  /** The number of items above the tie at the depth, and in it. */
  above = 0;
  tied = 0;
  /** The share of the tie's permutations that place an item of it at the depth or above. */
  share = 0;

  constructor(ranks: Ranks<Key>) {
    const ties = new Map<number, Key[]>();
    for (const [key, rank] of ranks) addToIndex(ties, rank, key);
    this.#ties = Array.from(ties)
      .sort(([a], [b]) => a - b)
      .map(([, keys]) => keys);
  }

  /** Goes down to the next depth, and returns the items that are elsewhere now. */
  moves(depth: number): (readonly [Key, Place])[] {
    const moved: (readonly [Key, Place])[] = [];
    if (depth > this.above + this.tied) {
      this.above += this.tied;
      for (const key of this.#tie) moved.push([key, ABOVE]);
      this.#tie = this.#ties[this.#next++] ?? [];
      this.tied = this.#tie.length;
      for (const key of this.#tie) moved.push([key, TIED]);
    }
    this.share = this.tied === 0 ? 0 : (depth - this.above) / this.tied;
    return moved;
  }
}

/** Counts the items by their places in both rankings, so that each of them is looked at four times in all. */
class Counts<Key> {
  readonly #short: Ranks<Key>;
  readonly #long: Ranks<Key>;
  readonly #places = new Map<Key, { short: Place; long: Place }>();
  /** The numbers of common items, by their place in each ranking. */
  readonly #common = [0, 1, 2].map(() => [0, 0, 0]);
  /** The numbers of items that only the longer ranking has, by their place. */
  readonly #alone = [0, 0, 0];

  constructor(short: Ranks<Key>, long: Ranks<Key>) {
    this.#short = short;
    this.#long = long;
  }

  move(key: Key, side: "short" | "long", place: Place): void {
    const places = this.#places.get(key) ?? { short: BELOW, long: BELOW };
    this.#places.set(key, places);
    if (!this.#long.has(key)) return;
    const row = (): number[] => (this.#short.has(key) ? this.#common[places.short] : this.#alone) ?? [];
    const add = (by: number): void => {
      row()[places.long] = (row()[places.long] ?? 0) + by;
    };
    add(-1);
    places[side] = place;
    add(1);
  }

  overlap(ofShort: number, ofLong: number): number {
    const of = (one: Place, other: Place): number => this.#common[one]?.[other] ?? 0;
    return (
      of(ABOVE, ABOVE) +
      ofShort * of(TIED, ABOVE) +
      ofLong * of(ABOVE, TIED) +
      ofShort * ofLong * of(TIED, TIED)
    );
  }

  /** Returns the mean share of the items so far that only the longer ranking has. */
  alone(ofLong: number): number {
    const [, tied = 0, above = 0] = this.#alone;
    return (above + ofLong * tied) / (above + tied);
  }
}
