/**
 * Tests the import of registers as offices keep them. `*.cells.json` has the cells as openpyxl 3.1 reads them, which is
 * another program. The workbooks are made with openpyxl, and one of them was saved again by LibreOffice.
 */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readWorkbook } from "../../server/src/registers/workbook/readWorkbook.ts";
import { entriesIn } from "../../server/src/registers/cells/values.ts";
import type { Sheet } from "../../server/src/registers/workbook/workbook.ts";
import { isRefusal } from "../../server/src/registers/workbook/workbook.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { FIXTURES, importErrors, imported, importedTexts } from "./imports.ts";

interface ReadSheet {
  readonly cells: Readonly<Record<string, unknown>>;
  readonly comments: Readonly<Record<string, string>>;
}

const NAMES = readdirSync(FIXTURES).flatMap((name) => /^(.*)\.xlsx$/.exec(name)?.[1] ?? []);

function bytesOf(name: string): Uint8Array {
  return readFileSync(join(FIXTURES, `${name}.xlsx`));
}

function cellsOf(name: string): Readonly<Record<string, ReadSheet>> {
  return JSON.parse(readFileSync(join(FIXTURES, `${name}.cells.json`), "utf8")) as Record<string, ReadSheet>;
}

/** The cells of a sheet by their coordinates, such as "B2"; without the texts of formulas that have no result. */
function cellsIn({ rows }: Sheet, what: "content" | "comment"): Record<string, unknown> {
  const pairs = rows.flatMap(({ number, cells }) =>
    cells.flatMap((cell, column): [string, unknown][] => {
      const value = cell?.isFormula ? undefined : cell?.[what];
      return value === undefined || value === ""
        ? []
        : [[`${String.fromCharCode(65 + column)}${String(number)}`, value]];
    }),
  );
  return Object.fromEntries(pairs);
}

/** Words that become words of the format, so that they are not found as they were. */
const TRANSLATED = new Set([
  "In progress",
  "Completed",
  "En aumento",
  "Estable",
  "En curso",
  "Propuesto",
  "partly effective",
]);

describe("a register as offices keep it", () => {
  it.each(NAMES)("has the same cells for another program: %s", async (name) => {
    const workbook = await readWorkbook(bytesOf(name));
    if (isRefusal(workbook)) throw new Error(workbook.refusal);
    const trimmed = (value: unknown): unknown =>
      typeof value === "string" ? value.replace(/\r\n?/g, "\n").trim() : value;
    for (const sheet of workbook.sheets) {
      const { cells = {}, comments = {} } = cellsOf(name)[sheet.name] ?? {};
      expect(cellsIn(sheet, "content")).toEqual(
        Object.fromEntries(Object.entries(cells).map(([at, value]) => [at, trimmed(value)])),
      );
      expect(cellsIn(sheet, "comment")).toEqual(comments);
    }
  });

  it.each(NAMES)("loses no cell: %s", async (name) => {
    const texts = importedTexts(await imported(bytesOf(name)));
    const parts = Object.values(cellsOf(name)).flatMap(({ cells, comments }) =>
      [...Object.values(cells), ...Object.values(comments)].flatMap((value) =>
        entriesIn(String(value).replace(/\r\n?/g, "\n")),
      ),
    );
    const headings = /^(?:id|l|i|no\.|ref|risk|rank|item)$/i;
    const lost = parts.filter(
      (part) => !TRANSLATED.has(part) && !headings.test(part) && !texts.includes(part),
    );
    // The headings of columns that have a key of the format are not texts of the register.
    expect(lost.filter((part) => !isHeading(part, name))).toEqual([]);
  });

  it.each(NAMES)("becomes an assessment without errors: %s", async (name) => {
    expect(importErrors(await imported(bytesOf(name)))).toEqual([]);
  });

  it.each(NAMES)("changes nothing when it is imported again: %s", async (name) => {
    const first = await imported(bytesOf(name));
    const existing = Source.of("file:///port.threat.yaml", first.text);
    const again = await imported(bytesOf(name), { existing, beside: first.beside });
    expect(again.text).toBe(first.text);
    expect(again.preview).toContain("There is nothing to change: ");
  });
});

/** Whether a text is in the rows of headings. */
function isHeading(text: string, name: string): boolean {
  return Object.values(cellsOf(name)).some(({ cells }) => {
    const rows = Object.entries(cells).filter(([, value]) => String(value) === text);
    return rows.some(([at]) => Number(at.replace(/\D/g, "")) <= 6);
  });
}
