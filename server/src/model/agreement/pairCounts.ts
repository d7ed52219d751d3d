/** Counts how two rankings order the pairs of what both rank, in as many steps as sorting takes. */
import type { Pairs } from "./coefficients.ts";

/** The pairs of items that both rank. Their sum is n(n − 1)/2. */
export interface PairCounts {
  readonly agreeing: number;
  readonly reversed: number;
  /** The pairs that tie in one of the two and not in the other. */
  readonly tiedInFirst: number;
  readonly tiedInSecond: number;
  readonly tiedInBoth: number;
}

/**
 * Counts the pairs of items by how two rankings order them.
 * Source: W. R. Knight (1966), “A computer method for calculating Kendall's tau with ungrouped data”, Journal of the
 * American Statistical Association 61(314): the reversed pairs are the swaps of a merge sort.
 */
export function pairCounts(pairs: Pairs): PairCounts {
  const sorted = pairs.toSorted(([a], [b]) => a - b);
  return sortedPairCounts(
    Float64Array.from(sorted, ([first]) => first),
    Float64Array.from(sorted, ([, second]) => second),
  );
}

/** The same for ranks that are sorted by the first. The seconds are sorted in place. */
export function sortedPairCounts(firsts: Float64Array, seconds: Float64Array): PairCounts {
  sortWithinTies(firsts, seconds);
  const isTied = (at: number): boolean => firsts[at] === firsts[at - 1];
  const tiedInBoth = tiesIn(firsts.length, (at) => isTied(at) && seconds[at] === seconds[at - 1]);
  const firstTies = tiesIn(firsts.length, isTied);
  const reversed = sortCountingSwaps(seconds);
  const secondTies = tiesIn(firsts.length, (at) => seconds[at] === seconds[at - 1]);
  const all = (firsts.length * (firsts.length - 1)) / 2;
  return {
    agreeing: all - firstTies - secondTies + tiedInBoth - reversed,
    reversed,
    tiedInFirst: firstTies - tiedInBoth,
    tiedInSecond: secondTies - tiedInBoth,
    tiedInBoth,
  };
}

function sortWithinTies(firsts: Float64Array, seconds: Float64Array): void {
  for (let from = 0, to = 1; from < firsts.length; from = to++) {
    while (to < firsts.length && firsts[to] === firsts[from]) to++;
    if (to > from + 1) seconds.subarray(from, to).sort();
  }
}

/**
 * Returns the share of the pairs that two rankings do not order alike, 0 to 1: a pair in opposite orders counts as one, a
 * pair that only one of them ties as half. `undefined` for fewer than two items.
 * Sources: J. G. Kemeny (1959), “Mathematics without numbers”, Daedalus 88(4), whose distance is twice the number of pairs
 * that this counts; R. Fagin, R. Kumar, M. Mahdian, D. Sivakumar & E. Vee (2006), “Comparing partial rankings”, SIAM Journal
 * on Discrete Mathematics 20(3), with the penalty ½.
 */
export function pairDistance(counts: PairCounts): number | undefined {
  const { agreeing, reversed, tiedInFirst, tiedInSecond, tiedInBoth } = counts;
  const halves = tiedInFirst + tiedInSecond;
  const all = agreeing + reversed + halves + tiedInBoth;
  return all === 0 ? undefined : (reversed + halves / 2) / all;
}

/** The pairs within runs of equal values. @param isTied Whether a place has the value of the one before. */
function tiesIn(length: number, isTied: (at: number) => boolean): number {
  let pairs = 0;
  let run = 0;
  for (let at = 1; at < length; at++) pairs += run = isTied(at) ? run + 1 : 0;
  return pairs;
}

/** Runs of this length are sorted by insertion, which is faster than merging short ones. */
const RUN = 8;

/** What a sort needs besides its numbers. It is kept: two hundred rankings have twenty thousand pairs. */
let spare = new Float64Array(0);

/** Sorts numbers in place, and returns the number of pairs that were in the wrong order. */
function sortCountingSwaps(values: Float64Array): number {
  let swaps = 0;
  for (let left = 0; left < values.length; left += RUN)
    swaps += insert(values, left, Math.min(left + RUN, values.length));
  if (values.length <= RUN) return swaps;
  if (spare.length < values.length) spare = new Float64Array(2 * values.length);
  let from = values;
  let to: Float64Array = spare.subarray(0, values.length);
  for (let width = RUN; width < values.length; width *= 2) {
    for (let left = 0; left < values.length; left += 2 * width)
      swaps += merge({ from, to }, left, Math.min(width, values.length - left));
    [from, to] = [to, from];
  }
  if (from !== values) values.set(from);
  return swaps;
}

/** Sorts a run of numbers by insertion. */
function insert(values: Float64Array, start: number, end: number): number {
  let swaps = 0;
  for (let next = start + 1; next < end; next++) {
    const value = values[next] ?? 0;
    let at = next;
    for (; at > start && (values[at - 1] ?? 0) > value; at--) values[at] = values[at - 1] ?? 0;
    values[at] = value;
    swaps += next - at;
  }
  return swaps;
}

/** Merges two runs of sorted numbers: the one at `left` of this width, and the one after it, which may be shorter. */
function merge({ from, to }: Record<"from" | "to", Float64Array>, left: number, width: number): number {
  const middle = left + width;
  const end = Math.min(middle + width, from.length);
  let swaps = 0;
  let [one, other] = [left, middle];
  for (let at = left; at < end; at++) {
    const takesOther = other < end && (one >= middle || (from[other] ?? 0) < (from[one] ?? 0));
    if (takesOther) swaps += middle - one;
    to[at] = from[takesOther ? other++ : one++] ?? 0;
  }
  return swaps;
}
