/** Coefficients of rank agreement, each for one reading of the rankings without composite entries; equal ranks tie. */

/** The two ranks of each shared item. */
export type Pairs = readonly (readonly [first: number, second: number])[];

/** The rank of every item in one ranking; only the order of the ranks counts. */
export type Ranks<Key = string> = ReadonlyMap<Key, number>;

/** The usual persistence: the first ten ranks carry about 86 % of the weight (Webber, Moffat & Zobel 2010). */
export const defaultPersistence = 0.9;

/**
 * Returns Kendall's τ-b, from −1 (reversed) to 1 (same order, same ties). `undefined` if a ranking consists only of
 * ties, or for fewer than two items.
 * Source: M. G. Kendall (1945), “The treatment of ties in ranking problems”, Biometrika 33(3).
 */
export function kendallTauB(pairs: Pairs): number | undefined {
  let agreeing = 0;
  let untiedFirst = 0;
  let untiedSecond = 0;
  for (const [index, [a, b]] of pairs.entries()) {
    for (const [c, d] of pairs.slice(index + 1)) {
      const first = Math.sign(a - c);
      const second = Math.sign(b - d);
      agreeing += first * second;
      untiedFirst += first ** 2;
      untiedSecond += second ** 2;
    }
  }
  return ratio(agreeing, Math.sqrt(untiedFirst * untiedSecond));
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
 * averaged with weights that fall by `persistence` (between 0 and 1, both excluded) from one depth to the next. Takes
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
  const [short, long] =
    first.size < second.size ? [spans(first), spans(second)] : [spans(second), spans(first)];
  const alone = [...long].filter(([key]) => !short.has(key)).map(([, span]) => span);
  let total = 0;
  let agreement = 0;
  let atShortEnd = 0;
  for (let depth = 1; depth <= long.size; depth++) {
    const overlap = sum(
      [...long].map(([key, span]) => shareAt(depth, span) * shareAt(depth, short.get(key))),
    );
    const attainable = lengthOf([...long.values()].map((span) => shareAt(depth, span)));
    if (depth <= short.size) {
      agreement = overlap / (attainable * lengthOf([...short.values()].map((span) => shareAt(depth, span))));
      atShortEnd = agreement;
    } else {
      // Extrapolation assumes that the shorter ranking continues without ties and agrees as much as it did at its end.
      const shares = alone.map((span) => shareAt(depth, span)).filter((share) => share > 0);
      const unseen = (depth - short.size) * atShortEnd * (sum(shares) / shares.length);
      agreement = (overlap + unseen) / (attainable * Math.sqrt(depth));
    }
    total += agreement * persistence ** depth;
  }
  const beyond = (agreement * persistence ** (long.size + 1)) / (1 - persistence);
  return Math.min(1, ((1 - persistence) / persistence) * (total + beyond));
}

/** Returns the rank of a value among all; tied values share the mean of their positions. */
export function midRank(rank: number, all: readonly number[]): number {
  const before = all.filter((other) => other < rank).length;
  const upTo = all.filter((other) => other <= rank).length;
  return (before + upTo + 1) / 2;
}

/** The depths of the first and the last item of a tie. */
interface Span {
  readonly top: number;
  readonly bottom: number;
}

function spans<Key>(ranks: Ranks<Key>): Map<Key, Span> {
  const all = [...ranks.values()];
  const spanOf = (rank: number): Span => ({
    top: all.filter((other) => other < rank).length + 1,
    bottom: all.filter((other) => other <= rank).length,
  });
  return new Map([...ranks].map(([key, rank]) => [key, spanOf(rank)]));
}

/** Returns the share of the permutations of a tie that place an item at this depth or above. */
function shareAt(depth: number, span: Span | undefined): number {
  if (!span || depth < span.top) return 0;
  return depth >= span.bottom ? 1 : (depth - span.top + 1) / (span.bottom - span.top + 1);
}

/** Returns the deviation of each mid-rank from their mean. */
function deviations(ranks: readonly number[]): number[] {
  return ranks.map((rank) => midRank(rank, ranks) - (ranks.length + 1) / 2);
}

function squares(values: readonly number[]): number {
  return sum(values.map((value) => value ** 2));
}

/** Returns the length of a vector. */
function lengthOf(values: readonly number[]): number {
  return values.reduce((length, value) => Math.hypot(length, value), 0);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function ratio(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : part / whole;
}
