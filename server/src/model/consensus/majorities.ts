/** How many rankings put each item ahead of each other one. */
import { midRanksOf } from "../agreement/coefficients.ts";

/** Rankings of numbered items: the rank of each item, `NaN` if a ranking does not rank it. Equal ranks tie. */
export interface Profile {
  /** The number of items, which are 0 to `size` − 1. */
  readonly size: number;
  readonly rankings: readonly Float64Array[];
}

/** The number of rankings that put one item ahead of another. */
export interface Majorities {
  readonly size: number;
  /** Of the first item over the second, at `first * size + second`. */
  readonly ahead: Int32Array;
}

/** Counts for each pair of items the rankings that put the first ahead. A ranking without one of them says nothing. */
export function majoritiesOf({ size, rankings }: Profile): Majorities {
  const ahead = new Int32Array(size * size);
  for (const ranks of rankings) count(ranks, 1, ahead);
  return { size, ahead };
}

/** Returns the majorities with the items numbered in another order. @param order The items by their new numbers. */
export function majoritiesInOrder({ size, ahead }: Majorities, order: readonly number[]): Majorities {
  const renumbered = new Int32Array(size * size);
  for (const [one, from] of order.entries())
    for (const [other, to] of order.entries()) renumbered[one * size + other] = ahead[from * size + to] ?? 0;
  return { size, ahead: renumbered };
}

/** Returns the majorities without one of the rankings. */
export function majoritiesWithout({ size, ahead }: Majorities, ranks: Float64Array): Majorities {
  const rest = ahead.slice();
  count(ranks, -1, rest);
  return { size, ahead: rest };
}

function count(ranks: Float64Array, by: 1 | -1, ahead: Int32Array): void {
  const size = ranks.length;
  for (let one = 0; one < size; one++) {
    const rank = ranks[one] ?? NaN;
    for (let other = 0; other < size; other++) {
      const at = one * size + other;
      if (rank < (ranks[other] ?? NaN)) ahead[at] = (ahead[at] ?? 0) + by;
    }
  }
}

/** Where a ranking puts an item among those of the profile that it ranks. */
export interface ItemPlace {
  /** The mid-rank of the item, from 1. */
  readonly place: number;
  /** How many of the items tie with it, with itself. */
  readonly tied: number;
  /** How many of the items the ranking ranks. */
  readonly of: number;
}

/** Returns the place of each item in a ranking; `undefined` for those that it does not rank. */
export function placesIn(ranks: Float64Array): readonly (ItemPlace | undefined)[] {
  const ranked = Array.from(ranks).filter((rank) => !Number.isNaN(rank));
  const midRanks = midRanksOf(ranked);
  const ties = new Map<number, number>();
  for (const rank of ranked) ties.set(rank, (ties.get(rank) ?? 0) + 1);
  return Array.from(ranks, (rank) =>
    Number.isNaN(rank)
      ? undefined
      : { place: midRanks.get(rank) ?? rank, tied: ties.get(rank) ?? 1, of: ranked.length },
  );
}

/** The place as a share of the list, from 0 for the top to 1 for the end, so that lists of different lengths compare. */
export function relativePlace({ place, of }: Pick<ItemPlace, "place" | "of">): number {
  return (place - 0.5) / of;
}

/**
 * Returns the items by their mean relative place, and then by number.
 * Source: J.-C. de Borda (1781), “Mémoire sur les élections au scrutin”, here as the mean, for rankings that do not rank all.
 */
export function bordaOrder({ size, rankings }: Profile): readonly number[] {
  const sums = new Float64Array(size);
  const counts = new Float64Array(size);
  for (const ranks of rankings)
    for (const [item, found] of placesIn(ranks).entries()) {
      if (!found) continue;
      sums[item] = (sums[item] ?? 0) + relativePlace(found);
      counts[item] = (counts[item] ?? 0) + 1;
    }
  const mean = (item: number): number => (counts[item] ? (sums[item] ?? 0) / counts[item] : 1);
  return Array.from({ length: size }, (_, item) => item).sort((a, b) => mean(a) - mean(b) || a - b);
}
