/** Tests coefficients and tops with values of other programs and values by hand. */
import { describe, expect, test } from "vitest";
import type { CoefficientRange } from "../../server/src/model/agreement/agreement.ts";
import { concordance } from "../../server/src/model/agreement/agreement.ts";
import type { Pairs } from "../../server/src/model/agreement/coefficients.ts";
import { kendallTauB, kendallW, spearmanRho } from "../../server/src/model/agreement/coefficients.ts";
import { sideOf } from "../../server/src/model/agreement/side.ts";
import type { TopOverlap } from "../../server/src/model/agreement/topOverlap.ts";
import { topOverlap } from "../../server/src/model/agreement/topOverlap.ts";
import { expectRange, ranking, rbo } from "../rankings.ts";

describe("scipy 1.17 (kendalltau, spearmanr, friedmanchisquare)", () => {
  test.each<[number[], number[], tau: number, rho: number]>([
    [[4, 3, 3], [4, 3, 4], 0.5, 0.5],
    [[5, 2, 1, 2], [2, 5, 5, 1], -0.4, -0.5],
    [[3, 5, 1, 4, 1], [3, 5, 2, 2, 2], 0.6299407883, 0.6882472016],
    [[3, 2, 4, 2, 2, 3], [3, 3, 3, 4, 4, 4], -0.4020151261, -0.4216370214],
    [[8, 7, 4, 10, 5, 3, 9], [2, 9, 7, 2, 1, 5, 1], -0.2503130872, -0.4182509563],
    [[1, 2, 3, 2, 3, 3, 3, 2], [2, 2, 1, 2, 2, 1, 3, 1], -0.1052631579, -0.1071428571],
    [[1, 2, 9, 7, 8, 2, 7, 4, 5], [1, 6, 8, 6, 2, 5, 3, 9, 8], 0.1176470588, 0.2033898305],
    [[2, 4, 6, 6, 5, 4, 1, 5, 3, 1, 2, 4], [5, 4, 4, 6, 5, 3, 4, 4, 1, 1, 4, 3], 0.3755392669, 0.4234530004],
  ])("τ-b and ρ of %j and %j", (first, second, tau, rho) => {
    const pairs = first.map((rank, index): Pairs[number] => [rank, second[index] ?? 0]);
    expect(kendallTauB(pairs)).toBeCloseTo(tau, 9);
    expect(spearmanRho(pairs)).toBeCloseTo(rho, 9);
  });

  test.each<[number[][], number]>([
    [
      [
        [6, 3, 3, 2],
        [4, 8, 4, 4],
        [6, 9, 4, 6],
      ],
      0.5,
    ],
    [
      [
        [2, 2, 2, 2, 2, 3],
        [3, 1, 2, 2, 2, 1],
        [1, 2, 3, 1, 2, 3],
      ],
      0.1774891775,
    ],
    [
      [
        [4, 1, 1, 3, 1],
        [2, 2, 4, 1, 3],
        [3, 1, 4, 4, 2],
        [4, 3, 4, 4, 3],
      ],
      0.3768115942,
    ],
    [
      [
        [2, 1, 3, 1, 4, 4, 1, 3],
        [1, 1, 2, 4, 4, 3, 3, 3],
        [1, 2, 4, 2, 1, 1, 3, 1],
        [4, 4, 3, 2, 4, 3, 2, 2],
        [2, 4, 1, 1, 3, 2, 4, 1],
      ],
      0.1256544503,
    ],
  ])("W of %j, from χ² / (m(n − 1))", (rankings, w) => {
    expect(kendallW(rankings)).toBeCloseTo(w, 9);
  });
});

describe("the top", () => {
  test.each<[string, string, number, Pick<TopOverlap, "low" | "high"> | undefined]>([
    ["a b c d", "a b d c", 3, { low: 2, high: 2 }],
    ["a b", "b a", 3, { low: 2, high: 2 }],
    // A composite entry takes one place and is counted once.
    ["a+b+c+d e f", "a+b+c+d e f", 3, { low: 3, high: 3 }],
    ["x a+b c d", "a b y z", 3, { low: 1, high: 1 }],
    ["a b+c d", "b+a c d", 2, { low: 2, high: 2 }],
    // A tie that reaches past the top can be broken in several ways.
    ["(a b c d e)", "(a b c d e)", 3, undefined],
    ["a (b c d e)", "a b c d e", 3, { low: 1, high: 3 }],
    ["a (b c d)", "b c d a", 3, { low: 2, high: 2 }],
    ["a (b c) d", "(a b c) d", 3, { low: 3, high: 3 }],
    ["(a b c) d", "a b c d", 2, undefined],
    ["a (b c d)", "x (b c d)", 2, { low: 0, high: 1 }],
    ["a (b c)", "x (b c)", 2, { low: 0, high: 1 }],
  ])("%s | %s: of the first %i", (first, second, k, expected) => {
    const found = topOverlap([sideOf(ranking(first)), sideOf(ranking(second))], k);
    expect(found && { low: found.low, high: found.high }).toEqual(expected);
  });
});

