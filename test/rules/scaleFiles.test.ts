/** Tests scales: that the bundled ones are right, and that a mistake in a scale does not accuse an assessment. */
import { describe, expect, it } from "vitest";
import { bundledScaleData } from "../../scripts/docs/data.ts";
import { inspect } from "../../server/src/rules/inspect.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { bundledText } from "../../server/src/workspace/library.ts";
import { libraryOf } from "../assessments.ts";

const problemsIn = (name: string, text: string, files: Readonly<Record<string, string>> = {}): string[] =>
  inspect(Source.of(`file:///${name}`, text), libraryOf(files)).map(
    ({ rule, message }) => `${rule}: ${message}`,
  );

const scaleProblems = (body: string): string[] =>
  problemsIn("our.scale.yaml", `scale: 1\nid: our\nof: likelihood\n${body}`);

const bands = (...pairs: readonly (readonly [number, number])[]): string =>
  `terms:\n${pairs
    .map(([from, to], index) => `  - { term: term-${index}, percent: { from: ${from}, to: ${to} } }\n`)
    .join("")}`;

describe("a scale file", () => {
  it("is right if it is bundled, and says each of its terms in Spanish", () => {
    for (const { id, terms } of bundledScaleData()) {
      const text = bundledText(`threat-assessment:/${id}.scale.yaml`) ?? "";
      expect([id, problemsIn(`${id}.scale.yaml`, text)]).toEqual([id, []]);
      expect([id, terms.filter(({ labels }) => !labels?.es)]).toEqual([id, []]);
    }
  });

  it.each([
    ["bands that touch", bands([0, 20], [20, 60], [60, 100])],
    ["bands in whole percentages", bands([0, 4], [5, 20], [21, 100])],
    ["gaps everywhere", bands([0, 5], [10, 20], [25, 35])],
    ["gaps that are declared", `bands: gaps\n${bands([0, 20], [20, 40], [60, 80])}`],
    ["nested bands that are declared", `bands: nested\n${bands([0, 33], [33, 66], [50, 100], [90, 100])}`],
    ["falling bands that are declared", `order: falling\n${bands([60, 100], [20, 60], [0, 20])}`],
    ["bands of some terms only", "terms:\n  - { term: a }\n  - { term: b, percent: { from: 0, to: 9 } }\n"],
    [
      "a word twice in one term",
      "terms: [{ term: likely, label: likely, synonyms: [Likely] }, { term: sure }]\n",
    ],
    [
      "a word that means another thing in another language",
      "terms: [{ term: likely, labels: { es: sensible } }, { term: sensible }]\n",
    ],
    [
      "forms by language",
      "terms: [{ term: likely, forms: { en: [probably], es: [probablemente] } }, { term: sure, forms: [surely] }]\n",
    ],
  ])("may have %s", (_, body) => {
    expect(scaleProblems(body)).toEqual([]);
  });

  it.each([
    ["a hole among bands that touch", bands([0, 20], [20, 40], [50, 80], [80, 100]), 1],
    ["an overlap", bands([0, 30], [20, 60]), 1],
    ["two equal bands", bands([0, 30], [0, 30]), 1],
    ["one term out of order", bands([0, 20], [40, 60], [20, 40], [60, 80]), 1],
    ["all terms out of order", bands([60, 80], [40, 60], [20, 40]), 1],
    ["a band that ends before it begins", bands([30, 20]), 1],
    ["an overlap of nested bands that fall", `bands: nested\n${bands([50, 100], [40, 90])}`, 1],
    ["three terms that are one", "terms: [{ term: a }, { term: a, label: b }, { term: a, label: b }]\n", 2],
    ["a label that is a synonym", "terms: [{ term: a, label: sure }, { term: b, synonyms: [Sure] }]\n", 1],
    [
      "a translation of two terms",
      "terms: [{ term: a, labels: { es: seguro } }, { term: b, labels: { es: seguro } }]\n",
      1,
    ],
    [
      "a form of two terms",
      "terms: [{ term: a, forms: { es: [segura] } }, { term: b, labels: { es: segura } }]\n",
      1,
    ],
  ])("may not have %s", (_, body, count) => {
    const problems = scaleProblems(body);
    expect(problems).toHaveLength(count);
    for (const each of problems) expect(each).toMatch(/^no-inconsistent-scale: /);
  });
});

