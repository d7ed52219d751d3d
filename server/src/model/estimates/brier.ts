/**
 * Scores probabilities against what happened.
 *
 * Sources: Brier, "Verification of forecasts expressed in terms of probability", Monthly Weather Review 78 (1950); the score here is
 * half of his, which adds the same square for the event and for its absence. Murphy, "A new vector partition of the probability
 * score", Journal of Applied Meteorology 12 (1973), for the parts of the score.
 */
import type { PercentRange } from "./percentRange.ts";
import { middleOf } from "./percentRange.ts";

/** A probability in percent, which may be a range, and whether the event occurred. */
export interface ScoredForecast {
  readonly band: PercentRange;
  readonly occurred: boolean;
}

/** A score of a range: for its best end, its middle and its worst end. Each is from 0 (right and sure) to 1 (wrong and sure). */
export interface RangeScore {
  readonly best: number;
  readonly middle: number;
  readonly worst: number;
}

/** The forecasts that have the same range. */
export interface ForecastBin {
  /** As shares from 0 to 1. An end that does not belong to the range counts as if it did. */
  readonly from: number;
  readonly to: number;
  readonly middle: number;
  readonly count: number;
  readonly occurred: number;
}

/** The parts of a score. The score of the middles is `reliability - resolution + uncertainty`. */
export interface ScoreParts {
  /** How far the shares of what occurred are from the probabilities, as a mean of squares: 0 is best. */
  readonly reliability: number;
  /** How far the shares are from the base rate, as a mean of squares: more is better. */
  readonly resolution: number;
  /** The variance of what occurred: the score of somebody who always says the base rate. */
  readonly uncertainty: number;
}

/** Returns the bins from the lowest to the highest. Every range is a bin of its own, so nothing is rounded. */
export function binsOf(forecasts: readonly ScoredForecast[]): readonly ForecastBin[] {
  const bins = new Map<string, ForecastBin>();
  for (const { band, occurred } of forecasts) {
    const key = `${String(band.from)}-${String(band.to)}`;
    const bin = bins.get(key) ?? emptyBin(band);
    bins.set(key, { ...bin, count: bin.count + 1, occurred: bin.occurred + Number(occurred) });
  }
  return Array.from(bins.values()).toSorted((a, b) => a.from - b.from || a.to - b.to);
}

function emptyBin(band: PercentRange): ForecastBin {
  return { from: band.from / 100, to: band.to / 100, middle: middleOf(band) / 100, count: 0, occurred: 0 };
}

/** Returns the score of one forecast: the squared distance of the probability from 1 if the event occurred, and from 0 if not. */
export function scoreOfForecast({ band, occurred }: ScoredForecast): RangeScore {
  const [from, to] = [band.from / 100, band.to / 100];
  const distances = occurred ? [1 - to, 1 - from] : [from, to];
  const [best = 0, worst = 0] = distances.map((distance) => distance ** 2);
  const middle = (Number(occurred) - middleOf(band) / 100) ** 2;
  return { best, middle, worst };
}

/** Returns the mean score (Brier 1950); `undefined` for no forecasts. It does not depend on their order. */
export function brierScore(bins: readonly ForecastBin[]): RangeScore | undefined {
  const count = countIn(bins);
  if (count === 0) return undefined;
  const mean = (score: keyof RangeScore): number =>
    sumOf(bins, (bin) => bin.occurred * ofBin(bin, true)[score] + missed(bin) * ofBin(bin, false)[score]) /
    count;
  return { best: mean("best"), middle: mean("middle"), worst: mean("worst") };
}

function ofBin({ from, to }: ForecastBin, occurred: boolean): RangeScore {
  return scoreOfForecast({ band: { from: from * 100, to: to * 100 }, occurred });
}

function missed({ count, occurred }: ForecastBin): number {
  return count - occurred;
}

/**
 * Returns the parts of the score of the middles (Murphy 1973); `undefined` for no forecasts. Bins with the same middle are one: the
 * probability is the same.
 */
export function scoreParts(bins: readonly ForecastBin[]): ScoreParts | undefined {
  const count = countIn(bins);
  if (count === 0) return undefined;
  const rate = sumOf(bins, ({ occurred }) => occurred) / count;
  const joined = byMiddle(bins);
  const mean = (distance: (bin: ForecastBin, share: number) => number): number =>
    sumOf(joined, (bin) => bin.count * distance(bin, bin.occurred / bin.count) ** 2) / count;
  return {
    reliability: mean(({ middle }, share) => middle - share),
    resolution: mean((_, share) => share - rate),
    uncertainty: rate * (1 - rate),
  };
}

function byMiddle(bins: readonly ForecastBin[]): readonly ForecastBin[] {
  const joined = new Map<number, ForecastBin>();
  for (const bin of bins) {
    const other = joined.get(bin.middle);
    const count = bin.count + (other?.count ?? 0);
    joined.set(bin.middle, { ...bin, count, occurred: bin.occurred + (other?.occurred ?? 0) });
  }
  return [...joined.values()];
}

/** Returns the number of forecasts. */
export function countIn(bins: readonly ForecastBin[]): number {
  return sumOf(bins, ({ count }) => count);
}

function sumOf(bins: readonly ForecastBin[], value: (bin: ForecastBin) => number): number {
  return bins.reduce((sum, bin) => sum + value(bin), 0);
}
