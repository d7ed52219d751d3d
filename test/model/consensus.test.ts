/** Tests the consensus of rankings: cases by hand, published examples, and all permutations. */
import { describe, expect, test } from "vitest";
import type { Consensus } from "../../server/src/model/consensus/consensus.ts";
import {
  consensusOf,
  consensusOfProfile,
  consensusWithoutEach,
  distanceBetween,
  distanceFrom,
  placesOf,
} from "../../server/src/model/consensus/consensus.ts";
import { exactOrder, improvedOrder } from "../../server/src/model/consensus/kemeny.ts";
import type { Profile } from "../../server/src/model/consensus/majorities.ts";
import { bordaOrder, majoritiesOf } from "../../server/src/model/consensus/majorities.ts";
import { ranking } from "../rankings.ts";
import { fc, runs } from "../property.ts";

/** Rankings of letters, such as "a (b c)"; "3: a b" stands for three of them. */
function profileOf(...texts: string[]): Profile & { readonly names: string } {
  const all = texts.flatMap((text) => {
    const [, times = "1", order = text] = /^(\d+): (.*)$/.exec(text) ?? [];
    return Array.from({ length: Number(times) }, () => ranking(order));
  });
  const names = [...new Set(all.flat().flatMap(({ members }) => members))].sort().join("");
  const rankings = all.map((groups) =>
    Float64Array.from(names, (name) => groups.find(({ members }) => members[0] === name)?.rank ?? NaN),
  );
  return { size: names.length, rankings, names };
}

/** The order, with the places of each item that more than one place is as good for: "a b(2–3) c(2–3)". */
function shown(
  { names, ...profile }: ReturnType<typeof profileOf>,
  found = consensusOfProfile(profile),
): string {
  const places = placesOf(found);
  return found.order
    .map((item) => {
      const { first = 0, last = 0 } = places[item] ?? {};
      return (names[item] ?? "?") + (first === last ? "" : `(${String(first)}–${String(last)})`);
    })
    .join(" ");
}

const distances = (profile: Profile, found: Consensus): string[] =>
  profile.rankings.map((ranks) => {
    const { reversed, halves, pairs } = distanceFrom(found, ranks);
    return `${String(reversed)}+${String(halves)}/2 of ${String(pairs)}`;
  });

describe("by hand", () => {
  test("three holders, two of whom agree: the consensus is theirs", () => {
    // a–b and a–c: 2 to 1. b–c: 2 to 1. The third has all three pairs the other way.
    const profile = profileOf("a b c", "a b c", "c b a");
    const found = consensusOfProfile(profile);
    expect(shown(profile)).toBe("a b c");
    expect(found).toMatchObject({ cost: 3, leastCost: 3, isExact: true });
    expect(distances(profile, found)).toEqual(["0+0/2 of 3", "0+0/2 of 3", "3+0/2 of 3"]);
  });

  test("two holders: what they order differently is open, and both are equally far", () => {
    // Common: a before c, b before c, and all before d. a–b is open: half a pair of six for each.
    const profile = profileOf("a b c d", "b a c d");
    const found = consensusOfProfile(profile);
    expect(shown(profile)).toBe("a(1–2) b(1–2) c d");
    expect(found.cost).toBe(1);
    expect(distances(profile, found)).toEqual(["0+1/2 of 6", "0+1/2 of 6"]);
    expect(distanceFrom(found, profile.rankings[0] ?? new Float64Array()).share).toBeCloseTo(1 / 12, 12);
  });

  test("a circle of majorities: each of three orders is as good, so nothing is settled", () => {
    // a before b, b before c and c before a: 2 to 1 each. Every order that follows the circle costs 1 + 1 + 2.
    const profile = profileOf("a b c", "b c a", "c a b");
    expect(shown(profile)).toBe("a(1–3) b(1–3) c(1–3)");
    expect(consensusOfProfile(profile).cost).toBe(4);
  });

  test("ties and items that a holder does not rank give no order", () => {
    // a–b: one for a, one tie. b–c: one for b. a–c: nobody, but it follows.
    const profile = profileOf("a b", "(a b)", "b c");
    expect(shown(profile)).toBe("a b c");
    expect(distances(profile, consensusOfProfile(profile))).toEqual([
      "0+0/2 of 1",
      "0+1/2 of 1",
      "0+0/2 of 1",
    ]);
    expect(shown(profileOf("(a b c)", "(a b c)"))).toBe("a(1–3) b(1–3) c(1–3)");
  });

  test("without one holder, the order can turn", () => {
    const profile = profileOf("a b c", "a b c", "c b a", "c b a", "a c b");
    const whole = consensusOfProfile(profile);
    expect(shown(profile)).toBe("a c b");
    const without = consensusWithoutEach(profile, whole, majoritiesOf(profile));
    expect(without.map((each) => shown(profile, each))).toEqual([
      // b–c: c beats b 3 to 1, and a–c and a–b are 2 to 2.
      "a(1–3) c(1–2) b(2–3)",
      "a(1–3) c(1–2) b(2–3)",
      // Both pairs with a: 3 to 1; b–c is open.
      "a c(2–3) b(2–3)",
      "a c(2–3) b(2–3)",
      "a(1–3) c(1–3) b(1–3)",
    ]);
    expect(without.map((each) => distanceBetween(whole, each).share)).toEqual([
      1 / 3,
      1 / 3,
      1 / 6,
      1 / 6,
      1 / 2,
    ]);
  });
});

