/** Decides whether the orders of rankings contradict a claim that they converge, partly converge or diverge. */
import type { Agreement, CoefficientRange, Concordance } from "../../model/agreement/agreement.ts";
import type { Ranking } from "../../model/rankings/ranking.ts";
import { agreementOf, concordanceOf } from "../../model/agreement/comparedRankings.ts";
import type { RankingContext } from "../../model/rankings/rankedItems.ts";
import { minOf } from "../../syntax/minMax.ts";
import type { TopOverlap } from "../../model/agreement/topOverlap.ts";

/** The τ-b at which two of three pairs have the same order: the fraction is (1 + τ) / 2. */
const MOSTLY_ALIKE = 1 / 3;

/** The τ-b from which lists are alike whatever their tops are: four of five pairs have the same order. */
const CLEARLY_ALIKE = 0.6;

/** The τ-b below which lists are apart whatever their tops are: two of three pairs have the reverse order. */
const CLEARLY_APART = -MOSTLY_ALIKE;

/** The τ-b at which nine of ten pairs have the same order. */
const NEARLY_THE_SAME = 0.8;

/** The mean ρ above which rankings mostly agree. For normal data it belongs to a τ a little above `MOSTLY_ALIKE`. */
const AGREED_TOGETHER = 0.5;

/** The fraction of shared items from which on two lists rank the same things. */
const SAME_THINGS = 0.5;

/** Fewer shared items form less than six pairs, of which a single one would decide the result. */
const MIN_COUNT = 4;

/**
 * The length of the top of the lists: at most half of the shorter list. Unrelated orders of the same n items have k²/n
 * of their first k in common on average, which is at most half of the top only if k is at most n/2.
 */
const TOP = 3;

/** Two of the compared rankings, with what they have in common. */
export interface ComparedPair {
  readonly rankings: readonly [Ranking, Ranking];
  readonly found: Agreement;
  readonly kendall: CoefficientRange;
  readonly top: TopOverlap;
}

/** What the rankings of a comparison have in common. */
export interface Measured {
  readonly pairs: readonly ComparedPair[];
  /** The length of the compared tops. */
  readonly k: number;
  /** Kendall's W, for three or more rankings. */
  readonly together: Concordance | undefined;
  readonly rankings: readonly Ranking[];
}

/** Why a claim is contradicted: by every pair, by all rankings together, or by one ranking against each other. */
export interface Contradiction {
  readonly kind: "pairs" | "together" | "apart";
  readonly pairs: readonly ComparedPair[];
  /** The claim that fits better; `undefined` if the text has to decide. */
  readonly better: "converge" | "partly" | "diverge" | undefined;
}

/** Compares all pairs; `undefined` if one of them cannot be compared. */
export function measureAgreement(
  rankings: readonly Ranking[],
  context: RankingContext,
): Measured | undefined {
  const shortest = minOf(rankings.map(({ entries }) => entries.length));
  const k = Math.min(TOP, Math.floor(shortest / 2));
  const all = rankings.flatMap((first, index) =>
    rankings.slice(index + 1).map((second): ComparedPair | undefined => {
      const found = agreementOf(first, second, context);
      const top = found.topOverlap(k);
      const { kendall } = found;
      return kendall && top && found.isComplete && isLongEnough(found)
        ? { rankings: [first, second], found, kendall, top }
        : undefined;
    }),
  );
  const pairs = all.filter((pair) => pair !== undefined);
  if (pairs.length < all.length || pairs.length === 0) return undefined;
  return { pairs, k, rankings, together: rankings.length > 2 ? concordanceOf(rankings, context) : undefined };
}

