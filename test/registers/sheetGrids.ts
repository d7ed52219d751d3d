/** Imports sheets in tests that are written as grids of cells. */
import { expect } from "vitest";
import { parse } from "yaml";
import type { MergedCells, Sheet } from "../../server/src/registers/workbook/workbook.ts";
import { textCellOf } from "../../server/src/registers/workbook/workbook.ts";
import { importErrors, importedWorkbook } from "./imports.ts";

/** Rows of cells. */
export type Grid = readonly (readonly (string | number)[])[];

/** A sheet of cells. */
export function sheetOf(name: string, grid: Grid, merges: readonly MergedCells[] = []): Sheet {
  return {
    name,
    isHidden: false,
    rows: grid.map((cells, index) => ({
      number: index + 1,
      isHidden: false,
      cells: cells.map((each) =>
        typeof each === "number" ? { content: each, text: String(each) } : textCellOf(each),
      ),
    })),
    merges,
    hiddenColumns: new Set(),
    hasSerialDates: true,
  };
}

/** The items of a section. */
export type Items = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Imports sheets, and checks that the result has no errors. */
export function importedSheets(...sheets: readonly Sheet[]): {
  readonly all: Record<string, Items>;
  readonly preview: string;
} {
  const result = importedWorkbook({ sheets });
  expect(importErrors(result)).toEqual([]);
  return { all: parse(result.text) as Record<string, Items>, preview: result.preview };
}

/** The titles of items. */
export const titlesIn = (items: Items | undefined): unknown[] =>
  Object.values(items ?? {}).map(({ title }) => title);
