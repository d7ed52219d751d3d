/** The order that is closest to several rankings, and how far each of them is from it. */
import type { Majorities, Profile } from "./majorities.ts";
import { bordaOrder, majoritiesOf, majoritiesWithout } from "./majorities.ts";
import type { BestOrder } from "./kemeny.ts";
import { exactOrder, exactSteps, improvedOrder } from "./kemeny.ts";
import { Relation } from "./relation.ts";

/** The consensus of several rankings of numbered items. */
export interface Consensus {
  /** One of the best orders: of these, the closest to the mean places. */
  readonly order: readonly number[];
  /** What comes before what in every best order. Other pairs are open. */
  readonly settled: Relation;
  /** Whether no order is better. If not, it is a good one. */
  readonly isExact: boolean;
  /** The number of pairs that a ranking orders against it, summed over all rankings. */
  readonly cost: number;
  /** No order has a lower cost. Equal to `cost` if the order is exact. */
  readonly leastCost: number;
}

/** Up to this many items are ordered as a whole, so that all best orders are known. */
const WHOLE = 12;

/** How many steps one consensus may take: enough for the exact order of 18 items that beat each other in circles. */
const CONSENSUS_STEPS = 2 ** 18 * 18;

/**
 * Returns the consensus by the rule of Kemeny. A ranking that ties two items, or does not rank one of them, gives no information about
 * their order.
 * Items that beat each other in circles of majorities are ordered together, and all others by their majorities: what a
 * majority puts ahead of everything in another circle comes ahead of it in a best order (M. Truchon (1998), “An extension of
 * the Condorcet criterion and Kemeny orders”, CREFA, Université Laval).
 *
 * @param preferred All items: of several best orders, the one that is closest to this is returned.
 */
export function consensusOf(
  majorities: Majorities,
  preferred: readonly number[],
  steps = CONSENSUS_STEPS,
): Consensus {
  const { size } = majorities;
  const beats = strictMajorities(majorities);
  const position = positionsIn(preferred);
  const circles = size <= WHOLE ? [preferred] : beats.components();
  let left = steps;
  const found = circles
    .toSorted((a, b) => a.length - b.length)
    .map((circle): BestOrder => {
      const items = circle.toSorted((a, b) => (position[a] ?? 0) - (position[b] ?? 0));
      const needed = exactSteps(items.length);
      const isExact = needed <= left || items.length === 1;
      left = Math.max(0, left - (isExact ? needed : items.length ** 2));
      return isExact ? exactOrder(items, majorities) : improvedOrder(items, majorities, steps);
    });
  const settled = settledBy(found, beats);
  const order = inOrder(withChosen(found, settled), preferred);
  settled.closeAlong(order);
  const cost = costOf(order, majorities);
  const isExact = found.every((each) => each.isExact);
  return { order, settled, isExact, cost, leastCost: isExact ? cost : leastCostOf(majorities) };
}

/** Returns the consensus of rankings. */
export function consensusOfProfile(profile: Profile): Consensus {
  return consensusOf(majoritiesOf(profile), bordaOrder(profile));
}

/**
 * Returns the consensus without each ranking, over the same items.
 * @param whole The consensus of all rankings, whose order breaks ties.
 */
export function consensusWithoutEach(
  { rankings }: Profile,
  { order }: Consensus,
  majorities: Majorities,
): readonly Consensus[] {
  const steps = Math.max(exactSteps(WHOLE), CONSENSUS_STEPS / Math.max(1, rankings.length));
  return rankings.map((ranks) => consensusOf(majoritiesWithout(majorities, ranks), order, steps));
}

/** How a ranking, or another consensus, differs from a consensus. */
export interface ConsensusDistance {
  /** The pairs that both order, in opposite directions. */
  readonly reversed: number;
  /** The pairs that only one of the two orders, while the other ties them or leaves them open. */
  readonly halves: number;
  /** All pairs that are compared. */
  readonly pairs: number;
  /** `reversed + halves / 2` as a share of all pairs; `undefined` without pairs. */
  readonly share: number | undefined;
}

/** Returns how far a ranking is from a consensus, over the pairs of items that it ranks. */
export function distanceFrom({ settled }: Consensus, ranks: Float64Array): ConsensusDistance {
  return distanceOver(settled, (one, other) => Math.sign((ranks[other] ?? NaN) - (ranks[one] ?? NaN)));
}