/** Returns why a claim is contradicted; `undefined` if it is not, or if this cannot be decided. */
export function contradictionOf(claim: string, measured: Measured): Contradiction | undefined {
  const { pairs } = measured;
  const every = (test: (pair: ComparedPair) => boolean): boolean => pairs.every(test);
  const orders = (better: Contradiction["better"]): Contradiction => ({ kind: "pairs", pairs, better });
  switch (claim) {
    case "converge": {
      const disagree = isApart(measured);
      if (every(disagree))
        return orders(
          every((pair) => pair.kendall.high <= 0 && isTopApart(pair, measured.k)) ? "diverge" : "partly",
        );
      const mean = meanRho(measured);
      const outlier = outlierIn(measured);
      // Among many that agree, a single other list does not make "converge" wrong.
      if (outlier && !(mean && mean.high > AGREED_TOGETHER))
        return { kind: "apart", pairs: outlier, better: "partly" };
      return mean && mean.high < MOSTLY_ALIKE && pairs.every(({ kendall }) => kendall.low <= MOSTLY_ALIKE)
        ? { kind: "together", pairs, better: "partly" }
        : undefined;
    }
    case "diverge": {
      if (every(isAlike(measured))) return orders(undefined);
      const mean = meanRho(measured);
      return mean &&
        mean.low > AGREED_TOGETHER &&
        !pairs.some(isApart(measured)) &&
        pairs.some(isAlike(measured))
        ? { kind: "together", pairs, better: undefined }
        : undefined;
    }
    case "partly":
      if (every((pair) => isSame(pair, measured.k))) return orders("converge");
      return every((pair) => isReversed(pair) && isTopApart(pair, measured.k))
        ? orders("diverge")
        : undefined;
    default:
      return undefined;
  }
}

/** Whether enough items are shared. Three are enough if both lists consist of them. */
function isLongEnough(found: Agreement): boolean {
  return found.shared.length >= MIN_COUNT || (found.shared.length === 3 && shareOf(found) === 1);
}

/** Whether more than half of the tops is common, whatever the readings are. */
export function isTopAlike({ top }: ComparedPair, k: number): boolean {
  return top.low > k / 2;
}

/** Whether at most half of the tops is common, whatever the readings are. */
export function isTopApart({ top }: ComparedPair, k: number): boolean {
  return top.high <= k / 2;
}

/**
 * Whether a pair contradicts “converge”: by its order and its top, or by its order alone if that is clear. Of three
 * items, every pair has to be reversed.
 */
function isApart({ k }: Measured) {
  return (pair: ComparedPair): boolean => {
    const { high } = pair.kendall;
    if (pair.found.shared.length < MIN_COUNT) return high === -1;
    return isReversed(pair) || (high < MOSTLY_ALIKE && isTopApart(pair, k));
  };
}

/** Whether two of three pairs of items have the reverse order. */
export function isReversed({ kendall }: ComparedPair): boolean {
  return kendall.high < CLEARLY_APART;
}

/** Whether a pair contradicts “diverge”: by its order and its top, or by its order alone if that is clear. */
function isAlike({ k }: Measured) {
  return (pair: ComparedPair): boolean => {
    const { low } = pair.kendall;
    if (shareOf(pair.found) < SAME_THINGS) return false;
    if (pair.found.shared.length < MIN_COUNT) return low === 1;
    return low > CLEARLY_ALIKE - ROUNDING || (low > MOSTLY_ALIKE && isTopAlike(pair, k));
  };
}

/** The error of a coefficient that is computed from roots. */
const ROUNDING = 1e-9;

/** Whether a pair has nearly the same order of the same items. */
function isSame({ kendall, found, top }: ComparedPair, k: number): boolean {
  return (
    kendall.low > (found.shared.length < MIN_COUNT ? 1 - Number.EPSILON : NEARLY_THE_SAME) &&
    top.low === k &&
    shareOf(found) === 1
  );
}

/** Returns the pairs of a ranking that disagrees with each of the others, if there is one. */
function outlierIn(measured: Measured): readonly ComparedPair[] | undefined {
  if (measured.rankings.length < 3) return undefined;
  return measured.rankings
    .map((ranking) => measured.pairs.filter(({ rankings }) => rankings.includes(ranking)))
    .find((own) => own.every(isApart(measured)));
}

/** Returns the mean ρ of all pairs that W implies, (mW − 1) / (m − 1) without ties. */
function meanRho({ together, rankings }: Measured): CoefficientRange | undefined {
  if (!together?.range || !together.isComplete || together.shared.length < MIN_COUNT) return undefined;
  const m = rankings.length;
  const of = (w: number): number => (m * w - 1) / (m - 1);
  return { low: of(together.range.low), high: of(together.range.high) };
}

/** Returns the fraction of all ranked items that both rankings contain. */
function shareOf({ shared, onlyFirst, onlySecond }: Agreement): number {
  return shared.length / (shared.length + onlyFirst.length + onlySecond.length);
}
