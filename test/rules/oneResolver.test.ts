/** Tests that one wrong key, id or value gives one problem, with the advice that fits it. */
import { expect, it } from "vitest";
import { inspect } from "../../server/src/rules/inspect.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { libraryOf } from "../assessments.ts";

function problemsIn(text: string): string[] {
  return inspect(Source.of("file:///a.threat.yaml", `assessment: 1\ntitle: A\n${text}`), libraryOf())
    .filter(({ rule }) => !/^(?:require-|no-unused-definition)/.test(rule))
    .map(({ rule, message }) => `${rule}: ${message}`);
}

it.each([
  ["severity: 2", 'There is no key "severity" here. Did you mean "impact"?'],
  ["severity: severe", 'There is no key "severity" here. Did you mean "impact"?'],
  ["criticality: 2", 'There is no key "criticality" here. Did you mean "impact"?'],
  ["consecuencia: 2", 'There is no key "consecuencia" here. Did you mean "impact"?'],
])("a threat with %s has one problem", (pair, message) => {
  expect(problemsIn(`threats:\n  fire: {title: Fire, ${pair}}\n`)).toEqual([`no-unknown-key: ${message}`]);
});

it.each(["threat", "amenaza", "category"])(
  "an entry that names something under %s has one problem",
  (key) => {
    const text = `threats:\n  fire: {title: Fire}\nrankings:\n  port: {order: [{${key}: fire}]}\n`;
    expect(problemsIn(text)).toEqual([`no-unknown-key: There is no key "${key}" here. Did you mean "item"?`]);
  },
);

it("a tab is one problem, and the key after it none", () => {
  const text = "sources:\n  poll:\n    type: report\n\tcredibility: 3\n    title: Poll\n";
  expect(problemsIn(text).map((problem) => problem.split(":")[0])).toEqual(["no-syntax-error"]);
});

it("an id that begins with x- is reported where it is defined", () => {
  const text =
    "actors:\n  x-corp: {name: X}\nstatements:\n  a: {kind: information, text: A., about: x-corp}\n";
  expect(problemsIn(text)).toEqual([expect.stringMatching(/^no-wrong-value: "x-corp" cannot be an id/)]);
  expect(problemsIn("threats:\n  x-template: {title: T}\n")).toEqual([]);
});

it.each([
  ["65", "65%"],
  ["0.65", "65%"],
  ['"60 a 70 %"', "60-70%"],
  ['"60% to 70%"', "60-70%"],
  ['"60,5-69,5 %"', "60.5-69.5%"],
])("percent: %s is offered as %s", (percent, value) => {
  const text = `threats:\n  fire: {title: Fire, likelihood: {term: likely, percent: ${percent}, within: 2 years}}\n`;
  expect(problemsIn(text)).toEqual([expect.stringContaining(`Write "${value}"`)]);
});
