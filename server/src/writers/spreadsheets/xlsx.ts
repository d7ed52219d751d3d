/** Writes tables as a workbook of Excel: a sheet for each, whose first row stays in view, and which can be filtered and printed. */
import { unzipSync, zipSync } from "fflate";
import type { CellObject, SheetData } from "write-excel-file/universal";
import writeXlsxFile from "write-excel-file/universal";
import { cellParts } from "../../registers/workbook/workbook.ts";
import { showHidden } from "../../language/hiddenCharacters.ts";
import { maxOf } from "../../syntax/minMax.ts";
import type { TableValue, PlainTable } from "../../publication/data/tables.ts";
import { setUpSheets } from "./sheetSetup.ts";

/** The most characters of the name of a sheet, and those that it cannot have. Source: "Excel specifications and limits". */
const MAX_NAME = 31;
const NOT_IN_NAME = /[[\]:*?/\\']/g;

/** The widths of columns, in characters. */
const WIDTHS = { least: 8, most: 60 };

/** Returns the workbook: the same bytes for the same tables. Texts stay texts, also those that look like formulas. */
export async function writeXlsx(tables: readonly PlainTable[]): Promise<Uint8Array> {
  const sheets = tables.map((table) => ({
    sheet: table.title.replace(NOT_IN_NAME, " ").slice(0, MAX_NAME),
    data: dataOf(table),
    columns: table.columns.map((title, index) => ({
      width: widthOf([title, ...table.rows.map((row) => row[index])]),
    })),
    stickyRowsCount: 1,
  }));
  const file = await writeXlsxFile(sheets).toBlob();
  const parts = new Map(Object.entries(unzipSync(new Uint8Array(await file.arrayBuffer()))));
  const sizes = sheets.map(({ sheet, data, columns }) => ({
    name: sheet,
    rows: data.length,
    widths: columns.map(({ width }) => width),
  }));
  setUpSheets(parts, sizes);
  const sorted = Array.from(parts).toSorted(([a], [b]) => (a < b ? -1 : 1));
  // A date of a zip file has no time zone: these are the fields of the earliest one in each.
  return zipSync(Object.fromEntries(sorted), { level: 9, mtime: new Date(1980, 0, 1) });
}

function widthOf(cells: readonly TableValue[]): number {
  const longest = maxOf(cells.map((cell) => String(cell ?? "").length)) + 2;
  return Math.min(WIDTHS.most, Math.max(WIDTHS.least, longest));
}

function dataOf({ columns, rows }: PlainTable): SheetData {
  const heads = columns.map((title): CellObject => ({ ...textCell(title), fontWeight: "bold" }));
  return [heads, ...rows.flatMap(withinLimits).map((row) => row.map(cellOf))];
}

/** A text that is too long for a cell goes on in the cell below. */
function withinLimits(row: readonly TableValue[]): (readonly TableValue[])[] {
  const parts = row.map((cell) => (typeof cell === "string" ? cellParts(cell) : [cell]));
  const count = maxOf(parts.map(({ length }) => length));
  return Array.from({ length: count }, (_, index) => parts.map((each) => each[index]));
}

function cellOf(cell: TableValue): CellObject | undefined {
  if (cell === undefined) return undefined;
  return typeof cell === "number" ? { value: cell, type: Number, alignVertical: "top" } : textCell(cell);
}

function textCell(text: string): CellObject {
  // Excel reads "_x0041_" as "A". Source: ECMA-376, part 1, 22.9.2.19.
  const value = showHidden(text)
    .toWellFormed()
    .replace(/_(?=x[\dA-Fa-f]{4}_)/g, "_x005F_");
  return { value, type: String, wrap: true, alignVertical: "top" };
}
