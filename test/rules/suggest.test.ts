/**
 * Tests that suggestions, which compare a word with only a few candidates, equal those of comparing it with
 * all.
 */
import { expect, it } from "vitest";
import { isTypo, similarWords, typoCandidates, typoDistance } from "../../server/src/rules/suggest.ts";
import { fc, runs } from "../property.ts";

const word = fc.string({ unit: fc.constantFrom("a", "b", "c", "-"), maxLength: 12 });
const words = fc.array(word, { maxLength: 12 });

/** Returns the candidates with the lowest cost, or one more. */
function best(of: string, candidates: readonly string[], cost: (candidate: string) => number): string[] {
  const most = of.length < 6 ? 1 : of.length < 9 ? 2 : Math.floor(of.length / 3);
  const costs = [...new Set(candidates)].map((each) => ({ each, cost: each === of ? 0 : cost(each) }));
  const least = Math.min(...costs.map((each) => each.cost));
  const limit = Math.min(most, least === 0 ? 0 : least + 1);
  return costs
    .filter((each) => each.cost <= limit)
    .sort((a, b) => a.cost - b.cost)
    .slice(0, 3)
    .map(({ each }) => each);
}

it("typoCandidates finds the same candidates as comparing with all", () => {
  fc.assert(
    fc.property(word, words, (wrong, known) => {
      expect(typoCandidates(wrong, known)).toEqual(best(wrong, known, (each) => typoDistance(wrong, each)));
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
      expect(similarWords(wrong, known)).toEqual(best(wrong, known, cost));
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

it("nearest ignores case, accents and spaces", () => {
  expect(similarWords("Crimen Organizado", ["crimen-organizado", "crimen-organizada"])).toEqual([
    "crimen-organizado",
  ]);
  expect(similarWords("Mexico", ["méxico", "mexica"])).toEqual(["méxico"]);
});
