/** Tests that the tables of a report change nothing in the assessment that they come from. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { projectRoot } from "../../scripts/root.ts";
import { Disk } from "../../server/src/files/disk.ts";
import type { Translations } from "../../server/src/language/texts.ts";
import { inLanguage } from "../../server/src/language/texts.ts";
import type { PlainTable } from "../../server/src/publication/data/tables.ts";
import { tablesOf } from "../../server/src/publication/data/tables.ts";
import { importRegister } from "../../server/src/registers/importRegister.ts";
import { isRefusal } from "../../server/src/registers/workbook/workbook.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { assessmentsOf } from "../../server/src/workspace/assessments.ts";
import { Library } from "../../server/src/workspace/library.ts";
import { writeCsv } from "../../server/src/writers/spreadsheets/csv.ts";
import { writeXlsx } from "../../server/src/writers/spreadsheets/xlsx.ts";
import { libraryOf } from "../assessments.ts";
import { exampleFiles } from "../examples.ts";
import { FULL_URI, fullAssessment } from "../publication/fullAssessment.ts";
import { LANGUAGES, refusalFor } from "./imports.ts";

interface Case {
  readonly uri: string;
  readonly text: string;
  readonly library: Library;
}

const examples = exampleFiles.map((path): Case => {
  const file = join(projectRoot, "examples", path);
  return {
    uri: pathToFileURL(file).toString(),
    text: readFileSync(file, "utf8"),
    library: new Library(new Disk()),
  };
});

function full(): Case {
  const { text, files } = fullAssessment();
  return { uri: FULL_URI, text, library: libraryOf(files) };
}

function tablesIn({ uri, text, library }: Case, language: Translations = {}): PlainTable[] {
  const [assessment] = assessmentsOf(Source.of(uri, text), library);
  return assessment ? inLanguage(language, () => tablesOf(assessment)) : [];
}

async function importedInto(
  { uri, text, library }: Case,
  bytes: Uint8Array,
): Promise<{ text: string; preview: string }> {
  const found = await importRegister(bytes, {
    library,
    languages: LANGUAGES,
    name: "port",
    given: new Map(),
    saved: new Map(),
    existing: Source.of(uri, text),
    reportTables: tablesOf,
  });
  return isRefusal(found) ? { text: "", preview: found.refusal } : found;
}

const csvOf = (table: PlainTable): Uint8Array => new TextEncoder().encode(writeCsv(table));

const NOTHING = "There is nothing to change: the assessment says what the register says.\n";

describe("the tables of a report", () => {
  it.each([...examples, full()])(
    "change nothing in their assessment: $uri",
    { timeout: 120_000 },
    async (own) => {
      for (const language of LANGUAGES) {
        const tables = tablesIn(own, language);
        const after = await importedInto(own, await writeXlsx(tables));
        expect(after.preview).toContain(NOTHING);
        expect(after.preview).not.toMatch(/^ {2}[-+~!?=] /m);
        expect(after.text).toBe(own.text);
      }
      for (const table of tablesIn(own)) {
        const after = await importedInto(own, csvOf(table));
        expect(after.preview).toContain(NOTHING);
        expect(after.text).toBe(own.text);
      }
    },
  );

  it("change only what somebody has changed in them", { timeout: 120_000 }, async () => {
    const [own] = examples.filter(({ uri }) => uri.includes("five-state"));
    if (!own) throw new Error("There is no such example.");
    const table = tablesIn(own).find(({ name }) => name === "recommendations");
    if (!table) throw new Error("There are no recommendations.");
    const title = table.columns.indexOf("Title");
    const rows = table.rows.map((row, index) => (index === 1 ? row.with(title, "Agree on water") : row));
    const { text, preview } = await importedInto(own, csvOf({ ...table, rows }));
    const changes = preview.split("\n").filter((line) => /^ {2}[-+~!?=] /.test(line));
    expect(changes).toEqual([expect.stringMatching(/^ {2}~ emergency-supply\.title: .* -> Agree on water$/)]);
    expect(text.split("\n").filter((line) => !own.text.includes(line))).toEqual([
      "    title: Agree on water",
    ]);
  });

  it("are not read as threats if they are results", async () => {
    const [own] = examples.filter(({ uri }) => uri.includes("five-state"));
    const table = own && tablesIn(own).find(({ name }) => name === "results");
    if (!table) throw new Error("There are no results.");
    expect(await refusalFor(csvOf(table))).toContain("An import does not read them");
  });
});
