/** Finds the table of a sheet: its headings, its rows, and the texts around it. */
import { maxOf } from "../../syntax/minMax.ts";
import { unaccented } from "../../model/basics/normalizedName.ts";
import type { EntryRows } from "./entryRows.ts";
import { entryRows } from "./entryRows.ts";
import { areColumnNumbers } from "./formRows.ts";
import type { HeadingReader } from "./headings.ts";
import { folded } from "../cells/folded.ts";
import { GROUP_SEPARATOR } from "./headings.ts";
import type { SeparatedRows } from "./sideTables.ts";
import { separated } from "./sideTables.ts";
import type { SheetCell, MergedCells, SheetRow, Sheet } from "../workbook/workbook.ts";
import { columnLetters } from "../workbook/workbook.ts";

/** A column with its heading, which no other column of the table has. */
export interface RegisterColumn {
  /** Counted from 0. */
  readonly index: number;
  readonly heading: string;
  readonly isHidden: boolean;
}

/** A row of a table. */
export interface TableRow extends SheetRow {
  /** The heading above a group of rows, if one has been seen. */
  readonly group: string | undefined;
}

/** The table of a sheet. */
export interface Table extends EntryRows {
  readonly sheet: Sheet;
  readonly columns: readonly RegisterColumn[];
  /** The rows above the headings. */
  readonly above: readonly SheetRow[];
  /** The cells of each legend or table at the side. */
  readonly side: SeparatedRows["side"];
}

/** How many rows are searched for the headings. */
const SEARCHED = 40;

/** Returns the table of a sheet; `undefined` if it has no headings with rows below. */
export function tableIn(sheet: Sheet, read: HeadingReader): Table | undefined {
  const whole = sheet.rows.map((row, index) => spanned(row, index, sheet));
  const head = headIn(sheet, whole, read);
  if (!head) return undefined;
  const { rows, headings, side } = separated(whole, head, (texts) => scoreOf(texts, read));
  const columns = columnsOf(headings, rows.slice(head.end), sheet);
  const entries = entryRows(rows.slice(head.end), { columns, read, merges: sheet.merges });
  if (entries.rows.length === 0) return undefined;
  return {
    sheet,
    columns,
    ...entries,
    above: sheet.rows.slice(0, head.start).filter(({ cells }) => cells.some((cell) => cell !== undefined)),
    side,
  };
}

/** A row in which each cell that is merged with cells above has their content. */
function spanned(row: SheetRow, index: number, { merges, rows }: Sheet): SheetRow {
  const over = merges.filter(({ startRow, endRow }) => startRow < index && index <= endRow);
  if (over.length === 0) return row;
  const cells = [...row.cells];
  for (const { startRow, startCol } of over) cells[startCol] ??= repeated(rows[startRow]?.cells[startCol]);
  return { ...row, cells: Array.from(cells) };
}

function repeated(cell: SheetCell | undefined): SheetCell | undefined {
  return (
    cell && {
      content: cell.content,
      text: cell.text,
      isSpanned: true,
      ...(cell.isComputed ? { isComputed: true } : {}),
    }
  );
}

/** The headings, with the rows that they are in: from `start` to before `end`. */
export interface TableHead {
  readonly headings: readonly (string | undefined)[];
  readonly start: number;
  readonly end: number;
}

function headIn(sheet: Sheet, rows: readonly SheetRow[], read: HeadingReader): TableHead | undefined {
  const heads = rows.slice(0, SEARCHED).flatMap((_, index) => headsAt(index, rows, sheet));
  const scored = heads.map((head) => ({ head, score: scoreOf(head.headings, read) }));
  const best = scored.reduce<(typeof scored)[number] | undefined>(
    (a, b) => (a === undefined || b.score > a.score ? b : a),
    undefined,
  );
  if (best && best.score > 0) return best.head;
  return heads.find(({ headings, end }) => filled(headings) > 1 && end < rows.length);
}

