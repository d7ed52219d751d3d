/**
 * Tests scores of forecasts: three cases by hand, properties, and figures that scikit-learn, SciPy and statsmodels have computed
 * (`brier.expected.json`; `brier.expected.py` says how).
 */
import { readFileSync } from "node:fs";
import { describe, expect, it, test } from "vitest";
import type { ScoredForecast } from "../../server/src/model/estimates/brier.ts";
import { binsOf, brierScore, scoreOfForecast, scoreParts } from "../../server/src/model/estimates/brier.ts";
import { calibrationOf, wilsonInterval } from "../../server/src/model/estimates/calibration.ts";
import { fc, runs } from "../property.ts";

const forecast = (from: number, to: number, occurred: boolean): ScoredForecast => ({
  band: { from, to },
  occurred,
});

describe("by hand", () => {
  it("70% that occurs: (1 − 0.7)² = 0.09", () => {
    const bins = binsOf([forecast(70, 70, true)]);
    expect(brierScore(bins)?.middle).toBeCloseTo(0.09, 12);
    expect(scoreParts(bins)).toEqual({
      reliability: expect.closeTo(0.09, 12) as number,
      resolution: 0,
      uncertainty: 0,
    });
  });

  it("likely (55–80%), once true and once not", () => {
    const bins = binsOf([forecast(55, 80, true), forecast(55, 80, false)]);
    // Best: (0.2² + 0.55²) / 2. Middle: (0.325² + 0.675²) / 2. Worst: (0.45² + 0.8²) / 2.
    expect(brierScore(bins)).toEqual({
      best: expect.closeTo(0.17125, 12) as number,
      middle: expect.closeTo(0.280625, 12) as number,
      worst: expect.closeTo(0.42125, 12) as number,
    });
    // One bin: (0.675 − 0.5)² = 0.030625; no resolution; 0.5 × 0.5.
    expect(scoreParts(bins)).toEqual({
      reliability: expect.closeTo(0.030625, 12) as number,
      resolution: 0,
      uncertainty: 0.25,
    });
  });

  it("20% three times, once true, and 90% twice, both true", () => {
    const low = [true, false, false].map((occurred) => forecast(20, 20, occurred));
    const bins = binsOf([...low, forecast(90, 90, true), forecast(90, 90, true)]);
    // (0.8² + 0.2² + 0.2² + 0.1² + 0.1²) / 5 = 0.74 / 5.
    expect(brierScore(bins)?.middle).toBeCloseTo(0.148, 12);
    // Base rate 3/5. Reliability: (3 (0.2 − 1/3)² + 2 (0.9 − 1)²) / 5. Resolution: (3 (1/3 − 0.6)² + 2 (1 − 0.6)²) / 5.
    expect(scoreParts(bins)).toEqual({
      reliability: expect.closeTo((3 * (2 / 15) ** 2 + 0.02) / 5, 12) as number,
      resolution: expect.closeTo((3 * (4 / 15) ** 2 + 0.32) / 5, 12) as number,
      uncertainty: expect.closeTo(0.24, 12) as number,
    });
  });
});

const anyForecast = fc
  .record({
    a: fc.integer({ min: 0, max: 100 }),
    b: fc.integer({ min: 0, max: 100 }),
    occurred: fc.boolean(),
  })
  .map(({ a, b, occurred }) => forecast(Math.min(a, b), Math.max(a, b), occurred));
const anyForecasts = fc.array(anyForecast, { minLength: 1, maxLength: 60 });

