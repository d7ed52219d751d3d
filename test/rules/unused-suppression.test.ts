/** Tests that a suppression is reported as unused only if nothing can hide the problem that it suppresses. */
import { expect, test } from "vitest";
import { asActive } from "../../server/src/rules/active.ts";
import { rules } from "../../server/src/rules/index.ts";
import { inspect } from "../../server/src/rules/inspect.ts";
import { applyFixes } from "../../server/src/rules/applyFixes.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { libraryOf } from "../assessments.ts";

const all = rules.map((rule) => asActive(rule));
const uri = "file:///a.threat.yaml";
const taxonomy =
  "taxonomy: 1\ntitle: Own\ncategories:\n  floods: {title: Floods, definition: Too much water.}\n";

/** An assessment with one unused suppression and no problems. */
const text = `assessment: 1
title: Threats to the port
date: 2026-11-02
taxonomy: ./own.taxonomy.yaml
bibliography: ./works.bib
actors:
  port: {name: Port of Santa Rosa, kind: company}
# threat-assessment-disable-next-line no-loaded-language -- the words of the harbour master
summary: The port is busy [@adams-2020].
rankings:
  priorities: {of: port, estimated-by: author, basis: analyst-judgment, order: [floods]}
`;
const files = {
  "file:///own.taxonomy.yaml": taxonomy,
  "file:///works.bib": "@book{adams-2020, title = {Ports}, author = {Adams}, year = 2020}\n",
};

function isCalledUnused(
  of: string,
  around: Readonly<Record<string, string>> = files,
  active: typeof all | undefined = all,
): boolean {
  const library = libraryOf(around);
  const found = inspect(Source.of(uri, of), library, active);
  // The safe fixes delete an unused suppression together with its reason.
  const after = applyFixes(Source.of(uri, of), (source) => inspect(source, library, active), "safe");
  const isFound = found.some(({ rule }) => rule === "no-unused-suppression");
  expect(after.includes("the words of the harbour master")).toBe(!isFound);
  return isFound;
}

test("an unused suppression is reported if nothing can hide its problem", () => {
  expect(isCalledUnused(text)).toBe(true);
});

const changed = (from: string | RegExp, to: string): string => {
  const after = text.replace(from, to);
  expect(after).not.toBe(text);
  return after;
};

test("an unused suppression is not reported while a date cannot be read", () => {
  const source = Source.of(uri, changed("date: 2026-11-02", "date: 2 November 2026"));
  expect(inspect(source, libraryOf(files), all).map(({ rule }) => rule)).not.toContain(
    "no-unused-suppression",
  );
});

test.each([
  ["a syntax error in the item", changed("summary: The port is", 'summary: "The port is')],
  ["a syntax error in another section", changed("kind: company}", "kind: company")],
  [
    "a line that is indented wrongly",
    changed("  port: {name", " port: {name").replace("rankings", "  x: {name: X}\nrankings"),
  ],
  ["an alias without an anchor", changed("of: port", "of: *port")],
  [
    "a conflict of versions",
    changed("date: 2026-11-02", "<<<<<<< HEAD\ndate: 2026-11-02\n=======\ndate: 2026-11-03\n>>>>>>> other"),
  ],
  ["an unknown section", changed("rankings:", "reihenfolgen:")],
  ["a misspelled section", changed("rankings:", "Rankings:")],
  ["a misspelled key", changed("kind: company", "knd: company")],
  ["an undefined reference", changed("order: [floods]", "order: [flods]")],
  ["a reference to another kind of thing", changed("of: port", "of: floods")],
  ["a value of a wrong type", changed("name: Port of Santa Rosa", "name: [Port]")],
  ["a word that the format does not know", changed("kind: company", "kind: firm")],
  ["a missing key", changed("title: Threats to the port\n", "")],
  ["a duplicate id", changed("rankings:", "  port: {name: Port}\nrankings:")],
  ["a taxonomy that is missing", changed("./own.taxonomy.yaml", "./our.taxonomy.yaml")],
  ["no taxonomy", changed("taxonomy: ./own.taxonomy.yaml\n", "")],
  ["a bibliography that is missing", changed("./works.bib", "./work.bib")],
  ["a scale that is missing", changed("actors:", "scales: {likelihood: ./own.scale.yaml}\nactors:")],
  [
    "a term that the scale does not have",
    changed("actors:", "threats:\n  flood: {title: Flood, confidence: huge}\nactors:"),
  ],
  ["a broken second document", `${text}---\nassessment: 1\ntitle: "Another\n`],
])("an unused suppression is not reported with %s", (_, broken) => {
  expect(isCalledUnused(broken)).toBe(false);
});

test.each([
  ["a taxonomy with a syntax error", { "file:///own.taxonomy.yaml": taxonomy.replace("water.}", "water.") }],
  [
    "a taxonomy that extends a missing one",
    { "file:///own.taxonomy.yaml": `${taxonomy}extends: ./none.taxonomy.yaml\n` },
  ],
  ["a taxonomy that is another kind of text", { "file:///own.taxonomy.yaml": "Dear all,\nsee attached.\n" }],
  ["a bibliography that is another kind of text", { "file:///works.bib": "Adams (2020), Ports\n" }],
])("an unused suppression is not reported with %s", (_, around) => {
  expect(isCalledUnused(text, { ...files, ...around })).toBe(false);
});

test("an unused suppression is not reported if its rule does not run", () => {
  const others = all.filter(({ rule }) => rule.id !== "no-loaded-language");
  expect(isCalledUnused(text, files, others)).toBe(false);
  const off = "rules: {no-loaded-language: off}\n";
  const around = { ...files, "file:///.threat-assessment.yaml": off };
  const found = inspect(Source.of(uri, text), libraryOf(around));
  expect(found.map(({ rule }) => rule)).not.toContain("no-unused-suppression");
});

test("an unused suppression is not reported with an error whose rule does not run", () => {
  const broken = changed("order: [floods]", "order: [flods]");
  const judging = all.filter(({ rule }) => rule.severity !== "error");
  expect(isCalledUnused(broken, files, judging)).toBe(false);
});

test("the safe fixes keep the reason of a suppression while an error hides its problem", () => {
  const source = `assessment: 1
title: Threats to the port
taxonomy: bailey-2004
rankings:
  port:
    order:
      - organized-crime
      # threat-assessment-disable-next-line no-mixed-granularity -- the source ranks the whole cluster, letter of 3 May
      - natural-disasters
      - energy
`;
  const library = libraryOf();
  const after = applyFixes(Source.of(uri, source), (each) => inspect(each, library), "safe");
  expect(after).toContain("letter of 3 May");
  const right = after.replace("bailey-2004", "bailey-2005");
  expect(
    inspect(Source.of(uri, right), library).some(
      ({ rule, suppressed }) => rule === "no-mixed-granularity" && suppressed?.reason?.includes("3 May"),
    ),
  ).toBe(true);
});
