/** Tests how documents name the terms of scales: with their codes and labels. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { projectRoot } from "../../scripts/root.ts";
import { inLanguage } from "../../server/src/language/texts.ts";
import { publicationOf } from "../../server/src/publication/publication.ts";
import { tablesOf } from "../../server/src/publication/data/tables.ts";
import { codeOf } from "../../server/src/publication/words/termNames.ts";
import type { ScaleTerm } from "../../server/src/model/estimates/scale.ts";
import type { Assessment } from "../../server/src/workspace/assessment.ts";
import { assessmentsIn } from "../assessments.ts";
import { wordsOfPublication } from "./words.ts";

const spanish = JSON.parse(
  readFileSync(join(projectRoot, "l10n", "bundle.l10n.es.json"), "utf8"),
) as Readonly<Record<string, string>>;

const HEAD =
  "assessment: 1\ntitle: Ports\nscales: { likelihood: nrr-likelihood, impact: nrr-impact, reliability: admiralty-reliability, credibility: admiralty-credibility }\n";

function assessmentIn(text: string): Assessment {
  const [assessment] = assessmentsIn(`${HEAD}${text}`);
  if (!assessment) throw new Error("A file has at least one assessment.");
  return assessment;
}

function wordsIn(text: string): string {
  return wordsOfPublication(publicationOf(assessmentIn(text)));
}

/** A term with the parts that its name is made of. */
const term = (code: string, label: string | undefined): ScaleTerm =>
  ({ term: code, shownLabel: label }) as ScaleTerm;

describe("The code of a term", () => {
  it.each(["5", "2.5", "-1", "B", "VH", "A1", "e"])("is %s", (code) => {
    expect(codeOf(term(code, "very high"))).toBe(code);
  });

  it.each([
    ["very-high", "very high"],
    ["5", undefined],
    ["5", "5"],
    ["5", "5. catastrophic"],
    ["5", "5 – catastrophic"],
    ["B", "(B) usually reliable"],
    ["low", "low confidence"],
  ])("is nothing for %s with the label %s", (word, label) => {
    expect(codeOf(term(word, label))).toBeUndefined();
  });

  it.each([
    ["5", "5% to 25%"],
    ["1", "1 to 10 people"],
    ["1", "1–10 people"],
  ])("%s is not lost before the label %s", (code, label) => {
    expect(codeOf(term(code, label))).toBe(code);
  });
});

describe("A rating", () => {
  it.each([
    ["likelihood: 4", "4 (5% to 25%)"],
    ["likelihood: { term: 4, within: 2 years }", "4 (5% to 25%), within 2 years"],
    ["likelihood: { from: 2, to: 4 }", "2 to 4 (0.2% to 25%)"],
    ["likelihood: { from: 1, to: 3 }", "1 to 3 (less than 5%)"],
    ["likelihood: { from: 3, to: 5 }", "3 to 5 (more than 1%)"],
    ["likelihood: { from: 1, to: 5 }", "1 to 5 (0% to 100%)"],
    ["impact: 5", "5 (catastrophic)"],
    ["impact: { from: 3, to: 4 }", "3 to 4 (moderate to significant)"],
  ])("%s is read as %s, in the text, in the tables and in the figure", (rating, expected) => {
    const text = `threats:\n  flood: { title: Flood, ${rating} }\n  fire: { title: Fire, ${rating} }\n`;
    const [inText] = expected.split(", within");
    const found = wordsIn(text).split(inText ?? "").length - 1;
    // Twice in the table at a glance, twice in the text, and in the figure of likelihoods.
    expect(found).toBe(rating.startsWith("likelihood") ? 6 : 4);
    expect(tablesOf(assessmentIn(text))[0]?.rows[0]).toContain(inText);
  });

  it("of a source has its letter and its number", () => {
    const words = wordsIn(
      "sources:\n  letter: { title: A letter, reliability: B }\nstatements:\n  one: { text: Ships wait., evidence: [{ source: letter, credibility: 2 }] }\n",
    );
    expect(words).toContain("B (usually reliable)");
    expect(words).toContain("2 (probably true)");
  });

  it("is named in Spanish, too", () => {
    const words = inLanguage(spanish, () =>
      wordsIn("threats:\n  flood: { title: Flood, likelihood: { from: 2, to: 4 } }\n"),
    );
    expect(words).toMatch(/2 a 4 \(de 0,2.% a 25.%\)/);
  });

  it("off the scale is what its author writes", () => {
    expect(wordsIn("threats:\n  flood: { title: Flood, impact: 9 }\n")).toContain("9");
  });
});

it("Scales have their codes, if they have some: in a table, or in a line without ranges and meanings", () => {
  const words = wordsIn("threats:\n  flood: { title: Flood, impact: 5, likelihood: 2, confidence: high }\n");
  expect(words).toMatch(/impact:\n ?1 – minor · 2 – limited/);
  expect(words).toMatch(/likelihood\nCode\nTerm\nRange\n1\nless than 0\.2%/);
  expect(words).not.toMatch(/onfidence\nCode/);
});

it("a range of words has a preposition in Spanish", () => {
  const text = "threats: { a: { title: A, likelihood: { from: 3, to: 4 }, impact: { from: 2, to: 4 } } }\n";
  expect(wordsIn(text)).toContain("2 to 4 (limited to significant)");
  const words = inLanguage(spanish, () => wordsIn(text));
  expect(words).toContain("2 a 4 (de limitado a significativo)");
  expect(words).toContain("3 a 4 (de 1\u00A0% a 25\u00A0%)");
});
