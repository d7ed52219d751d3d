/** Tests patterns from users' words: special characters are literal, and long or many words do not slow them down. */
import { expect, it } from "vitest";
import { patternOf, patternOfName } from "../../server/src/model/basics/phrases.ts";

it("patternOf reads special characters literally", () => {
  expect("a+ (b) a b".match(patternOf(["a (b"]))).toBeNull();
  expect("so (a.b) axb".match(patternOf(["a.b", "(x+x+)+y"]))).toEqual(["a.b"]);
  expect("A (B).".match(patternOfName("A (B)") ?? expect.unreachable())).toEqual(["A (B)"]);
});

it("patternOf finds a phrase across lines", () => {
  expect("it is very\n  likely".match(patternOf(["very likely"]))).toHaveLength(1);
});

it("patternOf limits the length and number of phrases", () => {
  expect(patternOfName("a".repeat(100_000))).toBeUndefined();
  expect("x".match(patternOf(["a".repeat(100_000), "x"]))).toEqual(["x"]);
  const many = patternOf(Array.from({ length: 100_000 }, (_, index) => `phrase ${index}`));
  expect(many.source.length).toBeLessThan(20_000);
  expect("phrase 7".match(many)).toHaveLength(1);
});

it("patternOf matches nothing without phrases", () => {
  expect("".match(patternOf([]))).toBeNull();
});
