/** Rankings as short texts, for tests of their comparison. */
import { expect } from "vitest";
import type { CoefficientRange } from "../server/src/model/agreement/agreement.ts";
import { rankBiasedOverlap } from "../server/src/model/agreement/coefficients.ts";
import type { RankGroup } from "../server/src/model/agreement/side.ts";

/** Parses "a b+c (d e) ?": b and c are one composite entry, d and e tie, and the source does not name the last item. */
export function ranking(text: string): RankGroup[] {
  const groups = Array.from(text.matchAll(/\(([^)]*)\)|\S+/g), ([word, tied]) => (tied ?? word).split(" "));
  let rank = 1;
  return groups.flatMap((group) => {
    const rankGroups = group.map((word) => ({ members: word === "?" ? [] : word.split("+"), rank }));
    rank += group.length;
    return rankGroups;
  });
}

/** Expects a range; the bounds may differ by rounding. */
export function expectRange(band: CoefficientRange | undefined, low: number, high = low): void {
  expect(band?.low).toBeCloseTo(low, 10);
  expect(band?.high).toBeCloseTo(high, 10);
}

/** Returns the rank-biased overlap of two rankings without composite entries. */
export function rbo(first: string, second: string, persistence = 0.9): number {
  const ranks = (text: string): Map<string, number> =>
    new Map(ranking(text).map(({ members, rank }) => [members.join("+"), rank]));
  return rankBiasedOverlap(ranks(first), ranks(second), persistence) ?? NaN;
}
