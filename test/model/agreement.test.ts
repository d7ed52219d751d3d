/** Tests the comparison of rankings: Table 1 of the paper, values by hand, and properties of all rankings. */
import { describe, expect, test } from "vitest";
import type { Agreement, CoefficientRange } from "../../server/src/model/agreement/agreement.ts";
import { agreement, concordance, overlapRange } from "../../server/src/model/agreement/agreement.ts";
import { kendallW, spearmanRho } from "../../server/src/model/agreement/coefficients.ts";
import type { RankGroup } from "../../server/src/model/agreement/side.ts";
import type { TopOverlap } from "../../server/src/model/agreement/topOverlap.ts";
import { fc, runs } from "../property.ts";
import { expectRange, ranking, rbo } from "../rankings.ts";

interface Compared extends Agreement {
  readonly rbo: CoefficientRange | undefined;
}

function compare(first: string, second: string): Compared {
  return comparedGroups(ranking(first), ranking(second));
}

function comparedGroups(first: readonly RankGroup[], second: readonly RankGroup[]): Compared {
  return { ...agreement(first, second), rbo: overlapRange(first, second) };
}

describe("Table 1 of Bailey (2005)", () => {
  const mexico =
    "organized-crime diffuse+impunity poverty terrorism energy+water disasters communications rebellion";
  const unitedStates = "terrorism energy communications organized-crime disasters water immigration";
  const table = compare(mexico, unitedStates);

  test("six items are shared, five are one-sided", () => {
    expect(table.shared).toEqual([
      "organized-crime",
      "terrorism",
      "energy",
      "water",
      "disasters",
      "communications",
    ]);
    expect(table.onlyFirst).toEqual(["diffuse", "impunity", "poverty", "rebellion"]);
    expect(table.onlySecond).toEqual(["immigration"]);
  });

  test("the top threes are disjoint, the top fours share two items", () => {
    expect(table.topOverlap(3)).toEqual({ low: 0, high: 0, ids: [] });
    expect(table.topOverlap(4)?.ids.toSorted()).toEqual(["organized-crime", "terrorism"]);
    // “Energy/water” is one entry, so it is common once.
    expect(table.topOverlap(100)).toMatchObject({ low: 5, high: 5 });
  });

  // Both columns written out for each reading; τ-b is S over the root of the untied pairs.
  const readings = {
    "its members tie": ["o t (e w) n c", "t e c o n w", 2 / Math.sqrt(14 * 15), 3.5 / Math.sqrt(17 * 17.5)],
    "best rank, 2nd": ["o t e n c", "t e c o n", 2 / 10, 2 / 10],
    "mean rank, 4th as organized crime": ["o t e n c", "t c (o e) n", 1 / Math.sqrt(90), 1 / Math.sqrt(95)],
    "worst rank, 6th": ["o t e n c", "t c o n e", 0, 1 / 10],
    "in the order of the other side": ["o t e w n c", "t e c o n w", 3 / 15, 11 / 35],
    "in the reverse order": ["o t w e n c", "t e c o n w", 1 / 15, 3 / 35],
  } as const;
  test.each(Object.entries(readings))(
    "the coefficients are those of Energy/water as: %s",
    (_, [first, second, tau, rho]) => {
      const read = compare(first, second);
      expectRange(read.kendall, tau);
      expectRange(read.spearman, rho);
    },
  );

  test("with Energy/water as a tie τ-b is 0.138 and ρ 0.203; over all readings, 0 to 0.20 and 0.09 to 0.31", () => {
    const [, , tau, rho] = readings["its members tie"];
    expect([tau.toFixed(3), rho.toFixed(3)]).toEqual(["0.138", "0.203"]);
    expectRange(table.kendall, 0, 0.2);
    expectRange(table.spearman, 3 / 35, 11 / 35);
  });

  test("rank-biased overlap lies between 0.455 and 0.564", () => {
    // High, computed with the implementation that Corsi & Urbano published: each composite entry as one item, and
    // Energy/water at its worst rank. Low: criminality and impunity apart, and water before energy.
    expectRange(table.rbo, 0.4549228167857143, 0.5638551267857143);
  });

  test("immigration counted as its nearest category, diffuse criminality, brings τ-b down to −0.20", () => {
    expectRange(compare(mexico, unitedStates.replace("immigration", "diffuse")).kendall, -0.2, -1 / 21);
    // With Energy/water as a tie, it is −0.10.
    expectRange(compare("o d t (e w) n c", "t e c o n w d").kendall, -2 / Math.sqrt(20 * 21));
  });

  test("the order of the clusters by best rank is the same", () => {
    const clusters = compare(
      "crime crime+crime resources crime resources+resources nature resources crime",
      "crime resources resources crime nature resources immigration",
    );
    expect(clusters.shared).toEqual(["crime", "resources", "nature"]);
    expectRange(clusters.kendall, 1);
    expectRange(clusters.spearman, 1);
  });
});

