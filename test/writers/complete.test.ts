/** Tests that every writer says all that an assessment says: each value that the schema allows is searched for in each output. */
import { describe, expect, it } from "vitest";
import { inLanguage } from "../../server/src/language/texts.ts";
import { normalizedOf } from "../../server/src/publication/data/normalized.ts";
import { publicationOf } from "../../server/src/publication/publication.ts";
import { tablesOf } from "../../server/src/publication/data/tables.ts";
import type { Publication } from "../../server/src/publication/tree/tree.ts";
import type { Assessment } from "../../server/src/workspace/assessment.ts";
import { writeCsv } from "../../server/src/writers/spreadsheets/csv.ts";
import { writeXlsx } from "../../server/src/writers/spreadsheets/xlsx.ts";
import type { Marker } from "../publication/fullAssessment.ts";
import { documentTexts } from "./documentTexts.ts";
import { ELSEWHERE, fullCase, fullCases, lost } from "./fullCases.ts";
import { xmlPartsOf } from "./wordFile.ts";

/** What a writer makes of an assessment, as text. */
type Output = (assessment: Assessment, publication: Publication) => string | Promise<string>;

const DOCUMENTS: ReadonlyMap<string, Output> = new Map<string, Output>([
  ...Array.from(documentTexts, ([format, write]): [string, Output] => [format, (_, each) => write(each)]),
  ["JSON", (assessment, publication) => JSON.stringify(normalizedOf(assessment, publication))],
]);

const TABLES: Output = (assessment) => tablesOf(assessment).map(writeCsv).join("\n");

/** The cells of a workbook, each on a line. */
const WORKBOOK: Output = async (assessment) =>
  Array.from(xmlPartsOf(await writeXlsx(tablesOf(assessment))), ([, xml]) =>
    xml.replace(/<[^>]*>/g, "\n"),
  ).join("\n");

/** The sections that are tables. */
const IN_TABLES = /^(?:threats|rankings|recommendations|results)\./;

/** Keys of the title block: a comment on a code host has none. */
const IN_PAGE = /^(?:authors|date|status|as-of|review-by|prepared-for|handling)(?:\W|$)/;

/** The name of an item is found there, and where it is referred to. A note has no name, and the data has no list of categories. */
function timesIn(format: string): (marker: Marker) => number {
  return ({ names }) =>
    names === undefined || names === "note" || (format === "JSON" && /^c(?:ategory|luster)$/.test(names))
      ? 1
      : 2;
}

describe.each(fullCases)("An assessment with every key (%j, %s)", (form, _, translations) => {
  const { assessment, markers } = fullCase(form, translations);
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

  it("is whole in the workbook", async () => {
    const own = markers.filter(({ path }) => IN_TABLES.test(path));
    expect(lost(await write(WORKBOOK), own, () => 1)).toEqual([]);
  });
});