/** The row itself as headings, and the row with the one below. */
function headsAt(index: number, rows: readonly SheetRow[], sheet: Sheet): TableHead[] {
  const own = textsOf(rows[index]);
  const below = textsOf(rows[index + 1]);
  if (filled(own) < 2 && filled(below) < 2) return [];
  const single: TableHead = { headings: own, start: index, end: index + 1 };
  if (filled(own) > 1 && isUnitRow(below))
    return [{ headings: own.map((text, at) => withBelow(text, below[at])), start: index, end: index + 2 }];
  const groups = groupsOf(own, below, wideAt(index, below.length, sheet));
  if (!groups) return filled(own) > 1 ? [single] : [];
  const width = Math.max(own.length, below.length);
  const headings = Array.from({ length: width }, (_, at) => {
    const [group, column] = [groups[at], below[at]];
    return group === undefined || column === undefined || group === column
      ? (column ?? own[at])
      : `${group}${GROUP_SEPARATOR}${column}`;
  });
  return [...(filled(own) > 1 ? [single] : []), { headings, start: index, end: index + 2 }];
}

/** Whether a row below the headings has only what is in parentheses: "(0-10)", "[M€]". */
function isUnitRow(below: readonly (string | undefined)[]): boolean {
  const texts = below.filter(isFilled);
  return texts.length > 1 && texts.every((text) => /^[([].*[)\]]$/u.test(text)) && !areColumnNumbers(texts);
}

function withBelow(text: string | undefined, unit: string | undefined): string | undefined {
  return text === undefined || unit === undefined ? (text ?? unit) : `${text} ${unit}`;
}

/** For each column the heading of its group in a row above the headings; `undefined` if the row has no groups. */
function groupsOf(
  own: readonly (string | undefined)[],
  below: readonly (string | undefined)[],
  wide: readonly MergedCells[],
): (string | undefined)[] | undefined {
  const groups: (string | undefined)[] = [];
  for (const { startCol, endCol } of wide)
    for (let at = startCol; at <= endCol; at++) groups[at] = own[startCol];
  if (wide.length > 0) return groups;
  return hasRepeats(below) && filled(own) > 1 ? carriedOn(own, below) : undefined;
}

/** The cells of a row that are merged over several columns, but not over the whole table. */
function wideAt(index: number, width: number, { merges }: Sheet): MergedCells[] {
  return merges.filter(
    ({ startRow, endRow, startCol, endCol }) =>
      startRow === index && endRow === index && endCol > startCol && endCol - startCol + 1 < width,
  );
}

/** Text with separators has no merged cells: a heading goes on until the next one, above headings that are repeated. */
function carriedOn(
  own: readonly (string | undefined)[],
  below: readonly (string | undefined)[],
): (string | undefined)[] {
  let last: string | undefined;
  return below.map((column, at) => {
    if (own[at] !== undefined) last = own[at];
    return column === undefined ? undefined : last;
  });
}

function hasRepeats(texts: readonly (string | undefined)[]): boolean {
  const all = texts.filter(isFilled).map(folded);
  return new Set(all).size < all.length;
}

/** How many different targets headings name. The title counts more: a scale or a plan on the same sheet has none. */
function scoreOf(headings: TableHead["headings"], read: HeadingReader): number {
  const targets = new Set(
    headings.flatMap((heading) => (heading === undefined ? [] : (read(heading) ?? []))),
  );
  return targets.size + (targets.has("title") ? TITLE_SCORE : 0);
}

const TITLE_SCORE = 2;

function textsOf(row: SheetRow | undefined): (string | undefined)[] {
  const cells = row?.cells ?? [];
  return Array.from(cells, (cell) =>
    cell === undefined || cell.text === "" ? undefined : cell.text.replace(/\s+/g, " "),
  );
}

function filled(texts: readonly (string | undefined)[]): number {
  return texts.filter(isFilled).length;
}

function isFilled(text: string | undefined): text is string {
  return text !== undefined;
}

/** The columns that have a heading or a cell. A heading that is repeated gets a number. */
function columnsOf(
  headings: readonly (string | undefined)[],
  rows: readonly SheetRow[],
  { hiddenColumns }: Sheet,
): RegisterColumn[] {
  const width = maxOf([headings.length, ...rows.map(({ cells }) => cells.length)]);
  const taken = new Map<string, number>();
  return Array.from({ length: width }, (_, index) => index).flatMap((index) => {
    const own = headings[index];
    if (own === undefined && rows.every(({ cells }) => cells[index] === undefined)) return [];
    const heading = own ?? columnLetters(index);
    // "Likelihood (%)" is not a repeated "Likelihood".
    const name = unaccented(heading);
    const count = (taken.get(name) ?? 0) + 1;
    taken.set(name, count);
    return [
      {
        index,
        heading: count === 1 ? heading : `${heading} (${String(count)})`,
        isHidden: hiddenColumns.has(index),
      },
    ];
  });
}
