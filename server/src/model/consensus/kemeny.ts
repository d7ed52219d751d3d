/** The best orders of a few items by the rule of Kemeny: exact over all subsets, or improved step by step. */
import type { Majorities } from "./majorities.ts";

/** An order of items, and what holds in every order that is as good. */
export interface BestOrder {
  readonly order: readonly number[];
  /** The pairs of which the first comes first in every best order. */
  readonly settled: readonly (readonly [number, number])[];
  /** Whether no order is better. */
  readonly isExact: boolean;
}

/** The most items that are ordered exactly: the work doubles with each. */
const MOST_EXACT = 18;

/** How many steps the exact order of this many items takes; infinitely many if there are too many items. */
export function exactSteps(count: number): number {
  return count > MOST_EXACT ? Infinity : 2 ** count * count;
}

/**
 * Returns the best order of the items: the one with the fewest pairs that a ranking orders the other way, summed over all
 * rankings. Of several it is the one that begins like `items`.
 * Sources: J. G. Kemeny (1959), “Mathematics without numbers”, Daedalus 88(4); H. P. Young (1988), “Condorcet's theory of
 * voting”, American Political Science Review 82(4). The work over all subsets: M. Held & R. M. Karp (1962), “A dynamic
 * programming approach to sequencing problems”, Journal of the SIAM 10(1).
 *
 * @param items At most as many as `exactSteps` allows.
 */
export function exactOrder(items: readonly number[], majorities: Majorities): BestOrder {
  const costOf = costsOf(items, majorities);
  const all = 2 ** items.length - 1;
  // The least cost of the items that are not in a set, after those that are.
  const rest = new Int32Array(all + 1);
  for (let placed = all - 1; placed >= 0; placed--) {
    let least = Infinity;
    for (let item = 0; item < items.length; item++)
      if ((placed & (1 << item)) === 0)
        least = Math.min(least, costOf(item, placed) + (rest[placed | (1 << item)] ?? 0));
    rest[placed] = least;
  }
  const isBest = (item: number, placed: number): boolean =>
    (placed & (1 << item)) === 0 && costOf(item, placed) + (rest[placed | (1 << item)] ?? 0) === rest[placed];
  return { order: firstOrder(items, isBest), settled: settledPairs(items, isBest), isExact: true };
}

/** Whether an order that begins with the items of a set, and then has this one, can be best. */
type Step = (item: number, placed: number) => boolean;

/**
 * Returns what an item costs after the items of a set: the rankings that put it ahead of one of them. The costs of both
 * halves of a set are added.
 */
function costsOf(items: readonly number[], { size, ahead }: Majorities): Cost {
  const half = Math.ceil(items.length / 2);
  const tables = [items.slice(0, half), items.slice(half)].map((part) =>
    items.map((item) => {
      const sums = new Int32Array(2 ** part.length);
      for (let set = 1; set < sums.length; set++) {
        const lowest = 31 - Math.clz32(set & -set);
        sums[set] = (sums[set & (set - 1)] ?? 0) + (ahead[item * size + (part[lowest] ?? 0)] ?? 0);
      }
      return sums;
    }),
  );
  const [low = [], high = []] = tables;
  return (item, placed) =>
    (low[item]?.[placed & (2 ** half - 1)] ?? 0) + (high[item]?.[placed >>> half] ?? 0);
}

type Cost = (item: number, placed: number) => number;

function firstOrder(items: readonly number[], isBest: Step): number[] {
  const order: number[] = [];
  let placed = 0;
  while (order.length < items.length) {
    const next = items.findIndex((_, item) => isBest(item, placed));
    order.push(items[next] ?? 0);
    placed |= 1 << next;
  }
  return order;
}

/** Follows every best order, and returns the pairs that none of them has the other way. */
function settledPairs(items: readonly number[], isBest: Step): (readonly [number, number])[] {
  const all = 2 ** items.length - 1;
  const isReached = new Uint8Array(all + 1);
  // The items that come after each in some best order.
  const after = items.map(() => 0);
  isReached[0] = 1;
  for (let placed = 0; placed < all; placed++) {
    if (isReached[placed] === 0) continue;
    for (let item = 0; item < items.length; item++) {
      if (!isBest(item, placed)) continue;
      const next = placed | (1 << item);
      isReached[next] = 1;
      after[item] = (after[item] ?? 0) | (all & ~next);
    }
  }
  return items.flatMap((one, first) =>
    items.flatMap((other, second): (readonly [number, number])[] =>
      first !== second && ((after[second] ?? 0) & (1 << first)) === 0 ? [[one, other]] : [],
    ),
  );
}

/**
 * Returns a good order of many items: it begins with theirs, and moves one item at a time to where it costs least, until
 * nothing improves or the steps are used up.
 * Source: C. Dwork, R. Kumar, M. Naor & D. Sivakumar (2001), “Rank aggregation methods for the Web”, WWW 10, who improve
 * the order of another method in this way (“local Kemenization”).
 */
export function improvedOrder(items: readonly number[], majorities: Majorities, steps: number): BestOrder {
  const order = [...items];
  let left = steps;
  for (let isImproved = true; isImproved && left > 0;) {
    isImproved = false;
    for (const item of items) {
      const from = order.indexOf(item);
      const to = bestPlace(order, from, majorities);
      left -= order.length;
      if (to === from) continue;
      order.splice(from, 1);
      order.splice(to, 0, item);
      isImproved = true;
    }
  }
  return { order, settled: order.slice(1).map((item, index) => [order[index] ?? 0, item]), isExact: false };
}

/** Returns where in the order an item costs least; where it is, if no place is better. */
function bestPlace(order: readonly number[], from: number, { size, ahead }: Majorities): number {
  const item = order[from] ?? 0;
  const gain = (other: number): number =>
    (ahead[item * size + other] ?? 0) - (ahead[other * size + item] ?? 0);
  let best = { place: from, gain: 0 };
  for (let place = from - 1, sum = 0; place >= 0; place--) {
    sum += gain(order[place] ?? 0);
    if (sum > best.gain) best = { place, gain: sum };
  }
  for (let place = from + 1, sum = 0; place < order.length; place++) {
    sum -= gain(order[place] ?? 0);
    if (sum > best.gain) best = { place, gain: sum };
  }
  return best.place;
}
