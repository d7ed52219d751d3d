/** Calibration: whether what is called likely occurs as often as the word says. */
import type { ForecastBin, RangeScore, ScoredForecast } from "./brier.ts";
import { binsOf, brierScore, countIn } from "./brier.ts";

/**
 * The fewest forecasts from which anything is concluded. With 20, the interval of a share is still up to 40 points wide; with fewer, it
 * fits almost any word.
 */
export const FEWEST = 20;

/** A range of shares from 0 to 1. */
export interface ShareRange {
  readonly from: number;
  readonly to: number;
}

/** What can be concluded of a group of forecasts. */
export type CalibrationVerdict = "too-few" | "fits" | "more-often" | "less-often";

/** A group of forecasts, and how often what they say has occurred. */
export interface CalibratedGroup {
  readonly count: number;
  readonly occurred: number;
  /** The share that occurred. */
  readonly share: number;
  /** The interval of the share, at 95%. */
  readonly interval: ShareRange;
  /** How often it should have occurred: the means of the lower and of the upper ends of the probabilities. */
  readonly expected: ShareRange;
  /** The mean of the middles of the probabilities. */
  readonly middle: number;
  readonly verdict: CalibrationVerdict;
  readonly score: RangeScore;
}

/** Returns the calibration of forecasts; `undefined` for none. */
export function calibrationOf(forecasts: readonly ScoredForecast[]): CalibratedGroup | undefined {
  const bins = binsOf(forecasts);
  const count = countIn(bins);
  const score = brierScore(bins);
  if (!score) return undefined;
  const occurred = bins.reduce((sum, bin) => sum + bin.occurred, 0);
  const mean = (value: (bin: ForecastBin) => number): number =>
    bins.reduce((sum, bin) => sum + bin.count * value(bin), 0) / count;
  const expected = { from: mean(({ from }) => from), to: mean(({ to }) => to) };
  const interval = wilsonInterval(occurred, count);
  return {
    count,
    occurred,
    share: occurred / count,
    interval,
    expected,
    middle: mean(({ middle }) => middle),
    verdict: count < FEWEST ? "too-few" : verdictOf(interval, expected),
    score,
  };
}

/** Whether the share can be what the words say. */
function verdictOf(interval: ShareRange, expected: ShareRange): CalibrationVerdict {
  if (interval.from > expected.to) return "more-often";
  return interval.to < expected.from ? "less-often" : "fits";
}

/** The normal quantile of an interval at 95%. */
const QUANTILE = 1.959963984540054;

/**
 * Returns the interval of a share at 95%.
 * Sources: Wilson, "Probable inference, the law of succession, and statistical inference", Journal of the American Statistical
 * Association 22 (1927); Brown, Cai and DasGupta, "Interval estimation for a binomial proportion", Statistical Science 16 (2001),
 * who recommend it for few cases.
 * @param count At least 1.
 */
export function wilsonInterval(occurred: number, count: number): ShareRange {
  const share = occurred / count;
  const square = QUANTILE ** 2;
  const center = (share + square / (2 * count)) / (1 + square / count);
  const half =
    (QUANTILE * Math.sqrt((share * (1 - share)) / count + square / (4 * count ** 2))) / (1 + square / count);
  return {
    from: occurred === 0 ? 0 : Math.max(0, center - half),
    to: occurred === count ? 1 : Math.min(1, center + half),
  };
}
