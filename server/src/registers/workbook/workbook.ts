/** A workbook as the import sees it: sheets with rows of cells, whatever the format of the file. */

import type { HeadingUnit } from "../cells/headingUnits.ts";

/** What a cell has: a text, a number, a truth value; dates are texts in ISO 8601. */
export type CellContent = string | number | boolean;

/** A cell that has something. */
export interface SheetCell {
  readonly content: CellContent;
  /** The content as a person reads it: "25%" for a number that the spreadsheet shows as a percentage. */
  readonly text: string;
  /** What its number is in, if the spreadsheet shows it: "€" is part of the format of the number. */
  readonly unit?: HeadingUnit;
  /** The comment on the cell. */
  readonly comment?: string;
  /** Whether the content is the result of a formula. */
  readonly isComputed?: true;
  /** Whether the content is a formula without a result. */
  readonly isFormula?: true;
  /** Whether the cell is merged with one above, and repeats its content. */
  readonly isSpanned?: true;
  /** Whether a report would write the same into this cell, so that it says nothing new. */
  readonly isKnown?: true;
}

/** A row; `undefined` for a cell without content. */
export interface SheetRow {
  /** The number that the spreadsheet shows, from 1. */
  readonly number: number;
  readonly isHidden: boolean;
  readonly cells: readonly (SheetCell | undefined)[];
}

/** Cells that are merged into one: rows and columns count from 0, the last ones included. */
export interface MergedCells {
  readonly startRow: number;
  readonly startCol: number;
  readonly endRow: number;
  readonly endCol: number;
}

/** A sheet. */
export interface Sheet {
  readonly name: string;
  readonly isHidden: boolean;
  readonly rows: readonly SheetRow[];
  readonly merges: readonly MergedCells[];
  /** The columns that the spreadsheet hides, counted from 0. */
  readonly hiddenColumns: ReadonlySet<number>;
  /** Whether numbers can be dates that have lost their format: days since 1900. */
  readonly hasSerialDates: boolean;
  /** Whether it has the results or the descriptions of rankings of a report, of which nothing is read. */
  readonly isReport?: true;
  /** Whether it has the recommendations of a report, whatever it is called. */
  readonly hasRecommendations?: true;
}

/** A file of tables. */
export interface Workbook {
  readonly sheets: readonly Sheet[];
  /** The sheets of the file that the user does not want. */
  readonly leftOut?: readonly Sheet[];
}

/** Why a file cannot be imported: a sentence. */
export interface ImportRefusal {
  readonly refusal: string;
}

/** The most rows of a sheet, with one of headings: far more than a register has, and an assessment of them is still readable. */
export const MAX_ROWS = 5001;

/** The most columns of a sheet. */
export const MAX_COLUMNS = 300;

/** The most bytes of a file. */
export const MAX_BYTES = 20_000_000;

/**
 * The most characters of a cell that our reports write; a longer text goes on in the cell below.
 * Source: "Excel specifications and limits", which has 32,767.
 */
const MAX_CELL = 32_000;

/** Returns the parts of a text that fit into cells below each other. No part ends within a character. */
export function cellParts(text: string): readonly string[] {
  if (text.length <= MAX_CELL) return [text];
  const end = /[\uD800-\uDBFF]/.test(text.charAt(MAX_CELL - 1)) ? MAX_CELL - 1 : MAX_CELL;
  return [text.slice(0, end), ...cellParts(text.slice(end))];
}

/** Whether a text fills its cell, so that it may go on in the cell below. */
export function isFull(text: string): boolean {
  return text.length >= MAX_CELL - 1;
}

/** Whether something is a refusal. */
export function isRefusal(found: object): found is ImportRefusal {
  return "refusal" in found;
}

/** Returns the cell for a text; `undefined` for one without visible characters. */
export function textCellOf(text: string): SheetCell | undefined {
  const trimmed = text.replace(/\r\n?/g, "\n").trim();
  return trimmed === "" ? undefined : { content: trimmed, text: trimmed };
}

/** Returns the letters of a column, as a spreadsheet shows them. */
export function columnLetters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnLetters(Math.floor(index / 26) - 1) + last;
}
