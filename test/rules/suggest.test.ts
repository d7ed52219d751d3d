/**
 * Tests that suggestions, which compare a word with only a few candidates, equal those of comparing it with
 * all.
 */
import { expect, it } from "vitest";
import { isTypo, similarWords, typoCandidates, typoDistance } from "../../server/src/rules/suggest.ts";
import { fc, runs } from "../property.ts";

const word = fc.string({ unit: fc.constantFrom("a", "b", "c", "-"), maxLength: 12 });
interface Measure {
  readonly cost: (candidate: string) => number;
  readonly slack: number;
}

const words = fc.array(word, { maxLength: 12 });

/** Returns the candidates whose cost is the lowest, or at most `slack` more. */
function best(of: string, candidates: readonly string[], { cost, slack }: Measure): string[] {
  const most = of.length < 6 ? 1 : of.length < 9 ? 2 : Math.floor(of.length / 3);
  const costs = [...new Set(candidates)].map((each) => ({ each, cost: each === of ? 0 : cost(each) }));
  const least = Math.min(...costs.map((each) => each.cost));
  const limit = Math.min(most, least === 0 ? 0 : least + slack);
  return costs
    .filter((each) => each.cost <= limit)
    .sort((a, b) => a.cost - b.cost)
    .slice(0, 3)
    .map(({ each }) => each);
}

it("typoCandidates finds the same candidates as comparing with all", () => {
  fc.assert(
    fc.property(word, words, (wrong, known) => {
      expect(typoCandidates(wrong, known)).toEqual(
        best(wrong, known, { cost: (each) => typoDistance(wrong, each), slack: 0 }),
      );
    }),
    runs(2000),
  );
});

it("nearest also finds parts of longer ids", () => {
  const isPart = (part: string, id: string): boolean => id.split("-").includes(part);
  fc.assert(
    fc.property(word, words, (wrong, known) => {
      const cost = (each: string): number =>
        wrong.length >= 4 && (isPart(wrong, each) || isPart(each, wrong)) ? 1 : typoDistance(wrong, each);
      expect(similarWords(wrong, known)).toEqual(best(wrong, known, { cost, slack: 1 }));
    }),
    runs(2000),
  );
});

it("isTypo agrees with typoCandidates", () => {
  fc.assert(
    fc.property(word, words, (meant, wrong) => {
      expect(isTypo(meant, wrong)).toBe(wrong.some((each) => typoCandidates(each, [meant]).length > 0));
    }),
    runs(2000),
  );
});

it("a typo has no other candidate than the nearest", () => {
  expect(typoCandidates("definiton", ["definition", "definitions"])).toEqual(["definition"]);
  expect(typoCandidates("mexixo", ["mexico", "mexiko"])).toEqual(["mexico", "mexiko"]);
  expect(similarWords("definiton", ["definition", "definitions"])).toEqual(["definition", "definitions"]);
});

it("nearest ignores case, accents and spaces", () => {
  expect(similarWords("Crimen Organizado", ["crimen-organizado", "crimen-organizada"])).toEqual([
    "crimen-organizado",
  ]);
  expect(similarWords("Mexico", ["méxico", "mexica"])).toEqual(["méxico"]);
});