describe("for all forecasts", () => {
  test("the score is reliability − resolution + uncertainty", () => {
    fc.assert(
      fc.property(anyForecasts, (forecasts) => {
        const bins = binsOf(forecasts);
        const { reliability = 0, resolution = 0, uncertainty = 0 } = scoreParts(bins) ?? {};
        expect(brierScore(bins)?.middle).toBeCloseTo(reliability - resolution + uncertainty, 10);
        expect(reliability).toBeGreaterThanOrEqual(0);
        expect(resolution).toBeLessThanOrEqual(uncertainty + 1e-12);
      }),
      runs(300),
    );
  });

  test("best ≤ middle ≤ worst, and all are between 0 and 1", () => {
    fc.assert(
      fc.property(anyForecasts, (forecasts) => {
        for (const score of [brierScore(binsOf(forecasts)), ...forecasts.map(scoreOfForecast)]) {
          const { best = -1, middle = -1, worst = 2 } = score ?? {};
          expect(0 <= best && best <= middle + 1e-12 && middle <= worst + 1e-12 && worst <= 1).toBe(true);
        }
      }),
      runs(300),
    );
  });

  test("the order does not matter, and parts that are scored together are the whole", () => {
    fc.assert(
      fc.property(anyForecasts, fc.nat(), (forecasts, at) => {
        const whole = calibrationOf(forecasts);
        const [one, other] = [
          forecasts.slice(0, at % forecasts.length),
          forecasts.slice(at % forecasts.length),
        ];
        expect(calibrationOf([...other.toReversed(), ...one])).toEqual(whole);
        const sum = [one, other].reduce(
          (total, part) => total + part.length * (calibrationOf(part)?.score.middle ?? 0),
          0,
        );
        expect(sum / forecasts.length).toBeCloseTo(whole?.score.middle ?? -1, 10);
      }),
      runs(300),
    );
  });

  test("the score is the mean of the scores of each", () => {
    fc.assert(
      fc.property(anyForecasts, (forecasts) => {
        const mean = forecasts.reduce((sum, each) => sum + scoreOfForecast(each).worst, 0) / forecasts.length;
        expect(brierScore(binsOf(forecasts))?.worst).toBeCloseTo(mean, 10);
      }),
      runs(100),
    );
  });
});

it("nothing has no score", () => {
  expect(brierScore([])).toBeUndefined();
  expect(scoreParts([])).toBeUndefined();
  expect(calibrationOf([])).toBeUndefined();
});

it.each([
  [20, false, "less-often"],
  [20, true, "fits"],
  [19, false, "too-few"],
] as const)("almost certain, %i times, true: %s: %s", (count, occurred, verdict) => {
  const all = Array.from({ length: count }, () => forecast(95, 99, occurred));
  expect(calibrationOf(all)?.verdict).toBe(verdict);
});

it("very unlikely, 20 times, and it always happens: more often than said", () => {
  const all = Array.from({ length: 20 }, () => forecast(5, 20, true));
  expect(calibrationOf(all)?.verdict).toBe("more-often");
});

interface Expected {
  readonly wilson: readonly {
    readonly occurred: number;
    readonly count: number;
    readonly interval: readonly [number, number];
  }[];
  readonly samples: readonly {
    readonly forecasts: readonly (readonly [from: number, to: number, occurred: 0 | 1])[];
    readonly best: number;
    readonly middle: number;
    readonly worst: number;
    readonly reliability: number;
    readonly resolution: number;
    readonly uncertainty: number;
  }[];
}

describe("as other programs compute it", () => {
  const expected = JSON.parse(
    readFileSync(new URL("brier.expected.json", import.meta.url), "utf8"),
  ) as Expected;

  test.each(expected.wilson)("the interval of $occurred of $count", ({ occurred, count, interval }) => {
    const { from, to } = wilsonInterval(occurred, count);
    expect(from).toBeCloseTo(interval[0], 9);
    expect(to).toBeCloseTo(interval[1], 9);
  });

  test.each(expected.samples.map((sample, index) => [index, sample] as const))("sample %i", (_, sample) => {
    const bins = binsOf(sample.forecasts.map(([from, to, occurred]) => forecast(from, to, occurred === 1)));
    const score = brierScore(bins);
    const parts = scoreParts(bins);
    for (const key of ["best", "middle", "worst"] as const) expect(score?.[key]).toBeCloseTo(sample[key], 9);
    for (const key of ["reliability", "resolution", "uncertainty"] as const)
      expect(parts?.[key]).toBeCloseTo(sample[key], 9);
  });
});
