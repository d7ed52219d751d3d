/** Tests which entries have moved between two versions of a ranking, by hand-made cases and by properties. */
import { describe, expect, it } from "vitest";
import type { Ranking } from "../../server/src/model/rankings/ranking.ts";
import { compareVersions, movesBetween } from "../../server/src/model/editions/moves.ts";
import { previousAssessmentIn } from "../../server/src/model/editions/previousAssessment.ts";
import type { Renames } from "../../server/src/model/taxonomies/renames.ts";
import { wordOf } from "../../server/src/model/rankings/ranking.ts";
import { textOf, valueAt } from "../../server/src/syntax/node.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { expectSame, fc, runs, timeout } from "../property.ts";
import { growthOf, MOST_GROWTH } from "../growth.ts";

/** @param unranked What is declared to be unranked. */
function rankingOf(order: string, unranked = ""): Ranking {
  const text = `assessment: 1\nrankings:\n  r: {order: [${order}], unranked: {${unranked}}}\n`;
  return (
    previousAssessmentIn(Source.of("file:///a.threat.yaml", text)).rankings.get("r") ?? expect.unreachable()
  );
}

/** What moved, what came in (+), what went out (-) and what was regrouped (~), in short. */
function difference(before: string, after: string, renames?: Renames): string {
  const { shared, entered, left } = compareVersions(rankingOf(before), rankingOf(after), renames);
  return [
    ...shared.flatMap(({ after: entry, places }) =>
      places === 0 ? [] : [`${wordOf(entry)} ${places > 0 ? "+" : ""}${String(places)}`],
    ),
    ...shared.flatMap(({ before: old, after: now, isRegrouped }) =>
      isRegrouped ? [`${wordOf(old)} ~ ${wordOf(now)}`] : [],
    ),
    ...entered.map(({ entry }) => `new ${wordOf(entry)}`),
    ...left.map(({ entry }) => `gone ${wordOf(entry)}`),
  ].join("; ");
}

it("an entry that only one version ranks has what the other one says of it, also by another id", () => {
  const renames: Renames = new Map([["strike", ["walkout"]]]);
  const unranked = (one: Ranking, other: Ranking): unknown[] => {
    const { entered, left } = compareVersions(one, other, renames);
    return [...entered, ...left].map((each) => textOf(valueAt(each.unranked, "because")));
  };
  expect(unranked(rankingOf("a, strike"), rankingOf("a", "walkout: {because: Theirs}"))).toEqual(["Theirs"]);
  expect(unranked(rankingOf("a", "strike: {because: Theirs}"), rankingOf("a, walkout"))).toEqual(["Theirs"]);
  expect(unranked(rankingOf("a, strike"), rankingOf("a", "flood: {because: Theirs}"))).toEqual([undefined]);
});

