/** Tests that an item to the left of its list is one problem, with the column of the list. */
import { expect, it } from "vitest";
import { assessmentsIn } from "../assessments.ts";
import { check } from "../../server/src/rules/check.ts";

const HEAD =
  "assessment: 1\ntitle: T\nsources:\n  a: {type: report}\nstatements:\n  s:\n    text: It rises.\n    evidence:\n";

it.each([1, 2, 3])("an item of a list at column 6 that is indented by %i is one problem", (indent) => {
  const text = `${HEAD}      - source: a\n        at: p. 3\n${" ".repeat(indent)}- source: a\n    indicators:\n      - Prices rise.\n`;
  const errors = assessmentsIn(text)
    .flatMap((assessment) => check(assessment).flat())
    .filter(({ severity }) => severity === "error");
  expect(errors.map(({ message }) => message)).toEqual([expect.stringMatching(/indented/)]);
});