/** Returns how far two orders of the same items are from each other. */
export function distanceBetween({ settled }: Consensus, other: Consensus): ConsensusDistance {
  return distanceOver(settled, (one, two) => directionIn(other.settled, one, two));
}

/** @param direction 1 if the first comes first, −1 if the second does, 0 for neither, `NaN` if they are not compared. */
function distanceOver(
  settled: Relation,
  direction: (one: number, other: number) => number,
): ConsensusDistance {
  let [reversed, halves, pairs] = [0, 0, 0];
  for (let one = 0; one < settled.size; one++)
    for (let other = one + 1; other < settled.size; other++) {
      const found = direction(one, other);
      if (Number.isNaN(found)) continue;
      const difference = Math.abs(found - directionIn(settled, one, other));
      pairs++;
      if (difference === 2) reversed++;
      else if (difference === 1) halves++;
    }
  return { reversed, halves, pairs, share: pairs === 0 ? undefined : (reversed + halves / 2) / pairs };
}

function directionIn(settled: Relation, one: number, other: number): number {
  return settled.has(one, other) ? 1 : settled.has(other, one) ? -1 : 0;
}

/** The first and the last place, from 1, that a best order gives an item: no best order gives it another one. */
export interface PlaceRange {
  readonly first: number;
  readonly last: number;
}

/** Returns the places of all items. */
export function placesOf({ settled }: Consensus): readonly PlaceRange[] {
  const before = settled.inverse();
  return Array.from({ length: settled.size }, (_, item) => ({
    first: 1 + before.count(item),
    last: settled.size - settled.count(item),
  }));
}

/** What more rankings put ahead of what than the other way. */
function strictMajorities({ size, ahead }: Majorities): Relation {
  const beats = new Relation(size);
  for (let one = 0; one < size; one++)
    for (let other = 0; other < size; other++)
      if ((ahead[one * size + other] ?? 0) > (ahead[other * size + one] ?? 0)) beats.add(one, other);
  return beats;
}

/** Majorities between circles hold in every best order, and inside of a circle what holds in its best orders. */
function settledBy(found: readonly BestOrder[], beats: Relation): Relation {
  const settled = new Relation(beats.size);
  const circleOf = new Int32Array(beats.size);
  for (const [circle, { order }] of found.entries()) for (const item of order) circleOf[item] = circle;
  for (let one = 0; one < beats.size; one++)
    for (let other = 0; other < beats.size; other++)
      if (circleOf[one] !== circleOf[other] && beats.has(one, other)) settled.add(one, other);
  for (const each of found) for (const [one, other] of each.settled) settled.add(one, other);
  return settled;
}

/** Adds the chosen order of each circle to what is settled. */
function withChosen(found: readonly BestOrder[], settled: Relation): Relation {
  const chosen = settled.inverse().inverse();
  for (const { order } of found)
    for (const [index, item] of order.slice(1).entries()) chosen.add(order[index] ?? 0, item);
  return chosen;
}

/** Returns the items in an order that keeps what is settled: at each place, the first of the others that may come. */
function inOrder(settled: Relation, preferred: readonly number[]): number[] {
  const waiting = Int32Array.from({ length: settled.size }, () => 0);
  for (const one of preferred)
    for (const other of preferred) if (settled.has(one, other)) waiting[other] = (waiting[other] ?? 0) + 1;
  const order: number[] = [];
  const isPlaced = new Uint8Array(settled.size);
  while (order.length < preferred.length) {
    const next = preferred.find((item) => isPlaced[item] === 0 && waiting[item] === 0);
    if (next === undefined) break;
    isPlaced[next] = 1;
    order.push(next);
    for (const other of preferred) if (settled.has(next, other)) waiting[other] = (waiting[other] ?? 0) - 1;
  }
  return order;
}

function positionsIn(order: readonly number[]): Int32Array {
  const position = new Int32Array(order.length);
  for (const [index, item] of order.entries()) position[item] = index;
  return position;
}

function costOf(order: readonly number[], { size, ahead }: Majorities): number {
  let cost = 0;
  for (const [index, one] of order.entries())
    for (const other of order.slice(index + 1)) cost += ahead[other * size + one] ?? 0;
  return cost;
}

/** The sum of the minorities of all pairs. */
function leastCostOf({ size, ahead }: Majorities): number {
  let cost = 0;
  for (let one = 0; one < size; one++)
    for (let other = one + 1; other < size; other++)
      cost += Math.min(ahead[one * size + other] ?? 0, ahead[other * size + one] ?? 0);
  return cost;
}
