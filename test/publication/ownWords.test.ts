/** Tests values with words of their own: the names of people, outcomes, and what prose has that readers cannot see. */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import type { Translations } from "../../server/src/language/texts.ts";
import { inLanguage } from "../../server/src/language/texts.ts";
import { publicationOf } from "../../server/src/publication/publication.ts";
import { assessmentsIn } from "../assessments.ts";
import { wordsOfPublication } from "./words.ts";

const spanish = JSON.parse(
  readFileSync(new URL("../../l10n/bundle.l10n.es.json", import.meta.url), "utf8"),
) as Translations;

function wordsIn(text: string): string {
  const [assessment] = assessmentsIn(`assessment: 1\ntitle: Ports\n${text}`);
  if (!assessment) throw new Error("A file has at least one assessment.");
  return wordsOfPublication(publicationOf(assessment)).replace(/\n/g, "");
}

it.each([
  ["family: Rios, given: Ana, suffix: Jr.", "Ana Rios Jr."],
  ["family: Rios, given: Ana, suffix: Jr., comma-suffix: true", "Ana Rios, Jr."],
  ["family: Zhang, given: Wei, static-ordering: true", "Zhang Wei"],
  ["family: Vega, given: Rosa, non-dropping-particle: de la, comma-suffix: false", "Rosa de la Vega"],
  ["literal: The Office", "The Office"],
])("a name is put together as its parts say: %s", (parts, expected) => {
  const words = wordsIn(`sources:\n  one: { type: book, title: Rivers, translator: [{ ${parts} }] }\n`);
  expect(words).toContain(`Translator: ${expected}`);
  expect(words).not.toMatch(/comma.suffix|static.ordering/i);
});

it("an outcome begins with what happened", () => {
  const words = wordsIn(
    `threats:\n  one: { title: Flood, outcome: { status: partly, date: 2026-05-14, note: The quay was wet. } }\n  two: { title: Fire, outcome: occurred }\n`,
  );
  expect(words).toContain("Outcome: partly. The quay was wet. Date: May 14, 2026");
  expect(words).toContain("Outcome: occurred");
});

it("who translated a quotation is said once", () => {
  const words = wordsIn(
    `sources:\n  one: { type: book, title: Rivers }\nstatements:\n  s: { text: It rises., evidence: [{ source: one, quote: It rises, translation: by the author }] }\n`,
  );
  expect(words).toContain("Translation: by the author");
});

it("an ORCID has its name before it", () => {
  const [assessment] = assessmentsIn(
    "assessment: 1\ntitle: Ports\nauthors: [{ name: Ana Rios, orcid: 0000-0002-1825-0097 }]\n",
  );
  expect(assessment && publicationOf(assessment).head.authors).toEqual([
    { name: "Ana Rios", details: ["ORCID 0000-0002-1825-0097"] },
  ]);
});

it.each([
  ["![Alerts by hour](data:image/png;base64,AAAA)", "Alerts by hour (picture not shown)"],
  ["![](DATA:image/png;base64,AAAA)", "(picture not shown)"],
  ["![The river](https://example.org/r.png)", "The river (https://example.org/r.png)"],
  ["[all](data:text/plain,AAAA)", "all (data:text/plain,…)"],
])("the letters of a picture within the text are not printed: %s", (summary, expected) => {
  const words = wordsIn(`summary: "${summary}"\n`);
  expect(words).toContain(expected);
  expect(words).not.toContain("AAAA");
});

it.each([
  ["es", "icd-203-confidence", "moderate", "Confianza: moderada"],
  ["es", "ipcc-confidence", "high", "Confianza: alta"],
  ["es", "ipcc-confidence", "very-low", "Confianza: muy baja"],
  ["en", "ipcc-confidence", "very-low", "Confidence: very low"],
])("a label is not said twice: %s, %s, %s", (language, scale, level, expected) => {
  const text = `language: ${language}\nscales: { confidence: ${scale} }\nstatements:\n  one: { text: It rises., confidence: ${level} }\n`;
  const words = inLanguage(language === "es" ? spanish : {}, () => wordsIn(text));
  expect(words).toContain(expected);
});
