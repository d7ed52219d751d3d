/** Recognizes the rows of a printed form that are no entries: the numbers of columns, headings again, and signatures. */
import type { HeadingReader } from "./headings.ts";
import { columnPart, folded } from "./headings.ts";
import type { RegisterColumn } from "./table.ts";
import type { SheetRow } from "./workbook.ts";

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

/** Whether rows are the signatures below a register: the first of them has only what stands before names. */
export function areSignatures([first]: readonly SheetRow[]): boolean {
  const texts = (first?.cells ?? []).flatMap((cell) => (cell ? [folded(cell.text)] : []));
  return texts.length > 1 && texts.every((text) => SIGNS.test(text));
}