describe("rank-biased overlap by hand, p = ½", () => {
  test("rankings that are reversed, of different lengths or with a tie have the expected value", () => {
    // The overlap is 0, ½, 1 and stays 1: ½·¼ + ⅛ + ⅛.
    expect(rbo("a b c", "c b a", 0.5)).toBeCloseTo(0.375, 12);
    // 0, 1, and then 1 in the extrapolated part.
    expect(rbo("a b", "b a c", 0.5)).toBeCloseTo(0.5, 12);
    // 0, ½, and then the extrapolated part of the shorter ranking agrees by half too.
    expect(rbo("a x", "x b c", 0.5)).toBeCloseTo(0.25, 12);
    expect(rbo("a", "a b c", 0.5)).toBeCloseTo(1, 12);
    // At depth 1, a and b count by half: ½ / √½ = √½; then 1.
    expect(rbo("(a b) c", "a b c", 0.5)).toBeCloseTo(0.5 * Math.SQRT1_2 + 0.5, 12);
  });

  test("a persistence out of range has no value", () => {
    for (const persistence of [0, 1, -1, NaN]) {
      expect(rbo("a", "a", persistence)).toBeNaN();
    }
  });
});

// From the tests of the implementation that Corsi & Urbano published (github.com/julian-urbano/sigir2024-rbo, rbo/test.csv: b.ext).
describe("rank-biased overlap with ties of Corsi & Urbano (2024)", () => {
  test.each([
    ["(i3 i6) (i2 i7) i10", "(i3 i6 i7 i10) (i1 i2)", 0.965413635276732, 0.956844651806714],
    ["i2 i10 (i1 i4 i5 i6)", "(i2 i4 i6) i10 i7 i1 i5 i12", 0.975209133774857, 0.917668318216977],
    ["i13 i4 (i1 i2 i5 i6)", "i11 i14 i1 (i5 i6) (i3 i12) i8", 0.936646766367491, 0.410333982781949],
    ["(i3 i6 i10 i14 i15)", "i6 (i3 i7 i10 i14) i8 i15 (i1 i2 i4)", 0.926466853612826, 0.828615638235269],
    ["i4 (i2 i14) i7 i5 i3", "(i9 i13) (i6 i8) i1 i5 i10 i15 i11", 0.986650551181127, 0.155835200392091],
    ["i3 (i1 i5 i7) i9", "(i1 i9) i7 i3 i4", 0.930093081332594, 0.684614956129899],
    ["(i7 i8 i9 i11) i1", "(i1 i2 i5 i10) (i3 i7)", 0.915183282098296, 0.266654845122571],
    ["i2 i5 i3 (i1 i4)", "i5 i8 i2 (i3 i9)", 0.968922741966306, 0.583518284931614],
  ])("%s | %s, p = %d", (first, second, persistence, expected) => {
    expect(rbo(first, second, persistence)).toBeCloseTo(expected, 10);
  });
});

describe("concordance", () => {
  const of = (...texts: string[]): CoefficientRange | undefined => concordance(texts.map(ranking)).range;

  test("identical rankings have W = 1", () => {
    expectRange(of("a b c", "a b c", "a b c"), 1);
    expectRange(of("a (b c) d", "a (b c) d", "a (b c) d"), 1);
    expectRange(of("a x b c", "y a b c", "a b z c"), 1); // over the items that all of them rank
  });

  test("W has the value that is computed by hand", () => {
    // Sums 5, 6, 7: 12·2 / (9·24).
    expectRange(of("a b c", "a b c", "c b a"), 1 / 9);
    // Sums 3½, 5½, 9, one tie of two: 12·15½ / (9·24 − 3·6).
    expectRange(of("(a b) c", "a b c", "a b c"), 186 / 198);
    // With x+y as a tie: sums 3, 8½, 8½, 10, so 12·28½ / (9·60 − 3·6). At its best rank: 1.
    // In either order: sums 3, 8, 9, 10, so 12·29 / (9·60).
    expectRange(of("a x+y b", "a x b y", "a y b x"), 348 / 540, 1);
  });

  test("W is undefined if there is nothing to compare", () => {
    expect(of()).toBeUndefined();
    expect(of("a b")).toBeUndefined();
    expect(of("a b", "c d", "a d")).toBeUndefined();
    expect(of("(a b)", "(a b)", "(a b)")).toBeUndefined();
  });
});
