/**
 * What the property tests have in common, and the one way to fast-check. Every run tries the same cases, so that a change fails
 * for what it changes. `PROPERTY_SEED=random npm test` tries others, and `PROPERTY_RUNS=20` more of them.
 */
import fc from "fast-check";
import { expect } from "vitest";

const { PROPERTY_SEED = "20261129", PROPERTY_RUNS = "1" } = process.env;

fc.configureGlobal(PROPERTY_SEED === "random" ? {} : { seed: Number(PROPERTY_SEED) });

export { fc };

/** How often a property is tried: some times with every run of the tests, `PROPERTY_RUNS` times as often in a long run. */
export function runs(numRuns: number): { numRuns: number } {
  return { numRuns: numRuns * times };
}

const times = Number(PROPERTY_RUNS);

/** How long a property may take, in milliseconds. */
export const timeout = 120_000 * times;

/** Expects two values to be the same, by their text: thousands of trees are soon compared like this. */
export function expectSame(actual: unknown, expected: unknown): void {
  if (JSON.stringify(actual) !== JSON.stringify(expected)) expect(actual).toEqual(expected);
}