describe("published examples", () => {
  test("Tennessee's capital (electowiki, Kemeny–Young): Nashville, Chattanooga, Knoxville, Memphis; 207 of 100 voters' pairs", () => {
    const profile = profileOf("42: m n c k", "26: n c k m", "15: c k n m", "17: k c n m");
    expect(shown(profile)).toBe("n c k m");
    expect(consensusOfProfile(profile).cost).toBe(207);
  });

  test("a circle (electowiki): 25 a b c, 40 b c a, 35 c a b gives b c a with 120, before c a b with 130", () => {
    const profile = profileOf("25: a b c", "40: b c a", "35: c a b");
    expect(shown(profile)).toBe("b c a");
    expect(consensusOfProfile(profile).cost).toBe(120);
  });

  test("Condorcet's 60 voters (Young 1988): 23 abc, 17 bca, 2 bac, 10 cab, 8 cba gives b c a", () => {
    // Majorities: a–b 33 to 27, b–c 42 to 18, c–a 35 to 25. Young: b c a has the most support, 42 + 35 + 27 = 104 of 180.
    const profile = profileOf("23: a b c", "17: b c a", "2: b a c", "10: c a b", "8: c b a");
    expect(shown(profile)).toBe("b c a");
    expect(consensusOfProfile(profile).cost).toBe(180 - 104);
  });
});

/** Rankings of up to seven items with ties, some of which do not rank all. */
const anyProfile = fc
  .tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 6 }))
  .chain(([size, count]) =>
    fc.record({
      size: fc.constant(size),
      rankings: fc.array(
        fc
          .array(fc.oneof({ weight: 5, arbitrary: fc.integer({ min: 1, max: size }) }, fc.constant(NaN)), {
            minLength: size,
            maxLength: size,
          })
          .map((ranks) => Float64Array.from(ranks)),
        { minLength: count, maxLength: count },
      ),
    }),
  );

function permutations(items: readonly number[]): number[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((first, index) =>
    permutations(items.toSpliced(index, 1)).map((others) => [first, ...others]),
  );
}

function costIn({ rankings }: Profile, order: readonly number[]): number {
  let cost = 0;
  for (const ranks of rankings)
    order.forEach((one, index) => {
      for (const other of order.slice(index + 1)) if ((ranks[other] ?? NaN) < (ranks[one] ?? NaN)) cost++;
    });
  return cost;
}

function bestOrders(profile: Profile): { readonly least: number; readonly best: readonly number[][] } {
  const all = permutations(Array.from({ length: profile.size }, (_, item) => item));
  const costs = all.map((order) => costIn(profile, order));
  const least = Math.min(...costs);
  return { least, best: all.filter((_, index) => costs[index] === least) };
}

