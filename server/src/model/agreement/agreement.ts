/**
 * How far rankings agree: the items that they share, and coefficients over every reading of
 * their composite entries and of the matches between their taxonomies.
 */
import type { Pairs, Ranks } from "./coefficients.ts";
import { kendallW, rankBiasedOverlap, spearmanRho, tauBOf } from "./coefficients.ts";
import { maxOf, minOf } from "../../syntax/minMax.ts";
import { pairCounts, pairDistance } from "./pairCounts.ts";
import { largestPairing } from "./pairing.ts";
import type { PossibleMatch } from "./readingChoices.ts";
import type { Key } from "./readings.ts";
import { plainReadingOf, readingsOf } from "./readings.ts";
import type { RankGroup, Side } from "./side.ts";
import { sideOf } from "./side.ts";
import type { TopOverlap } from "./topOverlap.ts";
import { topOverlap } from "./topOverlap.ts";

/** The lowest and the highest value of a coefficient over the readings in which it is defined. */
export interface CoefficientRange {
  readonly low: number;
  readonly high: number;
  /** Present if there are too many readings to count them all: others may be outside the range. */
  readonly isPartial?: true;
}

/** The result of comparing two rankings. */
export interface Agreement {
  /** The ids that are in both rankings for certain, in the order of the first. */
  readonly shared: readonly string[];
  /** How many more items may be shared, at most: those with a possible match. */
  readonly further: number;
  readonly onlyFirst: readonly string[];
  readonly onlySecond: readonly string[];
  /** Returns how many of their first `k` entries are common; `undefined` if a ranking has no first `k`. */
  readonly topOverlap: (k: number) => TopOverlap | undefined;
  /** Kendall's τ-b over the shared items, −1 to 1. */
  readonly kendall: CoefficientRange | undefined;
  /** Spearman's ρ over the shared items, −1 to 1. */
  readonly spearman: CoefficientRange | undefined;
  /** The share of the pairs of shared items that they do not order alike (see `pairDistance`), 0 to 1. */
  readonly distance: CoefficientRange | undefined;
  /** In how many ways the rankings were read. */
  readonly readings: number;
  /** Whether the ranges cover every reading: if there are many, they cover only the most important ones. */
  readonly isComplete: boolean;
}

/** A coefficient of more than two rankings. */
export interface Concordance {
  /** Kendall's W, 0 to 1; `undefined` if no reading leaves two shared items that are not all tied. */
  readonly range: CoefficientRange | undefined;
  /** The ids that all rankings share for certain. */
  readonly shared: readonly string[];
  /** Whether the range covers every reading. */
  readonly isComplete: boolean;
}

/** How two rankings are compared. */
interface AgreementOptions {
  /** The items of the first that may be the same as items of the second. They are not among the shared ids. */
  readonly matches?: readonly PossibleMatch[];
  /** In how many ways the rankings are read, at most. Long rankings are read in fewer. */
  readonly most?: number | undefined;
}

/**
 * Compares two rankings. τ-b and ρ are ranges over all combinations of the readings of composite entries and of matches
 * (see `readingsOf`), and `undefined` if no reading leaves two shared items that are not all tied.
 */
export function agreement(
  firstGroups: readonly RankGroup[],
  secondGroups: readonly RankGroup[],
  { matches = [], most = Infinity }: AgreementOptions = {},
): Agreement {
  const sides = [sideOf(firstGroups), sideOf(secondGroups)] as const;
  const [first, second] = sides;
  const shared = first.keys.filter((id) => second.groupOf.has(id));
  const linked = new Map(matches.map(({ id, partners }) => [id, partners]));
  const { ranks, isComplete } = readingsOf(sides, "shared", { matches, most });
  const pairs = ranks.map(([a = nothing, b = nothing]) =>
    [...a].flatMap(([key, rank]): Pairs => (b.has(key) ? [[rank, b.get(key) ?? 0]] : [])),
  );
  const counts = pairs.map(pairCounts);
  return {
    shared,
    further: largestPairing(linked.keys(), (id) => linked.get(id) ?? []).size,
    onlyFirst: first.keys.filter((id) => !second.groupOf.has(id)),
    onlySecond: second.keys.filter((id) => !first.groupOf.has(id)),
    topOverlap: (k) => topOverlap(sides, k, linked),
    kendall: rangeOverReadings(counts.map(tauBOf), isComplete),
    spearman: rangeOverReadings(pairs.map(spearmanRho), isComplete),
    distance: rangeOverReadings(counts.map(pairDistance), isComplete),
    readings: ranks.length,
    isComplete,
  };
}

/**
 * Returns rank-biased overlap of two whole rankings, 0 to 1, as a range over the readings of all composite entries and
 * matches; `undefined` if a ranking is empty.
 */
export function overlapRange(
  first: readonly RankGroup[],
  second: readonly RankGroup[],
  { matches = [], most = Infinity }: AgreementOptions = {},
): CoefficientRange | undefined {
  const { ranks, isComplete } = readingsOf([sideOf(first), sideOf(second)], "all", { matches, most });
  const values = ranks.map(([a = nothing, b = nothing]) => rankBiasedOverlap(a, b));
  return rangeOverReadings(values, isComplete);
}

/**
 * Returns Kendall's W over the items that all rankings share, as a range over the readings of their composite entries
 * and matches. Use it for three or more rankings: for two, it is equivalent to ρ.
 */
export function concordance(
  rankings: readonly (readonly RankGroup[])[],
  matches: readonly PossibleMatch[] = [],
  most = Infinity,
): Concordance {
  const sides = rankings.map(sideOf);
  const { ranks, isComplete } =
    most > 0 ? readingsOf(sides, "shared", { matches, most }) : plainOnly(sides, matches);
  const values = ranks.map((each) => {
    const shared = [...(each[0]?.keys() ?? [])].filter((key) => each.every((side) => side.has(key)));
    return kendallW(each.map((side) => shared.map((key) => side.get(key) ?? 0)));
  });
  const shared = (sides[0]?.keys ?? []).filter((id) => sides.every(({ groupOf }) => groupOf.has(id)));
  return { range: rangeOverReadings(values, isComplete), shared, isComplete };
}

function plainOnly(
  sides: readonly Side[],
  matches: readonly PossibleMatch[],
): Pick<ReturnType<typeof readingsOf>, "ranks" | "isComplete"> {
  const plain = plainReadingOf(sides, matches);
  return { ranks: plain ? [plain.ranks] : [], isComplete: false };
}

const nothing: Ranks<Key> = new Map();

/** Returns the lowest and the highest value of those that are defined. */
export function rangeOverReadings(
  values: readonly (number | undefined)[],
  isComplete: boolean,
): CoefficientRange | undefined {
  const defined = values.filter((value) => value !== undefined);
  if (defined.length === 0) return undefined;
  const range = { low: minOf(defined), high: maxOf(defined) };
  return isComplete ? range : { ...range, isPartial: true };
}
