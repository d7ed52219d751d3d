/** Tests which judgments that are gone had a period that was over: their own, or the one that the scale of likelihood fixes. */
import { expect, test } from "vitest";
import { isOver, isReliedOn } from "../../server/src/model/editions/droppedItem.ts";
import { previousAssessmentIn } from "../../server/src/model/editions/previousAssessment.ts";
import { readScale } from "../../server/src/model/estimates/scale.ts";
import { Source } from "../../server/src/syntax/source.ts";

const FIXED = readScale(
  Source.of(
    "file:///fixed.scale.yaml",
    "scale: 1\nid: fixed\nof: likelihood\nwithin:\n  natural: 2 years\n  state: 5 years\nterms:\n  - term: 1\n  - term: 2\n",
  ),
);

test.each([
  ["likelihood: {term: 2, within: 2021}", undefined, true],
  ["likelihood: {term: 2, within: 2024}", undefined, false],
  ["likelihood: 2", undefined, false],
  ["likelihood: 2, origin: natural", FIXED, true],
  ["likelihood: 2, origin: state", FIXED, false],
  ["likelihood: 2, origin: [natural, state]", FIXED, false],
  ["likelihood: {term: 2, within: 2024}, origin: natural", FIXED, false],
  ["impact: 2, origin: natural", FIXED, false],
])("{%s} is over after three years: %#", (keys, scale, expected) => {
  const text = `assessment: 1\ndate: 2020-06-01\nthreats:\n  flood: {title: Flood, ${keys}}\n`;
  const [flood] = previousAssessmentIn(Source.of("file:///old.threat.yaml", text)).byId.values();
  const dates = { before: "2020-06-01", after: "2023-06-01", scale };
  if (!flood) throw new Error("There is no threat.");
  expect(isOver(flood, dates)).toBe(expected);
  expect(isReliedOn(flood, dates)).toBe(!expected);
});