describe("moves between two versions of a ranking", () => {
  it.each([
    ["the same order", "a, b, c", "a, b, c", ""],
    ["one entry", "a", "a", ""],
    ["nothing in common", "a, b", "c, d", "new c; new d; gone a; gone b"],
    ["no entries", "", "", ""],
    ["an entry that came in above", "a, b, c", "x, a, b, c", "new x"],
    ["an entry that went out above", "x, a, b, c", "a, b, c", "gone x"],
    ["the last one to the top: nobody else has moved", "a, b, c, d", "d, a, b, c", "d -3"],
    ["the first one to the end", "a, b, c, d", "b, c, d, a", "a +3"],
    ["of two that change places, the one that says why", "a, b", "b, {item: a, change: X}", "a +1"],
    ["of two that change places, the one that said why", "a, {item: b, change: X}", "b, a", "b -1"],
    ["of two that change places, the one with another rank", "a, b", "x, b, a", "a +1; new x"],
    ["of two that change places, the one with another rank", "x, b, a", "a, b", "a -1; gone x"],
    ["a reversed order: the middle stays", "a, b, c", "c, b, a", "c -2; a +2"],
    ["neighbours that change places", "a, b, c", "b, a, c", "b -1"],
    [
      "two that move, and one that comes in between",
      "a, b, c, d, e",
      "e, a, x, c, d, b",
      "e -4; b +3; new x",
    ],
    ["all tied, and still tied", "{tie: [a, b, c]}", "{tie: [c, a, b]}", ""],
    ["a tie that is new: one of the two has moved half a place", "a, b, c", "{tie: [a, b]}, c", "b -0.5"],
    ["a tie that is resolved", "{tie: [a, b]}, c", "a, b, c", "b +0.5"],
    ["all tied, then an order", "{tie: [a, b, c]}", "a, b, c", "a -1; c +1"],
    ["an entry that moves into a tie", "a, {tie: [b, c]}, d", "{tie: [a, d]}, {tie: [b, c]}", "d -2.5"],
    ["a composite entry that stays", "{covers: [a, b]}, c", "{covers: [b, a]}, c", ""],
    [
      "a composite entry that moves as one",
      "{covers: [a, b], label: ab}, c, d",
      "c, d, {covers: [a, b], label: ab}",
      "ab +2",
    ],
    ["a composite entry that is split", "{covers: [a, b], label: ab}, c", "a, b, c", "ab ~ a; ab ~ b"],
    ["entries that are joined", "a, b, c", "{covers: [a, b], label: ab}, c", "a ~ ab; b ~ ab"],
    [
      "a part that moves on its own",
      "{covers: [a, b], label: ab}, c, d",
      "a, c, d, b",
      "b +2.5; ab ~ a; ab ~ b",
    ],
    ["a member that is dropped", "{covers: [a, b], label: ab}, c", "a, c", "ab ~ a"],
    [
      "entries outside of the taxonomy, by their labels",
      "a, {label: Ice Storms, outside: true}",
      "{label: ice storms, outside: true}, a",
      "ice storms -1",
    ],
    ["actors", "{actor: a}, {actor: b}", "{actor: b}, {actor: a}", "b -1"],
    ["an actor and an asset of the same id", "{actor: a}, b", "{asset: a}, b", "new a; gone a"],
    ["gaps are not compared", "a, {gap: true}, b", "a, b", ""],
    ["an entry that is there twice counts where it is first", "a, b, a", "a, b", ""],
  ])("%s", (_, before, after, expected) => {
    expect(difference(before, after)).toBe(expected);
  });

  it.each([
    ["a renamed category", "a, old, b", "a, new, b", { old: ["new"] }, ""],
    ["a renamed category that moves", "a, b, old", "new, a, b", { old: ["new"] }, "new -2"],
    ["a category that was split", "a, old", "a, x, y", { old: ["x", "y"] }, "old ~ x; old ~ y"],
    ["categories that were merged", "a, b, c", "ab, c", { a: ["ab"], b: ["ab"] }, "a ~ ab; b ~ ab"],
    ["a category that both versions name by both ids", "old, new", "new, old", { old: ["new"] }, "old +1"],
  ])("follows %s", (_, before, after, renames, expected) => {
    expect(difference(before, after, new Map(Object.entries(renames)))).toBe(expected);
  });
});

/** Weak orders over some of ten items, as groups that tie. */
const orders = fc.shuffledSubarray(Array.from("abcdefghij"), { minLength: 0 }).chain((items) =>
  fc.array(fc.boolean(), { minLength: items.length, maxLength: items.length }).map((ties) =>
    items.reduce<string[][]>((groups, item, index) => {
      const last = groups.at(-1);
      if (last && ties[index]) last.push(item);
      else groups.push([item]);
      return groups;
    }, []),
  ),
);

function written(groups: readonly (readonly string[])[]): string {
  return groups
    .map((group) => (group.length > 1 ? `{tie: [${group.join(", ")}]}` : (group[0] ?? "")))
    .join(", ");
}