describe("plain rankings", () => {
  test("identical rankings agree fully, reversed ones disagree fully", () => {
    const same = compare("a b c", "a b c");
    for (const band of [same.kendall, same.spearman, same.rbo]) expectRange(band, 1);
    const reversed = compare("a b c d", "d c b a");
    expectRange(reversed.kendall, -1);
    expectRange(reversed.spearman, -1);
  });

  test("with one shared item there is no order, with none there is no overlap", () => {
    const single = compare("a b", "c a");
    expect(single.shared).toEqual(["a"]);
    expect([single.kendall, single.spearman]).toEqual([undefined, undefined]);
    expect(single.rbo).toBeDefined();
    const disjoint = compare("a b", "c d");
    expect([disjoint.kendall, disjoint.spearman]).toEqual([undefined, undefined]);
    expectRange(disjoint.rbo, 0);
  });

  test.each([compare("", ""), compare("a b", ""), compare("", "a b")])(
    "rankings without items have no agreement",
    (empty) => {
      expect(empty.shared).toEqual([]);
      expect([empty.kendall, empty.spearman, empty.rbo]).toEqual([undefined, undefined, undefined]);
      expect(empty.topOverlap(3)).toEqual({ low: 0, high: 0, ids: [] });
    },
  );

  test("ties on one or both sides follow τ-b", () => {
    const allTied = compare("(a b c)", "a b c");
    expect([allTied.kendall, allTied.spearman]).toEqual([undefined, undefined]);
    expectRange(compare("(a b c)", "(a b c)").rbo, 1);
    // Four of six pairs in order, one tied on each side; deviations −1 −1 ½ 1½ and −1½ 0 0 1½.
    const tied = compare("(a b) c d", "a (b c) d");
    expectRange(tied.kendall, 4 / 5);
    expectRange(tied.spearman, 3.75 / 4.5);
  });

  test("a duplicate keeps its best rank", () => {
    expectRange(compare("a b a c", "a b c").kendall, 1);
    expectRange(compare("a b a+c", "a b c").kendall, 1);
  });

  test("an unknown item counts, an item without a finite rank does not", () => {
    expect(compare("a ? b", "a b").topOverlap(2)?.ids).toEqual(["a"]);
    expect(compare("a ? b", "a b c").rbo?.high).toBeLessThan(1);
    expectRange(compare("a ? b", "a b").kendall, 1);
    expect(agreement([{ members: ["a"], rank: NaN }], ranking("a")).shared).toEqual([]);
  });
});

