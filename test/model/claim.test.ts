/** Tests which claims about ranks are found in texts, and which are nobody's, somebody else's or another list's. */
import { expect, it } from "vitest";
import { rankClaims } from "../../server/src/model/rankings/claim.ts";
import { growthOf, MOST_GROWTH } from "../growth.ts";

it.each([
  ["Flooding ranks third.", "nth 3"],
  ["Flooding is ranked second on the list.", "nth 2"],
  ["Flooding came in fifth place.", "nth 5"],
  ["Flooding ranks last.", "last"],
  ["Flooding is last on the Chilean list.", "last"],
  ["Flooding is at the bottom of the ranking.", "last"],
  ["Flooding is first in both.", "first"],
  ["Flooding is first on the Chilean list.", "first"],
  ["Flooding holds first place.", "first"],
  ["Flooding heads both lists.", "first"],
  ["Flooding is their top priority.", "high"],
  ["La sequía encabeza la lista.", "first"],
  ["La sequía ocupa el tercer lugar.", "nth 3"],
  ["La sequía figura en último lugar.", "last"],
  ["La sequía queda en segundo puesto.", "nth 2"],
  ["La sequía cierra la lista.", "last"],
  ["La sequía está a la cabeza de la clasificación.", "first"],
])("%s", (text, claim) => {
  const found = rankClaims(text, undefined).map(({ level, rank }) => [level, rank].filter(Boolean).join(" "));
  expect(found).toEqual([claim]);
});

it.each([
  "Flooding does not rank third.",
  "Flooding never ranked last.",
  "The ministry says that flooding ranks third.",
  "According to the press, flooding ranks last.",
  "Flooding ranked third in 2015.",
  "Flooding ranked third last year.",
  "In the previous register flooding ranked last.",
  "If flooding ranks second, the plan changes.",
  "Does flooding rank third?",
  "Flooding ranks second among the natural hazards.",
  "Flooding ranks second only to fire.",
  "It is unlikely that flooding ranks third.",
  "The team came last week.",
  "Según la prensa, la sequía ocupa el tercer lugar.",
  "La sequía no ocupa el segundo lugar.",
  "La sequía ocupaba entonces el tercer lugar.",
  "La sequía ocupa el segundo lugar entre los peligros naturales.",
  "En el registro anterior la sequía figura en último lugar.",
])("makes no claim of: %s", (text) => {
  expect(rankClaims(text, undefined)).toEqual([]);
});

it("finds many claims in linear time", () => {
  const workOf = (size: number) => {
    const text = "It ranks third, if it is so. ".repeat(size / 30);
    return () => rankClaims(text, "en");
  };
  expect(growthOf(workOf)).toBeLessThan(MOST_GROWTH);
});
