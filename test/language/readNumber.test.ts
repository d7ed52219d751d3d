/** Tests the reader of figures in sentences: one for costs, lengths of time, and figures that evidence has to support. */
import { expect, test } from "vitest";
import { readNumber } from "../../server/src/language/readNumber.ts";

test.each([
  ["7", 7],
  ["40,000", 40_000],
  ["40.000", 40_000],
  ["40 000", 40_000],
  ["40\u00A0000", 40_000],
  ["1'250'000", 1_250_000],
  ["1,250,000", 1_250_000],
  ["1.250.000,50", 1_250_000.5],
  ["1,250,000.50", 1_250_000.5],
  ["12,50,000", 1_250_000],
  ["40,00", 40],
  ["2.5", 2.5],
  ["2,5", 2.5],
  ["0.500", 0.5],
  ["0,125", 0.125],
])("%s is %d", (figures, value) => {
  expect(readNumber(figures)).toBe(value);
});

test.each(["", "2 3", "1.2.3", "25.01.2005", "1,25,00", "two", "3a"])("%s is not a number", (figures) => {
  expect(readNumber(figures)).toBeNaN();
});