describe("composite entries", () => {
  test("τ-b and ρ ignore an entry that the other side does not rank at all", () => {
    const plain = compare("a c d", "d a c");
    const composite = compare("a x+y c d", "d a c");
    expect(composite.kendall).toEqual(plain.kendall);
    expect(composite.spearman).toEqual(plain.spearman);
    expect(composite.onlyFirst).toEqual(["x", "y"]);
  });

  test("rank-biased overlap counts such an entry once or once for each member, tied or not", () => {
    const all = ["a x c d", "a (x y) c d", "a x y c d"].map((each) => rbo(each, "d a c"));
    expectRange(compare("a x+y c d", "d a c").rbo, Math.min(...all), Math.max(...all));
  });

  test("an entry of which the other side ranks one member is read as that member", () => {
    expectRange(compare("x+y a b", "a b x").kendall, -1 / 3);
  });

  test("the same entry on both sides is one item, a tie, or two orders that agree or not", () => {
    expectRange(compare("x+y a b", "x+y a b").kendall, 4 / 6, 1);
    // As one item: 1 − 2 = −1 of 3 pairs; as a tie: 1 − 4 = −3 of 5; in opposite orders: 1 − 5 = −4 of 6.
    expectRange(compare("x+y a b", "a b x+y").kendall, -4 / 6, -1 / 3);
  });

  test("overlapping entries form one item if both are read as one, or have the same or opposite orders", () => {
    // In the order x y z on both sides, 3 of 6 pairs agree. With everything but a as one item, no pair does.
    expectRange(compare("x+y z a", "a x y+z").kendall, -1, 0);
    // "(c d) a y x" and "d x y c a": 4 pairs in the same order, 5 in opposite ones, and one tie.
    expectRange(compare("(c d) a+y+x", "d x+c+y a").kendall, -1 / Math.sqrt(90), 1);
    // "x b y c e" and "e y x c b", with the agreement 0, 0, 2/3, 3/4 and 1.
    expectRange(compare("x+b+y c e", "x+e+y c b").rbo, 0.764775, 1);
  });

  test("what disagrees most cannot be left out", () => {
    expect(compare("w+e d+r p+c o t i", "o t i d r p c w e").kendall?.high).toBeLessThan(-1 / 3);
  });

  test("beyond four entries, all but one are read alike, and the range says that it is not complete", () => {
    const many = compare("a+b c+d e+f g+h i+j k", "k j i h g f e d c b a");
    expect(many.isComplete).toBe(false);
    expect(many.kendall?.low).toBe(-1);
    expect(many.kendall?.high).toBeLessThan(0);
    expect(compare("a+b c+d e+f g+h k", "k h g f e d c b a").isComplete).toBe(true);
    // Entries that only one side ranks do not count.
    expect(compare("a+b c+d e+f g+h i+j k l", "k l").isComplete).toBe(true);
  });
});

