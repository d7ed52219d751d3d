/** Tests dates, periods and numbers in a wrong notation: each gives one problem with the correct fix. */
import { describe, expect, it } from "vitest";
import type { Kind } from "../../server/src/format/kind.ts";
import { schemas } from "../../server/src/format/schema.ts";
import { writtenDate } from "../../server/src/model/dates/date.ts";
import { asActive } from "../../server/src/rules/active.ts";
import { rules } from "../../server/src/rules/index.ts";
import type { FileProblem } from "../../server/src/rules/inspect.ts";
import { inspect } from "../../server/src/rules/inspect.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { libraryOf } from "../assessments.ts";

const all = rules.map((rule) => asActive(rule));
const TAXONOMY = 'taxonomy: 1\nid: rail\ntitle: Rail\nversion: "1"\n';
const SCALE = "scale: 1\nid: harm\ntitle: Harm\nof: likelihood\nterms: [{term: rare}, {term: even}]\n";
const ASSESSMENT = "assessment: 1\ntitle: Threats\n";

it("use-iso-date checks every kind of file that has dates", () => {
  const rule = rules.find(({ id }) => id === "use-iso-date");
  for (const kind of Object.keys(schemas) as Kind[]) {
    if (!JSON.stringify(schemas[kind]).includes('"edtf"')) continue;
    expect(rule?.kinds).toContain(kind);
  }
});

it.each([
  ["agosto de 2025", "2025-08"],
  ["2025-8", "2025-08"],
  ["14/03/2026", "2026-03-14"],
  ["20250114", "2025-01-14"],
])("the date %s in a taxonomy is one problem with the ISO date as its fix", (written, right) => {
  const [only, ...others] = found("a.taxonomy.yaml", `${TAXONOMY}date: ${written}\n`);
  expect(others).toEqual([]);
  expect(only?.rule).toBe("use-iso-date");
  expect(textsOf(only)).toEqual([right]);
});

it("an ambiguous date in a taxonomy suggests both dates", () => {
  const [only, ...others] = found("a.taxonomy.yaml", `${TAXONOMY}date: 1/8/2025\n`);
  expect(others).toEqual([]);
  expect(only?.suggestions).toEqual(["2025-01-08", "2025-08-01"]);
});

it.each([
  ["2025-09-01 - 2025-09-14", "2025-09-01/2025-09-14"],
  ["2025-09-01 to 2025-09-14", "2025-09-01/2025-09-14"],
  ["2025-09-01–2025-09-14", "2025-09-01/2025-09-14"],
  ["2025-09-01 -- 2025-09-14", "2025-09-01/2025-09-14"],
  ["from 2025-09-01 until 2025-09-14", "2025-09-01/2025-09-14"],
  ["2025-08 - 2025-09", "2025-08/2025-09"],
  ["1-14 September 2025", "2025-09-01/2025-09-14"],
  ["1–14 September 2025", "2025-09-01/2025-09-14"],
  ["1 to 14 September 2025", "2025-09-01/2025-09-14"],
  ["September 1-14, 2025", "2025-09-01/2025-09-14"],
  ["1 September - 14 October 2025", "2025-09-01/2025-10-14"],
  ["September to October 2025", "2025-09/2025-10"],
  ["1 September 2025 - 14 October 2026", "2025-09-01/2026-10-14"],
  ["del 1 al 14 de septiembre de 2025", "2025-09-01/2025-09-14"],
  ["1/9/2025 - 3/9/2025", "2025-01-09/2025-03-09", "2025-09-01/2025-09-03"],
  ["2004 to 2005", "2004/2005"],
])("writtenDate reads the period %s", (written, ...right) => {
  expect(writtenDate(written)?.meanings).toEqual(right);
});

it.each([
  "2025-09-14 - 2025-09-01",
  "2025-09 to 2025-10-14",
  "2025-13 - 2025-14",
  "this and that",
  "before or after",
  "1-2",
  "p. 1-14",
  "a to z",
  "",
])("writtenDate finds no period in %j", (written) => {
  expect(writtenDate(written)).toBeUndefined();
});

describe("no-vague-horizon", () => {
  it.each([
    "2 years",
    "18 months",
    "2 años",
    "5 Jahre",
    "2y",
    "3 trienios",
    "2005/2010",
    "two years",
    "un año",
    "2027",
  ])("accepts the period %s", (within) => {
    expect(horizonsIn(within)).toEqual([]);
  });

  it.each([
    ["2 yeers", ["2 years"]],
    ["2 banana", []],
    ["2 anios", ["2 años"]],
  ])("reports the period %s, which has no unit of time", (within, suggestions) => {
    expect(horizonsIn(within).map((each) => each.suggestions)).toEqual([suggestions]);
    const inScale = found("a.scale.yaml", `${SCALE}within: ${within}\n`);
    expect(inScale.map(({ rule }) => rule)).toEqual(["no-vague-horizon"]);
  });
});

it.each([
  ["70-60%", "60-70%"],
  ["70–60 %", "60–70 %"],
])("the fix of the descending range %s reverses it", (percent, right) => {
  const text = `${ASSESSMENT}threats:\n  flood: {title: Flood, likelihood: {percent: ${percent}, within: 2 years}}\n`;
  const [only, ...others] = found("a.threat.yaml", text).filter(({ rule }) => rule === "no-wrong-value");
  expect(others).toEqual([]);
  expect(textsOf(only)).toEqual([right]);
});

it.each([
  ["no-stale-source", "years", '"5"', ["5"]],
  ["no-stale-source", "years", '"five"', []],
])("no-wrong-setting reports the option of %s, %s: %s", (rule, option, written, right) => {
  const text = `rules:\n  ${rule}: {options: {${option}: ${written}}}\n`;
  const [only, ...others] = found(".threat-assessment.yaml", text);
  expect(others).toEqual([]);
  expect(only?.rule).toBe("no-wrong-setting");
  expect(textsOf(only)).toEqual(right);
});

function horizonsIn(within: string): readonly FileProblem[] {
  const text = `${ASSESSMENT}threats:\n  flood: {title: Flood, likelihood: {term: likely, within: ${within}}}\n`;
  return found("a.threat.yaml", text).filter(({ rule }) => rule === "no-vague-horizon");
}

function found(name: string, text: string): readonly FileProblem[] {
  return inspect(Source.of(`file:///${name}`, text), libraryOf(), all);
}

function textsOf(finding: FileProblem | undefined): readonly string[] {
  return (finding?.fixes ?? []).flatMap(({ edits }) => edits.map(({ text }) => text));
}
