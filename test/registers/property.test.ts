/** Properties of the import: no text of any cell is lost, and no assessment that it makes has an error. */
import { describe, expect, it } from "vitest";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isNothing } from "../../server/src/registers/cells/placeholders.ts";
import { dateIn } from "../../server/src/registers/cells/registerDates.ts";
import { entriesIn } from "../../server/src/registers/cells/values.ts";
import type { Workbook } from "../../server/src/registers/workbook/workbook.ts";
import { textCellOf } from "../../server/src/registers/workbook/workbook.ts";
import type { PlainTable } from "../../server/src/publication/data/tables.ts";
import { tablesOf } from "../../server/src/publication/data/tables.ts";
import { Disk } from "../../server/src/files/disk.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { assessmentsOf } from "../../server/src/workspace/assessments.ts";
import { Library } from "../../server/src/workspace/library.ts";
import { writeCsv } from "../../server/src/writers/spreadsheets/csv.ts";
import { writeXlsx } from "../../server/src/writers/spreadsheets/xlsx.ts";
import { projectRoot } from "../../scripts/root.ts";
import { URI } from "vscode-uri";
import { fc, runs, timeout } from "../property.ts";
import { importErrors, imported, importedWorkbook, importedTexts } from "./imports.ts";

/** Headings that registers have, known and unknown ones. */
const HEADINGS = [
  "Risk ID",
  "Risk",
  "Description",
  "Likelihood",
  "Impact",
  "Risk level",
  "Owner",
  "Existing controls",
  "Treatment plan",
  "Due date",
  "Status",
  "Notes",
  "Notes",
  "Código",
  "Amenaza",
  "Probabilidad",
  "Responsable",
  "Zone",
  "",
  "Risk / hazard",
];

const hostile = fc.constantFrom(
  "key: value",
  "- item",
  "&a",
  "*a",
  "@smith [@jones] [[r-1]] [^n]",
  "---",
  "...",
  "a\tb",
  "{a",
  "[a",
  "# no",
  "'",
  '"',
  "yes",
  "null",
  "0x1F",
  "1e3",
  "2026-03-01",
  "a\nb",
  "\u202eabc",
  "\u0007bell",
  "<b>x</b>",
  "!t",
  "%d",
  "|",
  ">",
  "007",
  "~",
  "?",
  ": ",
  "constructor",
  "__proto__",
  "25%",
  "High",
  "4",
  "Likely",
  "3 - Possible",
  "\ud83d\ude00",
  "𝔘",
  "é",
  "\u00a0",
  "`code",
  "a;b",
  "1,5",
  "x-a",
);

const cellText = fc.oneof(hostile, fc.string({ maxLength: 12, unit: "grapheme" }), fc.constant(""));

const table = fc.uniqueArray(fc.nat(HEADINGS.length - 1), { minLength: 2, maxLength: 8 }).chain((columns) =>
  fc.record({
    headings: fc.constant(columns.map((at) => HEADINGS[at] ?? "")),
    rows: fc.array(fc.array(cellText, { minLength: columns.length, maxLength: columns.length }), {
      minLength: 1,
      maxLength: 6,
    }),
  }),
);

function workbookOf(grid: readonly (readonly string[])[]): Workbook {
  return {
    sheets: [
      {
        name: "Register",
        isHidden: false,
        rows: grid.map((cells, index) => ({
          number: index + 1,
          isHidden: false,
          cells: cells.map(textCellOf),
        })),
        merges: [],
        hiddenColumns: new Set(),
        hasSerialDates: false,
      },
    ],
  };
}

/** The parts of a cell that must be found, without what only separates them. */
function partsOf(text: string): string[] {
  return entriesIn(textCellOf(text)?.text ?? "")
    .flatMap((part) => part.split(/\s+\/\s+/))
    .map((part) => part.trim());
}

describe("the import of any table", () => {
  it("loses no text of a cell", { timeout }, () => {
    fc.assert(
      fc.property(table, ({ headings, rows }) => {
        const workbook = workbookOf([
          ["Risk", "Likelihood", ...headings],
          ...rows.map((row) => [`r ${String(row.length)}`, "3", ...row]),
        ]);
        const texts = importedTexts(importedWorkbook(workbook));
        for (const part of rows.flat().flatMap(partsOf)) expect(texts).toContain(part);
      }),
      runs(150),
    );
  });

  it("makes no assessment with an error", { timeout }, () => {
    fc.assert(
      fc.property(table, ({ headings, rows }) => {
        const workbook = workbookOf([
          ["Risk", "Likelihood", ...headings],
          ...rows.map((row) => ["r", "3", ...row]),
        ]);
        expect(importErrors(importedWorkbook(workbook))).toEqual([]);
      }),
      runs(60),
    );
  });

  it("changes nothing when the table is imported again", { timeout }, () => {
    fc.assert(
      fc.property(table, ({ headings, rows }) => {
        const workbook = workbookOf([
          ["Risk", "Likelihood", ...headings],
          ...rows.map((row) => ["r", "3", ...row]),
        ]);
        const first = importedWorkbook(workbook);
        const existing = Source.of("file:///port.threat.yaml", first.text);
        expect(importedWorkbook(workbook, { existing, beside: first.beside }).text).toBe(first.text);
      }),
      runs(60),
    );
  });
});

const EXAMPLES = [
  "examples/river-port-register/register.threat.yaml",
  "examples/us-mexico-2005.threat.yaml",
  "examples/five-state-union.threat.yaml",
];

describe("what a report writes as tables", () => {
  it.each(EXAMPLES)("can be imported again without loss: %s", { timeout }, async (path) => {
    const file = join(projectRoot, path);
    const source = Source.of(URI.file(file).toString(), readFileSync(file, "utf8"));
    const [assessment] = assessmentsOf(source, new Library(new Disk()));
    const tables = assessment ? tablesOf(assessment) : [];
    expect(tables.length).toBeGreaterThan(0);
    const workbook = await imported(await writeXlsx(tables));
    expectAll(tables, importedTexts(workbook));
    expect(importErrors(workbook)).toEqual([]);
    // Results and descriptions of rankings alone are refused.
    for (const each of tables.filter(({ name }) => name !== "results" && name !== "ranking-details")) {
      const csv = await imported(new TextEncoder().encode(writeCsv(each)));
      expectAll([each], importedTexts(csv));
      expect(importErrors(csv)).toEqual([]);
    }
  });
});

/** Expects every cell to be found. A rank is also the position of its entry, and "none" is an empty list. */
function expectAll(tables: readonly PlainTable[], texts: string): void {
  const folded = texts.toLowerCase().replaceAll("-", " ");
  const lost = tables
    .flatMap(({ name, rows }) => rows.flatMap((row) => (name === "rankings" ? row.toSpliced(2, 1) : row)))
    .flatMap((cell) => partsOf(String(cell ?? "")))
    .filter((part) => !isNothing(part))
    .flatMap((part) => (texts.includes(dateIn(part) ?? "?") ? [] : part.split(/, | to | \(|\)/)))
    .filter((part) => !texts.includes(part) && !folded.includes(part.toLowerCase().replaceAll("-", " ")));
  expect([...new Set(lost)]).toEqual([]);
}
