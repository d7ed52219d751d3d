/** Tests what is said of a consensus that is not the only one: ties, and circles of majorities. */
import { describe, expect, it } from "vitest";
import { consensusOfProfile } from "../../server/src/model/consensus/consensus.ts";
import { majoritiesOf } from "../../server/src/model/consensus/majorities.ts";
import { openOrders } from "../../server/src/model/consensus/openOrders.ts";

/** The open orders of rankings, each of which is the letters in order. "-" ties the letters of a group: "A BC" ties B and C. */
function openIn(...rankings: readonly string[]): string[] {
  const letters = Array.from(new Set(rankings.join("").replace(/ /g, ""))).toSorted();
  const profile = {
    size: letters.length,
    rankings: rankings.map((ranking) =>
      Float64Array.from(letters, (letter) => {
        const rank = ranking.split(" ").findIndex((group) => group.includes(letter));
        return rank < 0 ? NaN : rank;
      }),
    ),
  };
  const consensus = consensusOfProfile(profile);
  const named = (items: readonly number[]): string =>
    items.map((item) => letters[consensus.order[item] ?? -1] ?? "?").join("");
  return openOrders(consensus, majoritiesOf(profile)).map(
    ({ items, isOpen, circle }) =>
      `${named(items)}${isOpen ? " open" : ""}${circle.length > 0 ? ` circle ${named(circle)}` : ""}`,
  );
}

describe("what a consensus leaves open", () => {
  it.each([
    ["one order", ["A B C", "A B C", "A C B"], []],
    ["a tie of two", ["A B C", "B A C"], ["AB open"]],
    ["a tie below the first", ["A B C", "A C B"], ["BC open"]],
    ["all tied", ["ABC", "ABC"], ["ABC open"]],
    ["Condorcet's circle", ["A B C", "B C A", "C A B"], ["ABC open circle ABC"]],
    [
      "a circle whose weakest majority is clear",
      ["A B C", "A B C", "A B C", "B C A", "B C A", "C A B", "C A B"],
      ["ABC circle ABC"],
    ],
    ["a circle above another item", ["A B C D", "B C A D", "C A B D"], ["ABC open circle ABC"]],
    ["two ties", ["A B C D", "B A D C"], ["AB open", "CD open"]],
  ])("%s", (_, rankings, expected) => {
    expect(openIn(...rankings)).toEqual(expected);
  });
});
