/** What the property tests have in common. */
import { expect } from "vitest";

/** How often a property is tried: some times with every run of the tests, `PROPERTY_RUNS` times as often in a long run. */
export function runs(numRuns: number): { numRuns: number } {
  return { numRuns: numRuns * times };
}

const times = Number(process.env.PROPERTY_RUNS ?? 1);

/** How long a property may take, in milliseconds. */
export const timeout = 120_000 * times;

/** Expects two values to be the same, by their text: thousands of trees are soon compared like this. */
export function expectSame(actual: unknown, expected: unknown): void {
  if (JSON.stringify(actual) !== JSON.stringify(expected)) expect(actual).toEqual(expected);
}