describe("for all rankings", () => {
  const ids = ["a", "b", "c", "d", "e", "f", "g", "h"];
  const rankGroup = fc.record({
    members: fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1, maxLength: 3 }),
    rank: fc.integer({ min: 1, max: 6 }),
  });
  const any = fc.array(rankGroup, { maxLength: 6 });
  /** The rank of each of five items, including ties. */
  const ranks = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 5, maxLength: 5 });
  const order = fc.shuffledSubarray([1, 2, 3, 4, 5], { minLength: 5 });

  holds(
    "swapping the two changes only the sides",
    fc.property(any, any, (first, second) => {
      const there = comparedGroups(first, second);
      const back = comparedGroups(second, first);
      expectSame(back, there);
      expect([back.onlyFirst, back.onlySecond]).toEqual([there.onlySecond, there.onlyFirst]);
    }),
  );

  const shuffled = any.chain((rankGroups) =>
    fc.tuple(fc.constant(rankGroups), fc.shuffledSubarray(rankGroups, { minLength: rankGroups.length })),
  );
  holds(
    "the order in which entries and members are written does not count",
    fc.property(shuffled, any, ([rankGroups, permuted], other) => {
      const reversed = permuted.map(({ members, rank }) => ({ members: members.toReversed(), rank }));
      const [one, two] = [comparedGroups(rankGroups, other), comparedGroups(reversed, other)];
      expect({ ...two, topOverlap: sizeOf(two) }).toEqual({ ...one, topOverlap: sizeOf(one) });
    }),
  );

  holds(
    "only the order of the ranks counts",
    fc.property(any, any, (first, second) => {
      const stretched = first.map(({ members, rank }) => ({ members, rank: rank ** 3 - 7 }));
      expectSame(comparedGroups(stretched, second), comparedGroups(first, second));
    }),
  );

  holds(
    "a ranking agrees with itself if it is read alike on both sides",
    fc.property(any, (rankGroups) => {
      const { kendall, spearman, rbo: overlap } = comparedGroups(rankGroups, rankGroups);
      for (const band of [kendall, spearman, overlap]) if (band) expect(band.high).toBeCloseTo(1, 10);
    }),
  );

  holds(
    "every range lies within its limits and contains the reading of composite entries as ties",
    fc.property(any, any, any, (first, second, third) => {
      const all = [first, second, third];
      const tied = all.map((each) =>
        each.flatMap(({ members, rank }) => members.map((id): RankGroup => ({ members: [id], rank }))),
      );
      const composite = { ...comparedGroups(first, second), w: concordance(all).range };
      const { kendall, spearman, rbo: overlap } = comparedGroups(tied[0] ?? [], tied[1] ?? []);
      expectWithin({ ...composite }, { kendall, spearman, rbo: overlap, w: concordance(tied).range });
      const [ratio, correlation] = [
        { low: 0, high: 1 },
        { low: -1, high: 1 },
      ];
      expectWithin({ kendall: correlation, spearman: correlation, rbo: ratio, w: ratio }, composite);
    }),
  );

  /** Two to four items in each entry, so that all readings can be written out. */
  const entries = fc
    .shuffledSubarray(ids.slice(0, 6), { minLength: 6 })
    .map((all) => [
      { members: all.slice(0, 3), rank: 1 },
      ...all.slice(3).map((id, index) => ({ members: [id], rank: index + 2 })),
    ]);
  holds(
    "every order within a composite entry gives a value within the range",
    fc.property(
      entries,
      order,
      fc.shuffledSubarray([0, 1, 2], { minLength: 3 }),
      (first, ranksOfSecond, inside) => {
        const second = ids
          .slice(0, 5)
          .map((id, index) => ({ members: [id], rank: ranksOfSecond[index] ?? 0 }));
        const [composite, ...rest] = first;
        const members = inside.map((index, rank) => ({
          members: [composite?.members[index] ?? ""],
          rank: rank / 4,
        }));
        expectWithin(comparedGroups(first, second), comparedGroups([...members, ...rest], second));
      },
    ),
  );

  holds(
    "without ties W is (1 + (m − 1) times the mean ρ) / m, and ρ is 1 − 6 Σd² / (n³ − n)",
    fc.property(order, order, order, (a, b, c) => {
      const rho = (one: readonly number[], other: readonly number[]): number =>
        1 - (6 * sum(one.map((rank, index) => (rank - (other[index] ?? 0)) ** 2))) / (5 ** 3 - 5);
      expect(kendallW([a, b, c])).toBeCloseTo((1 + (2 * (rho(a, b) + rho(a, c) + rho(b, c))) / 3) / 3, 10);
      expect(spearmanRho(a.map((rank, index) => [rank, b[index] ?? 0]))).toBeCloseTo(rho(a, b), 10);
    }),
  );

  holds(
    "W is 12 S / (m²(n³ − n) − m ΣT)",
    fc.property(ranks, ranks, ranks, (...all) => {
      const ties = all.flatMap((own) =>
        own.map((rank) => own.filter((other) => other === rank).length ** 2 - 1),
      );
      const mid = (own: readonly number[], rank = 0): number =>
        sum(own.map((other) => (other < rank ? 1 : other === rank ? 0.5 : 0))) + 0.5;
      const sums = [0, 1, 2, 3, 4].map((item) => sum(all.map((own) => mid(own, own[item]))));
      const whole = 9 * (5 ** 3 - 5) - 3 * sum(ties);
      const w = kendallW(all);
      if (whole === 0) expect(w).toBeUndefined();
      else expect(w).toBeCloseTo((12 * sum(sums.map((each) => (each - 9) ** 2))) / whole, 10);
    }),
  );
});

function holds<Values>(name: string, property: fc.IProperty<Values>): void {
  test(name, () => {
    fc.assert(property, runs(50));
  });
}

function sizeOf({ topOverlap: top }: Agreement): Omit<TopOverlap, "ids"> | undefined {
  const found = top(3);
  return found && { low: found.low, high: found.high };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

type Bands = Partial<Record<(typeof coefficients)[number], CoefficientRange | undefined>>;
const coefficients = ["kendall", "spearman", "rbo", "w"] as const;

function expectSame(actual: Bands, expected: Bands): void {
  expectWithin(actual, expected);
  expectWithin(expected, actual);
}

/** Expects that each range of the second lies within that of the first. */
function expectWithin(outer: Bands, inner: Bands): void {
  for (const name of coefficients) {
    const band = inner[name];
    if (!band) continue;
    expect(band.low).toBeLessThanOrEqual(band.high);
    expect(outer[name]?.low).toBeLessThanOrEqual(band.low + 1e-12);
    expect(outer[name]?.high).toBeGreaterThanOrEqual(band.high - 1e-12);
  }
}
