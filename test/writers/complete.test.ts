/** Tests that every writer says all that an assessment says: each value that the schema allows is searched for in each output. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Translations } from "../../server/src/language/texts.ts";
import { inLanguage } from "../../server/src/language/texts.ts";
import { normalizedOf } from "../../server/src/publication/normalized.ts";
import { publicationOf } from "../../server/src/publication/publication.ts";
import { tablesOf } from "../../server/src/publication/tables.ts";
import type { Publication } from "../../server/src/publication/tree.ts";
import { Source } from "../../server/src/syntax/source.ts";
import type { Assessment } from "../../server/src/workspace/assessment.ts";
import { assessmentsOf } from "../../server/src/workspace/assessments.ts";
import { writeCsv } from "../../server/src/writers/spreadsheets/csv.ts";
import { libraryOf } from "../assessments.ts";
import type { FullForm, Marker } from "../publication/fullAssessment.ts";
import { FULL_URI, fullAssessment } from "../publication/fullAssessment.ts";
import { documentTexts } from "./documentTexts.ts";

const spanish = JSON.parse(
  readFileSync(new URL("../../l10n/bundle.l10n.es.json", import.meta.url), "utf8"),
) as Translations;

/** The forms of the full assessment, and the languages that they are written in. */
const CASES: readonly (readonly [FullForm, string, Translations])[] = [
  [{ flow: true }, "en", {}],
  [{ short: true, times: 2 }, "en", {}],
  [{ blocks: true }, "en", {}],
  [{ times: 2, unknown: true }, "es", spanish],
];

/** What a writer makes of an assessment, as text. */
type Output = (assessment: Assessment, publication: Publication) => string | Promise<string>;

const DOCUMENTS: ReadonlyMap<string, Output> = new Map<string, Output>([
  ...Array.from(documentTexts, ([format, write]): [string, Output] => [format, (_, each) => write(each)]),
  ["JSON", (assessment, publication) => JSON.stringify(normalizedOf(assessment, publication))],
]);

const TABLES: Output = (assessment) => tablesOf(assessment).map(writeCsv).join("\n");

/**
 * Keys whose words are nowhere. The role decides whether a statement is among the key judgments, and the type how a source is cited.
 * `findings` is another name for `results`. A name has parts or is literal, but never both.
 */
const ELSEWHERE = /^(?:findings\.|statements\.\*\.role$|sources\.\*\.type$)|\.literal$/;

/** The sections that are tables. */
const IN_TABLES = /^(?:threats|rankings|recommendations|results)\./;

/** Keys of the title block: a comment on a code host has none. */
const IN_PAGE = /^(?:authors|date|status|as-of|review-by|prepared-for|handling)(?:\W|$)/;

/** The digits of amounts are in groups, and decimals are written as the language writes them. */
const plainNumbers = (text: string): string =>
  text.replace(/(?<=\d)(?:[ .,\u00a0\u202f]|&#?\w+;)(?=\d{3}(?!\d))/g, "").replace(/(?<=\d),(?=\d)/g, ".");

/** The markers that a text has too seldom. @param least How often it has to have one. */
function lost(text: string, markers: readonly Marker[], least: (marker: Marker) => number): string[] {
  const found = new Map<string, number>();
  const shown = plainNumbers(text);
  for (const [each] of shown.matchAll(/(?:Word|word|Name|term|ref-)?\d{3,}x?|\d\d\.\d\d/g))
    found.set(each, (found.get(each) ?? 0) + 1);
  const count = (own: string): number => found.get(own) ?? (shown.includes(own) ? 1 : 0);
  return markers
    .filter((marker) => {
      const all = new Set([marker.words, marker.words.toLowerCase(), String(marker.value)]);
      return [...all].reduce((sum, each) => sum + count(each), 0) < least(marker);
    })
    .map(({ path, words, names }) => `${path}: ${words}${names ? ` (${names})` : ""}`);
}

/** The name of an item is found there, and where it is referred to. A note has no name, and the data has no list of categories. */
function timesIn(format: string): (marker: Marker) => number {
  return ({ names }) =>
    names === undefined || names === "note" || (format === "JSON" && /^c(?:ategory|luster)$/.test(names))
      ? 1
      : 2;
}

describe.each(CASES)("An assessment with every key (%j, %s)", (form, _, translations) => {
  const { text, files, markers } = inLanguage(translations, () => fullAssessment(form));
  const [assessment] = assessmentsOf(Source.of(FULL_URI, text), libraryOf(files));
  if (!assessment) throw new Error("A file has at least one assessment.");
  const write = (output: Output): string | Promise<string> =>
    inLanguage(translations, () => output(assessment, publicationOf(assessment)));

  it.each(Array.from(DOCUMENTS))("is whole in %s", async (format, output) => {
    const own = markers.filter(
      ({ path }) => !ELSEWHERE.test(path) && !(format === "GitHub Markdown" && IN_PAGE.test(path)),
    );
    expect(lost(await write(output), own, timesIn(format))).toEqual([]);
  });

  it("is whole in the tables", async () => {
    const own = markers.filter(({ path }) => IN_TABLES.test(path));
    expect(lost(await write(TABLES), own, () => 1)).toEqual([]);
  });
});