const risk = (matrix: string, head = ""): string =>
  `scale: 1\nid: risk\nof: risk\n${head}terms: [{ term: low }, { term: high }]\nmatrix:\n${matrix}`;

describe("a matrix", () => {
  it.each([
    ["a level that the scale does not have", risk("  rare: { 1: hgh, 2: low }\n"), 1],
    ["a cell that is missing", risk("  rare: { 1: low, 2: low }\n  often: { 1: high }\n"), 1],
    ["a scale that does not exist", risk("  rare: { 1: low }\n", "scales: { likelihood: nobody }\n"), 1],
    [
      "a scale of something else",
      risk("  A: { 1: low }\n", "scales: { impact: admiralty-reliability }\n"),
      1,
    ],
  ])("may not have %s", (_, text, count) => {
    expect(problemsIn("risk.scale.yaml", text)).toHaveLength(count);
  });

  it("has every row and column of the scales that it names", () => {
    const rows = "  seldom: { minor: low, major: low }\n  often: { minor: low, major: high }\n";
    const scales = "scales: { likelihood: ./our.scale.yaml, impact: ./harm.scale.yaml }\n";
    const files = {
      "file:///our.scale.yaml":
        "scale: 1\nid: our\nof: likelihood\nterms: [{ term: seldom }, { term: often }]\n",
      "file:///harm.scale.yaml":
        "scale: 1\nid: harm\nof: impact\nterms: [{ term: minor }, { term: major }]\n",
    };
    expect(problemsIn("risk.scale.yaml", risk(rows, scales), files)).toEqual([]);
    const wrong = rows.replace("often", "oftn").replace("major: low", "majr: low");
    expect(problemsIn("risk.scale.yaml", risk(wrong, scales), files)).toEqual([
      'no-inconsistent-scale: "majr" is not a term of the scale "harm". Did you mean "major"?',
      'no-inconsistent-scale: "oftn" is not a term of the scale "our". Did you mean "often"?',
    ]);
  });
});

describe("an assessment is not accused for its scale", () => {
  const assessment = (scale: string, threat: string): string =>
    `assessment: 1\ntitle: T\nscales: { ${scale} }\nthreats:\n  flood: { title: Flood, basis: analyst-judgment, ${threat} }\n`;

  it("if the matrix has a level that does not exist", () => {
    const files = { "file:///risk.scale.yaml": risk("  likely: { 4: hihg }\n") };
    const text = assessment(
      "risk: ./risk.scale.yaml",
      "likelihood: { term: likely, within: 2 years }, impact: 4, risk: high",
    );
    expect(problemsIn("a.threat.yaml", text, files).filter((each) => each.includes("matrix"))).toEqual([]);
  });

  it("if a band is reversed", () => {
    const body = "terms: [{ term: likely, percent: { from: 80, to: 55 } }]\n";
    const files = { "file:///our.scale.yaml": `scale: 1\nid: our\nof: likelihood\n${body}` };
    const text = assessment(
      "likelihood: ./our.scale.yaml",
      "likelihood: { term: likely, percent: 60%, within: 2 years }",
    );
    expect(problemsIn("a.threat.yaml", text, files).filter((each) => each.includes("stands for"))).toEqual(
      [],
    );
  });
});

describe("a band", () => {
  const contradicted = (scale: string, term: string, percent: string): boolean =>
    problemsIn(
      "a.threat.yaml",
      `assessment: 1\ntitle: T\nscales: { likelihood: ${scale} }\nthreats:\n  flood: { title: Flood, likelihood: { term: ${term}, percent: ${percent}, within: 2 years } }\n`,
    ).some((each) => each.startsWith("no-contradicted-estimate"));

  it.each([
    ["phia", "remote-chance", "0.5%", false],
    ["phia", "remote-chance", "5%", false],
    ["phia", "realistic-possibility", "50%", true],
    ["phia", "realistic-possibility", "50-60%", true],
    ["icd-203", "almost-certain", "99%", false],
    ["ipcc", "likely", "95%", false],
    ["ipcc", "very-likely", "80%", true],
    ["ipcc", "more-likely-than-not", "50%", true],
    ["nz", "almost-certain", "90%", true],
    ["kent", "certain", "100%", false],
  ])("of %s: %s and %s contradict each other: %s", (scale, term, percent, is) => {
    expect(contradicted(scale, term, percent)).toBe(is);
  });
});
