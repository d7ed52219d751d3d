/**
 * How far rankings agree: the items that they share, the shifts between them, and coefficients over every reading of
 * their composite entries.
 */
import type { Pairs, Ranks } from "./coefficients.ts";
import { kendallTauB, kendallW, midRank, rankBiasedOverlap, spearmanRho } from "./coefficients.ts";
import type { Key, RankGroup, Side } from "./readings.ts";
import { readingsOf, sideOf } from "./readings.ts";
import { maxOf, minOf } from "../syntax/minMax.ts";
import type { TopOverlap } from "./topOverlap.ts";
import { topOverlap } from "./topOverlap.ts";

/** The lowest and the highest value of a coefficient over the readings in which it is defined. */
export interface CoefficientRange {
  readonly low: number;
  readonly high: number;
  /** Present if there are too many readings to count them all: others may be outside the range. */
  readonly isPartial?: true;
}

/**
 * A shared item's mid-ranks among the shared items; `shift` is `second - first`, positive if the second ranks it lower.
 */
export interface Shift {
  readonly id: string;
  readonly first: number;
  readonly second: number;
  readonly shift: number;
}

/** The result of comparing two rankings. */
export interface Agreement {
  /** The ids in both rankings, in the order of the first. */
  readonly shared: readonly string[];
  readonly onlyFirst: readonly string[];
  readonly onlySecond: readonly string[];
  /** The number of entries of the shorter ranking. */
  readonly length: number;
  /** One for each shared id; the members of a composite entry tie. */
  readonly shifts: readonly Shift[];
  /** Returns how many of their first `k` entries are common; `undefined` if a ranking has no first `k`. */
  readonly topOverlap: (k: number) => TopOverlap | undefined;
  /** Kendall's τ-b over the shared items, −1 to 1. */
  readonly kendall: CoefficientRange | undefined;
  /** Spearman's ρ over the shared items, −1 to 1. */
  readonly spearman: CoefficientRange | undefined;
  /** Whether the ranges cover every reading: with many composite entries, they cover only the most important ones. */
  readonly isComplete: boolean;
}

/** A coefficient of more than two rankings. */
export interface Concordance {
  /** Kendall's W, 0 to 1; `undefined` if no reading leaves two shared items that are not all tied. */
  readonly range: CoefficientRange | undefined;
  /** The ids that all rankings share. */
  readonly shared: readonly string[];
  /** Whether the range covers every reading. */
  readonly isComplete: boolean;
}

/**
 * Compares two rankings. τ-b and ρ are ranges over all combinations of the readings of composite entries (see
 * `readingsOf`), and `undefined` if no reading leaves two shared items that are not all tied.
 * Sources: see the coefficients.
 */
export function agreement(firstGroups: readonly RankGroup[], secondGroups: readonly RankGroup[]): Agreement {
  const first = sideOf(firstGroups);
  const second = sideOf(secondGroups);
  const shared = first.keys.filter((id) => second.groupOf.has(id));
  const { ranks, isComplete } = readingsOf([first, second], "shared");
  const pairs = ranks.map(([a = nothing, b = nothing]) =>
    [...a].flatMap(([key, rank]): Pairs => (b.has(key) ? [[rank, b.get(key) ?? 0]] : [])),
  );
  return {
    shared,
    onlyFirst: first.keys.filter((id) => !second.groupOf.has(id)),
    onlySecond: second.keys.filter((id) => !first.groupOf.has(id)),
    length: Math.min(first.groups.length, second.groups.length),
    shifts: shiftsOf(shared, first, second),
    topOverlap: (k) => topOverlap(first, second, k),
    kendall: rangeOf(pairs.map(kendallTauB), isComplete),
    spearman: rangeOf(pairs.map(spearmanRho), isComplete),
    isComplete,
  };
}

/**
 * Returns rank-biased overlap of two whole rankings, 0 to 1, as a range over the readings of all composite entries;
 * `undefined` if a ranking is empty. `persistence` is p, between 0 and 1: the nearer to 0, the more the top counts.
 */
export function overlapRange(
  first: readonly RankGroup[],
  second: readonly RankGroup[],
  persistence?: number,
): CoefficientRange | undefined {
  const { ranks, isComplete } = readingsOf([sideOf(first), sideOf(second)], "all");
  const values = ranks.map(([a = nothing, b = nothing]) => rankBiasedOverlap(a, b, persistence));
  return rangeOf(values, isComplete);
}

/**
 * Returns Kendall's W over the items that all rankings share, as a range over the readings of their composite entries.
 * Use it for three or more rankings: for two, it is equivalent to ρ.
 */
export function concordance(rankings: readonly (readonly RankGroup[])[]): Concordance {
  const sides = rankings.map(sideOf);
  const { ranks, isComplete } = readingsOf(sides, "shared");
  const values = ranks.map((each) => {
    const shared = [...(each[0]?.keys() ?? [])].filter((key) => each.every((side) => side.has(key)));
    return kendallW(each.map((side) => shared.map((key) => side.get(key) ?? 0)));
  });
  const shared = (sides[0]?.keys ?? []).filter((id) => sides.every(({ groupOf }) => groupOf.has(id)));
  return { range: rangeOf(values, isComplete), shared, isComplete };
}

const nothing: Ranks<Key> = new Map();

function shiftsOf(shared: readonly string[], first: Side, second: Side): Shift[] {
  const among = (side: Side): number[] => shared.map((id) => side.groupOf.get(id)?.rank ?? 0);
  const [amongFirst, amongSecond] = [among(first), among(second)];
  return shared.map((id, index) => {
    const from = midRank(amongFirst[index] ?? 0, amongFirst);
    const to = midRank(amongSecond[index] ?? 0, amongSecond);
    return { id, first: from, second: to, shift: to - from };
  });
}

function rangeOf(values: readonly (number | undefined)[], isComplete: boolean): CoefficientRange | undefined {
  const defined = values.filter((value) => value !== undefined);
  if (defined.length === 0) return undefined;
  const range = { low: minOf(defined), high: maxOf(defined) };
  return isComplete ? range : { ...range, isPartial: true };
}
