/** Coefficients of rank agreement, each for one reading of the rankings without composite entries; equal ranks tie. */
import { depthsOf } from "./depths.ts";
import type { PairCounts } from "./pairCounts.ts";
import { pairCounts } from "./pairCounts.ts";

/** The two ranks of each shared item. */
export type Pairs = readonly (readonly [first: number, second: number])[];

/** The rank of every item in one ranking; only the order of the ranks counts. */
export type Ranks<Key = string> = ReadonlyMap<Key, number>;

/** The usual persistence: the first ten ranks carry about 86 % of the weight (Webber, Moffat & Zobel 2010). */
const defaultPersistence = 0.9;

/**
 * Returns Kendall's τ-b, from −1 (reversed) to 1 (same order, same ties). `undefined` if a ranking consists only of
 * ties, or for fewer than two items.
 * With C pairs in the same order, D in opposite orders, and T₁ and T₂ that tie only in one ranking:
 * (C − D) / √((C + D + T₁)(C + D + T₂)).
 * Source: M. G. Kendall (1945), “The treatment of ties in ranking problems”, Biometrika 33(3).
 */
export function kendallTauB(pairs: Pairs): number | undefined {
  return tauBOf(pairCounts(pairs));
}

/** Returns Kendall's τ-b of pairs that are counted. */
export function tauBOf({ agreeing, reversed, tiedInFirst, tiedInSecond }: PairCounts): number | undefined {
  const untied = agreeing + reversed;
  return ratio(agreeing - reversed, Math.sqrt((untied + tiedInSecond) * (untied + tiedInFirst)));
}

/**
 * Returns Spearman's ρ as Pearson's r of the mid-ranks, from −1 (reversed) to 1 (same order). `undefined` if a ranking
 * consists only of ties, or for fewer than two items.
 * Source: C. Spearman (1904), “The proof and measurement of association between two things”, American Journal of
 * Psychology 15(1).
 */
export function spearmanRho(pairs: Pairs): number | undefined {
  const first = deviations(pairs.map(([rank]) => rank));
  const second = deviations(pairs.map(([, rank]) => rank));
  const together = sum(first.map((deviation, index) => deviation * (second[index] ?? 0)));
  return ratio(together, Math.sqrt(squares(first) * squares(second)));
}

/**
 * Returns Kendall's coefficient of concordance W, corrected for ties, from 0 (no agreement) to 1 (all the same): the
 * variance of the items' sums of mid-ranks, as a share of its maximum. Takes the ranks of the same items, in the same
 * order, from every ranking. `undefined` for fewer than two rankings or items, or if all items tie.
 * With T = Σ(t³ − t) over the ties of a ranking, its squared deviations are (n³ − n − T) / 12; so this is the usual 12
 * S / (m²(n³ − n) − m ΣT).
 * Source: M. G. Kendall & B. Babington Smith (1939), “The problem of m rankings”, Annals of Mathematical Statistics
 * 10(3).
 */
export function kendallW(rankings: readonly (readonly number[])[]): number | undefined {
  if (rankings.length < 2) return undefined;
  const each = rankings.map(deviations);
  const sums = (each[0] ?? []).map((_, item) => sum(each.map((ranking) => ranking[item] ?? 0)));
  return ratio(squares(sums), rankings.length * sum(each.map(squares)));
}

/**
 * Returns rank-biased overlap, from 0 (nothing shared) to 1 (the same as far as both go): the overlap at each depth,
 * averaged with weights that fall by `persistence` (between 0 and 1, both excluded) from one depth to the next:
 * (1 − p)/p · (Σ A(d)pᵈ + A(l)pˡ⁺¹/(1 − p)), with the agreement A(d) at depth d and the length l of the longer ranking. Takes
 * whole rankings, including items that only one side ranks. `undefined` if a ranking is empty or the persistence is out
 * of range.
 * This is the extrapolated score (RBO_EXT) of tie variant b: a tied item counts at each depth with the share of the
 * tie's permutations that place it there, and the overlap is divided by the maximum that the ties allow, as in τ-b, so
 * that rankings with the same ties reach 1. Neither ranking is the reference.
 * Sources: W. Webber, A. Moffat & J. Zobel (2010), “A similarity measure for indefinite rankings”, ACM TOIS 28(4),
 * doi:10.1145/1852102.1852106; M. Corsi & J. Urbano (2024), “The treatment of ties in rank-biased overlap”, SIGIR,
 * doi:10.1145/3626772.3657700.
 */
export function rankBiasedOverlap<Key>(
  first: Ranks<Key>,
  second: Ranks<Key>,
  persistence = defaultPersistence,
): number | undefined {
  if (first.size === 0 || second.size === 0 || !(persistence > 0 && persistence < 1)) return undefined;
  const [short, long] = first.size < second.size ? [first, second] : [second, first];
  let total = 0;
  let agreement = 0;
  let atShortEnd = 0;
  for (const { depth, inShort, inLong, overlap, alone } of depthsOf(short, long)) {
    if (depth <= short.size) {
      agreement = overlap / Math.sqrt(inShort * inLong);
      atShortEnd = agreement;
    } else {
      // Extrapolation assumes that the shorter ranking continues without ties and agrees as much as it did at its end.
      const unseen = (depth - short.size) * atShortEnd * alone;
      agreement = (overlap + unseen) / Math.sqrt(inLong * depth);
    }
    total += agreement * persistence ** depth;
  }
  const beyond = (agreement * persistence ** (long.size + 1)) / (1 - persistence);
  return Math.min(1, ((1 - persistence) / persistence) * (total + beyond));
}

/** Returns the rank of each value among all; tied values share the mean of their positions. */
export function midRanksOf(all: readonly number[]): ReadonlyMap<number, number> {
  const sorted = all.toSorted((a, b) => a - b);
  const lasts = new Map(sorted.map((rank, index) => [rank, index]));
  const firsts = new Map(sorted.map((rank, index) => [rank, index] as const).toReversed());
  return new Map(Array.from(lasts, ([rank, last]) => [rank, ((firsts.get(rank) ?? last) + last) / 2 + 1]));
}

/** Returns the deviation of each mid-rank from their mean. */
function deviations(ranks: readonly number[]): number[] {
  const midRanks = midRanksOf(ranks);
  return ranks.map((rank) => (midRanks.get(rank) ?? 0) - (ranks.length + 1) / 2);
}

function squares(values: readonly number[]): number {
  return sum(values.map((value) => value ** 2));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function ratio(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : part / whole;
}
