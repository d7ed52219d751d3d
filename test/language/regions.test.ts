/** Tests that dates and numbers are those of the region, in words, in messages and in figures. */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { dateInWords } from "../../server/src/language/date.ts";
import { groupedFigure, percentage, writtenFigure } from "../../server/src/language/figures.ts";
import { listed } from "../../server/src/language/lists.ts";
import { formatMessage } from "../../server/src/language/messageFormat.ts";
import type { Translations } from "../../server/src/language/texts.ts";
import { inLanguage, inRegion, language } from "../../server/src/language/texts.ts";
import { publicationOf } from "../../server/src/publication/publication.ts";
import { assessmentsIn } from "../assessments.ts";
import { wordsOfPublication } from "../publication/words.ts";

const spanish = JSON.parse(
  readFileSync(new URL("../../l10n/bundle.l10n.es.json", import.meta.url), "utf8"),
) as Translations;

/** The translations for a code. Those of a language without a translation are empty: its documents are in English. */
function translationsOf(code: string): Translations {
  return inRegion(code.startsWith("es") ? spanish : {}, code);
}

it.each([
  ["en", "March 5, 2026", "1,250,000.5", "12.5%"],
  ["en-US", "March 5, 2026", "1,250,000.5", "12.5%"],
  ["en-GB", "5 March 2026", "1,250,000.5", "12.5%"],
  ["en_GB.UTF-8", "5 March 2026", "1,250,000.5", "12.5%"],
  ["en-IN", "5 March 2026", "12,50,000.5", "12.5%"],
  ["es", "5 de marzo de 2026", "1\u00a0250\u00a0000,5", "12,5\u00a0%"],
  ["es-ES", "5 de marzo de 2026", "1\u00a0250\u00a0000,5", "12,5\u00a0%"],
  ["es-AR", "5 de marzo de 2026", "1\u00a0250\u00a0000,5", "12,5%"],
  ["es-MX", "5 de marzo de 2026", "1,250,000.5", "12.5%"],
  ["es-419", "5 de marzo de 2026", "1,250,000.5", "12.5%"],
  ["de-DE", "March 5, 2026", "1,250,000.5", "12.5%"],
  ["en-no-such-region", "March 5, 2026", "1,250,000.5", "12.5%"],
])("in %s, a date is %s and a number %s", (code, date, number, share) => {
  const written = inLanguage(translationsOf(code), () => ({
    date: dateInWords("2026-03-05"),
    number: groupedFigure(1_250_000.5),
    byAuthor: writtenFigure("1250000.5"),
    inMessage: formatMessage("{n, number}", { n: 1_250_000.5 }),
    inPlural: formatMessage("{n, plural, other {#}}", { n: 1_250_000.5 }),
    share: percentage(12.5),
    language: language(),
  }));
  expect(written).toEqual({
    date,
    number,
    byAuthor: number,
    inMessage: number,
    inPlural: number,
    share,
    language: code.startsWith("es") ? "es" : "en",
  });
});

it("a list has no serial comma in any English", () => {
  for (const code of ["en", "en-US", "en-GB"])
    expect(inLanguage(translationsOf(code), () => listed(["a", "b", "c"], "and"))).toBe("a, b and c");
});

it("a document follows the region of its language, also after one of another region was made of it", () => {
  const [assessment] = assessmentsIn(`assessment: 1
title: Harbour
date: 2026-03-05
recommendations:
  lock:
    title: Lock the gate
    horizon: { before: 2026-06-30 }
    cost: { amount: 1250000.5, currency: EUR }
`);
  if (!assessment) throw new Error("There is no assessment.");
  const wordsIn = (code: string): string =>
    inLanguage(translationsOf(code), () => wordsOfPublication(publicationOf(assessment)));
  expect(wordsIn("en-US")).toContain("by June 30, 2026");
  const british = wordsIn("en-GB");
  expect(british).toContain("5 March 2026");
  expect(british).toContain("by 30 June 2026");
  expect(wordsIn("es-ES")).toContain("1\u00a0250\u00a0000,50\u00a0EUR");
  expect(wordsIn("es-MX")).toContain("1,250,000.50\u00a0EUR");
});