describe("for all rankings of up to seven items", () => {
  test("the order is one of the best of all permutations, and what is settled holds in each of them", () => {
    fc.assert(
      fc.property(anyProfile, (profile) => {
        const { least, best } = bestOrders(profile);
        const found = consensusOfProfile(profile);
        expect(best).toContainEqual(found.order);
        expect(found).toMatchObject({ cost: least, leastCost: least, isExact: true });
        for (let one = 0; one < profile.size; one++)
          for (let other = 0; other < profile.size; other++)
            if (one !== other)
              expect(found.settled.has(one, other)).toBe(
                best.every((order) => order.indexOf(one) < order.indexOf(other)),
              );
      }),
      runs(60),
    );
  });

  test("circles that are ordered on their own give a best order, and nothing is settled that is not", () => {
    fc.assert(
      fc.property(anyProfile, (profile) => {
        // The items three times, far apart, so that the whole is too large to be ordered at once.
        const wide = { size: 3 * profile.size, rankings: profile.rankings.map((ranks) => tripled(ranks)) };
        const { least, best } = bestOrders(profile);
        const found = consensusOfProfile(wide);
        const parts = [0, 1, 2].map((part) =>
          found.order
            .filter((item) => Math.floor(item / profile.size) === part)
            .map((item) => item % profile.size),
        );
        for (const part of parts) expect(best).toContainEqual(part);
        expect(found.isExact).toBe(true);
        expect(found.cost).toBe(3 * least + costBetween(wide, profile.size));
        for (let one = 0; one < profile.size; one++)
          for (let other = 0; other < profile.size; other++)
            if (found.settled.has(one, other))
              expect(best.every((order) => order.indexOf(one) < order.indexOf(other))).toBe(true);
      }),
      runs(30),
    );
  });

  test("an improved order is at least as good as the one it begins with, and never better than the best", () => {
    fc.assert(
      fc.property(anyProfile, (profile) => {
        const majorities = majoritiesOf(profile);
        const borda = bordaOrder(profile);
        const improved = costIn(profile, improvedOrder(borda, majorities, 1e5).order);
        expect(improved).toBeLessThanOrEqual(costIn(profile, borda));
        expect(improved).toBeGreaterThanOrEqual(costIn(profile, exactOrder(borda, majorities).order));
      }),
      runs(60),
    );
  });

  test("the order of the rankings does not count", () => {
    fc.assert(
      fc.property(anyProfile, (profile) => {
        const turned = { ...profile, rankings: profile.rankings.toReversed() };
        expect(consensusOfProfile(turned)).toEqual(consensusOfProfile(profile));
      }),
      runs(40),
    );
  });
});

function tripled(ranks: Float64Array): Float64Array {
  return Float64Array.from([0, 100, 200].flatMap((offset) => Array.from(ranks, (rank) => rank + offset)));
}

/** The cost of the pairs of different thirds, the earlier of which every ranking puts first. */
function costBetween({ size, rankings }: Profile, part: number): number {
  const order = Array.from({ length: size }, (_, item) => item);
  const inside = [0, 1, 2].reduce(
    (sum, index) => sum + costIn({ size, rankings }, order.slice(index * part, (index + 1) * part)),
    0,
  );
  return costIn({ size, rankings }, order) - inside;
}

describe("bounds", () => {
  test("200 rankings of 500 items that beat each other in circles are bounded, and the result says that it is not exact", () => {
    const rankings = Array.from({ length: 200 }, (_, holder) =>
      Float64Array.from(
        { length: 500 },
        (__, item) => (item * 7919 + holder * 104729 + item * holder * 31) % 499,
      ),
    );
    const found = consensusOfProfile({ size: 500, rankings });
    expect(found.isExact).toBe(false);
    expect(found.cost).toBeGreaterThan(found.leastCost);
    expect(found.order.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 500 }, (_, item) => item));
  });

  test("a circle of 18 is ordered exactly, one of 19 is not", () => {
    const circle = (size: number): Profile => ({
      size,
      rankings: Array.from({ length: size }, (_, start) =>
        Float64Array.from({ length: size }, (__, item) => (item + start) % size),
      ),
    });
    expect(consensusOfProfile(circle(18)).isExact).toBe(true);
    expect(consensusOfProfile(circle(19)).isExact).toBe(false);
  });

  test("no items and no rankings have an empty order", () => {
    expect(consensusOfProfile({ size: 0, rankings: [] })).toMatchObject({
      order: [],
      cost: 0,
      isExact: true,
    });
    expect(consensusOf(majoritiesOf({ size: 1, rankings: [] }), [0]).order).toEqual([0]);
  });
});
