/** Tests the statistics of samples against values computed by hand and tables of the normal distribution. */
import { expect, test } from "vitest";
import {
  marginBetween,
  marginOfSharedAnswers,
  marginOfExclusiveAnswers,
  marginOfShare,
  standardErrors,
} from "../../server/src/model/evidence/sampling.ts";
import { effectiveSize } from "../../server/src/model/evidence/survey.ts";
import { assessmentsIn } from "../assessments.ts";

test.each([
  [68.27, 1],
  [90, 1.644854],
  [95, 1.959964],
  [99, 2.575829],
  [99.9, 3.290527],
])(
  "an interval with %f percent of a normal distribution reaches %f standard errors from the mean",
  (level, expected) => {
    expect(standardErrors(level)).toBeCloseTo(expected, 4);
  },
);

test("the margin of 1,500 answers is 2.5 points at 95 percent, and 3.3 at 99", () => {
  expect(marginOfShare(0.5, 1500, 95)).toBeCloseTo(2.5303, 3);
  expect(marginOfShare(0.5, 1500, 99)).toBeCloseTo(3.3254, 3);
  expect(marginOfShare(0.05, 1500, 95)).toBeCloseTo(1.1029, 3);
});

test("the margin of a difference between two answers is up to twice that of one, for a single choice", () => {
  expect(marginOfExclusiveAnswers([0.31, 0.28], 1500, 95)).toBeCloseTo(3.8842, 3);
  expect(marginOfExclusiveAnswers([0.5, 0.5], 1500, 95)).toBeCloseTo(2 * 2.5303, 3);
});

test("the margin of a difference between two answers depends on how many chose both, for several choices", () => {
  const { least, most } = marginOfSharedAnswers([0.89, 0.86], 1500, 95);
  expect(least).toBeCloseTo(0.8633, 3);
  expect(most).toBeCloseTo(2.5258, 3);
  // If it is possible that nobody chose both, the largest margin is that of a single choice.
  expect(marginOfSharedAnswers([0.31, 0.28], 1500, 95).most).toBe(
    marginOfExclusiveAnswers([0.31, 0.28], 1500, 95),
  );
});

test("the squares of the margins of two samples add up", () => {
  const samples = [
    { share: 0.53, size: 1500 },
    { share: 0.49, size: 1150 },
  ];
  expect(marginBetween(samples, 95)).toBeCloseTo(3.8376, 3);
  expect(marginBetween(samples, 95) ** 2).toBeCloseTo(
    marginOfShare(0.53, 1500, 95) ** 2 + marginOfShare(0.49, 1150, 95) ** 2,
    8,
  );
});

test.each([
  ["sample-size: 1500", 1500],
  ["sample-size: 1200, design-effect: 1.5", 800],
  // (2.5303 / 4)² of 1,500
  ["sample-size: 1500, margin-of-error: {points: 4}", 600.23],
  // Even with a margin below that of simple random sampling, an answer does not count more than once.
  ["sample-size: 1500, margin-of-error: {points: 2}", 1500],
  ["population: Mexico", undefined],
])("a survey with %s is worth %s answers", (survey, expected) => {
  const [assessment] = assessmentsIn(`sources:\n  poll: {type: report, survey: {${survey}}}\n`);
  const read = assessment?.works.get("poll")?.survey;
  const size = read && effectiveSize(read);
  if (expected === undefined) expect(size).toBeUndefined();
  else expect(size).toBeCloseTo(expected, 1);
});
