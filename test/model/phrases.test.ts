/** Patterns of words that users have written: their letters mean themselves, and neither their length nor their number is a trap. */
import { expect, it } from "vitest";
import { patternOf, patternOfName } from "../../server/src/model/phrases.ts";

it("takes the letters of a phrase for themselves", () => {
  expect("a+ (b) a b".match(patternOf(["a (b"]))).toBeNull();
  expect("so (a.b) axb".match(patternOf(["a.b", "(x+x+)+y"]))).toEqual(["a.b"]);
  expect("A (B).".match(patternOfName("A (B)") ?? expect.unreachable())).toEqual(["A (B)"]);
});

it("finds a phrase across lines", () => {
  expect("it is very\n  likely".match(patternOf(["very likely"]))).toHaveLength(1);
});

it("looks for nothing without end", () => {
  expect(patternOfName("a".repeat(100_000))).toBeUndefined();
  expect("x".match(patternOf(["a".repeat(100_000), "x"]))).toEqual(["x"]);
  const many = patternOf(Array.from({ length: 100_000 }, (_, index) => `phrase ${index}`));
  expect(many.source.length).toBeLessThan(20_000);
  expect("phrase 7".match(many)).toHaveLength(1);
});

it("finds nothing where there is nothing to find", () => {
  expect("".match(patternOf([]))).toBeNull();
});
