/** Recognizes the rows of a printed form that are no entries: the numbers of columns, headings again, and signatures. */
import type { HeadingReader } from "./headings.ts";
import { folded } from "../cells/folded.ts";
import { columnPart } from "./headings.ts";
import type { RegisterColumn } from "./table.ts";
import type { SheetRow } from "../workbook/workbook.ts";

/** How many numbers show that a row numbers the columns. */
const FEWEST = 4;

/** Whether a row numbers the columns of a form: 1, 2, 3 or (1), (2), (3), below all headings. */
export function numbersColumns({ cells }: SheetRow, columns: readonly RegisterColumn[]): boolean {
  return areColumnNumbers(columns.map(({ index }) => cells[index]?.text ?? ""));
}

/** Whether texts are the numbers of columns, one after the other. */
export function areColumnNumbers(texts: readonly string[]): boolean {
  const numbers = texts.map((text) => Number(/^[([]?(\d{1,3})[)\].]?$/.exec(text)?.[1] ?? NaN));
  return numbers.length >= FEWEST && numbers.every((number, at) => number === at + (numbers[0] ?? 0));
}

/** A column with where its heading leads. */
export interface HeadedColumn extends RegisterColumn {
  readonly target: string | undefined;
}

/**
 * Whether a row is the row of headings again, as at the top of each page of a printed register, or in another language: each cell leads
 * where its column goes, as far as that is known.
 */
export function repeatsHeadings(
  { cells }: SheetRow,
  columns: readonly HeadedColumn[],
  read: HeadingReader,
): boolean {
  const filled = columns.flatMap(({ index, heading, target }) => {
    const text = cells[index]?.text ?? "";
    return text === "" ? [] : [{ text, heading, target }];
  });
  if (filled.length < 2) return false;
  if (filled.every(({ text, heading }) => folded(columnPart(heading)) === folded(text))) return true;
  const known = filled.filter(({ target }) => target !== undefined);
  const isEnough = known.length > 1 && known.length * 2 > filled.length;
  return isEnough && known.every(({ text, target }) => read(text) === target);
}

/** What stands before the name of somebody who signs. */
const SIGNS =
  /^(?:prepared|compiled|drafted|reviewed|checked|approved|authori[sz]ed|signed|signature|elabor[oa]|elaborado|reviso|revisado|aprobo|aprobado|autorizo|autorizado|valido|validado|vo bo|visto bueno|firma|formulo)\b/;

/** How many rows the signatures have before what stands before names: the names and the positions can be above it. */
const LINES_ABOVE = 2;

/** Whether rows are the signatures below a register: one of the first has only what stands before names. */
export function areSignatures([first, ...others]: readonly SheetRow[]): boolean {
  return (first !== undefined && isSignature(first)) || others.slice(0, LINES_ABOVE).some(hasLabels);
}

/** Whether signatures begin at a row below other rows without an empty one between them. Names above their signatures are in the same columns. */
export function beginsSignatures(row: SheetRow, above: readonly SheetRow[]): boolean {
  const hasMore = ({ cells }: SheetRow): boolean =>
    cells.some((cell, at) => isFilled(cell) && !isFilled(row.cells[at]));
  return hasLabels(row) && above.some(hasMore);
}

function isSignature({ cells }: SheetRow): boolean {
  const filled = cells.filter(isFilled);
  return filled.length > 1 && filled.every((cell) => SIGNS.test(folded(cell?.text ?? "")));
}

/** Whether a row is sure to be one of signatures: entries can begin with the same words. */
function hasLabels(row: SheetRow): boolean {
  return isSignature(row) && row.cells.every((cell) => !isFilled(cell) || isLabel(cell?.text ?? ""));
}

/** Whether nothing but a name follows what stands before it: "Approved by", "Approved: A. Lee", but not "Approved plan". */
function isLabel(text: string): boolean {
  return text.includes(":") || /^(?:by|por)?$/.test(folded(text).replace(SIGNS, "").trim());
}

function isFilled(cell: SheetRow["cells"][number]): boolean {
  return (cell?.text ?? "") !== "";
}