const moved = (before: string, after: string): (readonly [string, number])[] =>
  movesBetween(rankingOf(before), rankingOf(after))
    .map(({ after: entry, places }) => [wordOf(entry), places] as const)
    .toSorted(([one], [other]) => (one < other ? -1 : 1));

/** The size of the largest set of items that keep their order, by trying all sets. */
function largestKept(before: readonly (readonly string[])[], after: readonly (readonly string[])[]): number {
  const placeIn = (groups: typeof before, item: string): number =>
    groups.findIndex((group) => group.includes(item));
  const shared = before.flat().filter((item) => placeIn(after, item) >= 0);
  const agree = (one: string, other: string): boolean =>
    Math.sign(placeIn(before, one) - placeIn(before, other)) ===
    Math.sign(placeIn(after, one) - placeIn(after, other));
  let largest = 0;
  for (let set = 0; set < 2 ** shared.length; set++) {
    const items = shared.filter((_, index) => set & (1 << index));
    if (items.length > largest && items.every((one) => items.every((other) => agree(one, other))))
      largest = items.length;
  }
  return largest;
}

describe("properties of moves", () => {
  it("a ranking has not moved since itself", { timeout }, () => {
    fc.assert(
      fc.property(orders, (order) => {
        expectSame(difference(written(order), written(order)), "");
      }),
      runs(100),
    );
  });

  it("the mirrored comparison has the mirrored moves", { timeout }, () => {
    fc.assert(
      fc.property(orders, orders, (one, other) => {
        const there = moved(written(one), written(other));
        const back = moved(written(other), written(one));
        expectSame(
          back.map(([item, places]) => [item, -places]),
          there,
        );
      }),
      runs(300),
    );
  });

  it("as few entries move as the two orders allow", { timeout }, () => {
    fc.assert(
      fc.property(orders, orders, (one, other) => {
        const { shared } = compareVersions(rankingOf(written(one)), rankingOf(written(other)));
        const most = shared.length - largestKept(one, other);
        // One that is not among those that stayed may be at the same place by chance.
        expect(shared.filter(({ places }) => places !== 0).length).toBeLessThanOrEqual(most);
      }),
      runs(150),
    );
  });

  it("new entries move nobody, wherever they come in", { timeout }, () => {
    fc.assert(
      fc.property(orders, fc.array(fc.nat(), { maxLength: 8 }), (order, places) => {
        const longer = places.reduce<readonly (readonly string[])[]>(
          (groups, place, index) =>
            groups.toSpliced(place % (groups.length + 1), 0, [`new-${String(index)}`]),
          order,
        );
        expectSame(moved(written(order), written(longer)), []);
        expectSame(moved(written(longer), written(order)), []);
      }),
      runs(150),
    );
  });

  it("a script of moves moves at most its entries", { timeout }, () => {
    const script = fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 5 });
    fc.assert(
      fc.property(fc.shuffledSubarray(Array.from("abcdefghijklmnop")), script, (items, moves) => {
        const edited = moves.reduce((order, [from, to]) => {
          const [item] = order.slice(from % Math.max(order.length, 1));
          return item === undefined
            ? order
            : order.filter((each) => each !== item).toSpliced(to % order.length, 0, item);
        }, items);
        const count = new Set(moves.map(([from]) => from)).size;
        expect(moved(items.join(", "), edited.join(", ")).length).toBeLessThanOrEqual(
          count === 0 ? 0 : moves.length,
        );
      }),
      runs(300),
    );
  });

  it("the time grows with the number of entries, not with the square of it", () => {
    const workOf = (size: number) => {
      const items = Array.from(
        { length: size / 4 },
        (_, index) => `i${String((index * 2654435761) % 4294967296)}`,
      );
      const [before, after] = [rankingOf(items.join(", ")), rankingOf(items.toSorted().join(", "))];
      expect(movesBetween(before, after).length).toBeGreaterThan(0.2 * size);
      return () => movesBetween(before, after);
    };
    expect(growthOf(workOf)).toBeLessThan(MOST_GROWTH);
  });
});
