/**
 * Settings of the property tests. No other file imports fast-check.
 * Every run tries the same cases, so that a test fails only because of a change. `PROPERTY_SEED=random npm test` tries
 * other cases, and `PROPERTY_RUNS=20` tries more.
 */
import fc from "fast-check";
import { expect } from "vitest";

const { PROPERTY_SEED = "20261129", PROPERTY_RUNS = "1" } = process.env;

fc.configureGlobal(PROPERTY_SEED === "random" ? {} : { seed: Number(PROPERTY_SEED) });

export { fc };

/** The number of cases for a property. `PROPERTY_RUNS` multiplies it. */
export function runs(numRuns: number): { numRuns: number } {
  return { numRuns: numRuns * times };
}

const times = Number(PROPERTY_RUNS);

/** How long a property may take, in milliseconds. */
export const timeout = 120_000 * times;

/** Compares two values by their JSON text, which is fast enough for thousands of trees. */
export function expectSame(actual: unknown, expected: unknown): void {
  if (JSON.stringify(actual) !== JSON.stringify(expected)) expect(actual).toEqual(expected);
}
