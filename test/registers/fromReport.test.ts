/** Tests what the tables of a report become in an empty file: the tables of that file are the same, apart from a list with reasons. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import { projectRoot } from "../../scripts/root.ts";
import { Disk } from "../../server/src/files/disk.ts";
import type { Translations } from "../../server/src/language/texts.ts";
import { inLanguage } from "../../server/src/language/texts.ts";
import type { PlainTable } from "../../server/src/publication/data/tables.ts";
import { tablesOf } from "../../server/src/publication/data/tables.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { assessmentsOf } from "../../server/src/workspace/assessments.ts";
import { Library } from "../../server/src/workspace/library.ts";
import { writeCsv } from "../../server/src/writers/spreadsheets/csv.ts";
import { writeXlsx } from "../../server/src/writers/spreadsheets/xlsx.ts";
import { libraryOf } from "../assessments.ts";
import { exampleFiles } from "../examples.ts";
import { LANGUAGES, imported } from "./imports.ts";

/** The columns that may differ, by their English headings, with the reason. Their texts are kept under keys of one's own. */
const DIFFERENT: Readonly<Record<string, readonly string[]>> = {
  "A report puts several keys, and what they refer to, into one text.": [
    "Addresses",
    "Alternatives",
    "Condition",
    "Condition for each actor",
    "Confidence: reasons",
    "Dissent",
    "Evidence",
    "Evidence against",
    "Further benefits",
    "Impact: reasons",
    "Leads to",
    "Levels",
    "Outcome",
    "Rejected alternatives",
    "Residual risk (with the controls): Reason",
    "Rests on",
    "Steps",
    "Text",
    "Trigger",
    "Variants",
    "What each would stress",
    "What is uncertain",
  ],
  "The scale says it, and the file has another one: a scale that is made of the words in the table.": [
    "Impact",
    "Likelihood",
    "Likelihood: from (%)",
    "Likelihood: to (%)",
    "Residual risk (with the controls): Impact",
    "Residual risk (with the controls): Likelihood",
    "Residual risk (with the controls): Likelihood: from (%)",
    "Residual risk (with the controls): Likelihood: to (%)",
    "Without controls: Impact",
    "Without controls: Likelihood",
    "Without controls: Likelihood: from (%)",
    "Without controls: Likelihood: to (%)",
  ],
  "The taxonomy has it, which a table does not name.": ["Category"],
  "The place of a recommendation decides it.": ["Number"],
  "A period becomes the date by which something is due.": ["When"],
  "“Fecha de cumplimiento” is the date by which something is due in registers.": ["Done on"],
};

const MAY_DIFFER = new Set(Object.values(DIFFERENT).flat());

function tablesIn(text: string, uri: string, library: Library): (language: Translations) => PlainTable[] {
  const [assessment] = assessmentsOf(Source.of(uri, text), library);
  return (language) => (assessment ? inLanguage(language, () => tablesOf(assessment)) : []);
}

function cellsBelow(title: string, table: PlainTable | undefined): string[] {
  const at = table?.columns.indexOf(title) ?? -1;
  return (table?.rows ?? []).map((row) => String(row[at] ?? ""));
}

/** The headings of the columns that another table has not as they are. */
function differing(table: PlainTable, other: PlainTable | undefined): string[] {
  return table.columns.filter((title) => {
    const cells = cellsBelow(title, table);
    const isSame = JSON.stringify(cells) === JSON.stringify(cellsBelow(title, other));
    return !isSame && cells.some((cell) => cell !== "");
  });
}

const TABLES = ["register", "recommendations"];

it.each(exampleFiles)(
  "the tables of %s are the same after an import into an empty file",
  { timeout: 120_000 },
  async (path) => {
    const file = join(projectRoot, "examples", path);
    const before = tablesIn(
      readFileSync(file, "utf8"),
      pathToFileURL(file).toString(),
      new Library(new Disk()),
    );
    const english = before({});
    for (const language of LANGUAGES) {
      const own = before(language).filter(({ name }) => TABLES.includes(name));
      if (own.length === 0) return;
      const files = [
        await writeXlsx(before(language)),
        ...own.slice(0, 1).map((table) => new TextEncoder().encode(writeCsv(table))),
      ];
      for (const [number, bytes] of files.entries()) {
        const result = await imported(bytes);
        const beside = Object.fromEntries(result.beside.map(({ name, text }) => [`file:///${name}`, text]));
        const after = tablesIn(result.text, "file:///port.threat.yaml", libraryOf(beside))(language);
        for (const table of number === 0 ? own : own.slice(0, 1)) {
          const names = english.find(({ name }) => name === table.name)?.columns ?? [];
          const same = after.find(({ name }) => name === table.name);
          const found = differing(table, same).map((title) => names[table.columns.indexOf(title)] ?? title);
          expect(found.filter((title) => !MAY_DIFFER.has(title))).toEqual([]);
        }
      }
    }
  },
);
