/** Finds the table of a sheet: its headings, its rows, and the texts around it. */
import { maxOf } from "../syntax/minMax.ts";
import { unaccented } from "../model/normalizedName.ts";
import type { HeadingReader } from "./headings.ts";
import { GROUP_SEPARATOR, columnPart, folded } from "./headings.ts";
import type { SheetCell, MergedCells, SheetRow, Sheet } from "./workbook.ts";

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
export interface Table {
  readonly sheet: Sheet;
  readonly columns: readonly RegisterColumn[];
  readonly rows: readonly TableRow[];
  /** The rows above the headings, and those that are not entries: totals, and texts below. */
  readonly above: readonly SheetRow[];
  readonly others: readonly SheetRow[];
}

/** How many rows are searched for the headings. */
const SEARCHED = 40;

/** Returns the table of a sheet; `undefined` if it has no headings with rows below. */
export function tableIn(sheet: Sheet, read: HeadingReader): Table | undefined {
  const rows = sheet.rows.map((row, index) => spanned(row, index, sheet));
  const head = headIn(sheet, rows, read);
  if (!head) return undefined;
  const columns = columnsOf(head.headings, rows.slice(head.end), sheet);
  const sorted = sortedRows(rows.slice(head.end), columns);
  if (sorted.rows.length === 0) return undefined;
  return {
    sheet,
    columns,
    rows: sorted.rows,
    above: sheet.rows.slice(0, head.start).filter(({ cells }) => cells.some((cell) => cell !== undefined)),
    others: sorted.others,
  };
}

/** A row in which each cell that is merged with cells above has their content. */
function spanned(row: SheetRow, index: number, { merges, rows }: Sheet): SheetRow {
  const over = merges.filter(({ startRow, endRow }) => startRow < index && index <= endRow);
  if (over.length === 0) return row;
  const cells = [...row.cells];
  for (const { startRow, startCol } of over)
    cells[startCol] ??= withoutComment(rows[startRow]?.cells[startCol]);
  return { ...row, cells: Array.from(cells) };
}

function withoutComment(cell: SheetCell | undefined): SheetCell | undefined {
  return cell && { content: cell.content, text: cell.text, ...(cell.isComputed ? { isComputed: true } : {}) };
}

/** The headings, with the rows that they are in: from `start` to before `end`. */
interface Head {
  readonly headings: readonly (string | undefined)[];
  readonly start: number;
  readonly end: number;
}

function headIn(sheet: Sheet, rows: readonly SheetRow[], read: HeadingReader): Head | undefined {
  const heads = rows.slice(0, SEARCHED).flatMap((_, index) => headsAt(index, rows, sheet));
  const scored = heads.map((head) => ({ head, score: scoreOf(head, read) }));
  const best = scored.reduce<(typeof scored)[number] | undefined>(
    (a, b) => (a === undefined || b.score > a.score ? b : a),
    undefined,
  );
  if (best && best.score > 0) return best.head;
  return heads.find(({ headings, end }) => filled(headings) > 1 && end < rows.length);
}

/** The row itself as headings, and the row with the one below. */
function headsAt(index: number, rows: readonly SheetRow[], sheet: Sheet): Head[] {
  const own = textsOf(rows[index]);
  const below = textsOf(rows[index + 1]);
  if (filled(own) < 2 && filled(below) < 2) return [];
  const single: Head = { headings: own, start: index, end: index + 1 };
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
  return texts.length > 1 && texts.every((text) => /^[([].*[)\]]$/u.test(text));
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

/** How many different targets the headings name. */
function scoreOf({ headings }: Head, read: HeadingReader): number {
  const targets = new Set(
    headings.flatMap((heading) => (heading === undefined ? [] : (read(heading) ?? []))),
  );
  return targets.size;
}

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

/** Returns the letters of a column, as a spreadsheet shows them. */
export function columnLetters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnLetters(Math.floor(index / 26) - 1) + last;
}

/** Entries, apart from totals and from what is below the table. A single text in a row is the heading of the next ones. */
function sortedRows(
  rows: readonly SheetRow[],
  columns: readonly RegisterColumn[],
): Pick<Table, "rows" | "others"> {
  const entries: TableRow[] = [];
  const others: SheetRow[] = [];
  let group: string | undefined;
  let isBelow = false;
  const isLong = columns.length > 2;
  const lastFull = rows.findLastIndex(({ cells }) => cells.filter((cell) => cell !== undefined).length > 1);
  for (const [index, row] of rows.entries()) {
    const own = row.cells.filter((cell) => cell !== undefined);
    if (own.length === 0) continue;
    const [first] = own;
    isBelow ||= isLong && own.length === 1 && index > lastFull;
    if (isBelow || isTotal(own) || repeatsHeadings(row, columns)) others.push(row);
    else if (isLong && own.length === 1 && typeof first?.content === "string") group = first.text;
    else entries.push({ ...row, group });
  }
  return { rows: entries, others };
}

/** Whether a row is the row of headings again, as at the top of each page of a printed register. */
function repeatsHeadings({ cells }: SheetRow, columns: readonly RegisterColumn[]): boolean {
  const filledCells = columns.flatMap(({ index, heading }) => {
    const text = cells[index]?.text ?? "";
    return text === "" ? [] : [folded(columnPart(heading)) === folded(text)];
  });
  return filledCells.length > 1 && filledCells.every(Boolean);
}

/** A cell that says nothing but that its row has totals or averages: "Total", "Subtotal: 12", "Total risks: 12". */
const TOTAL =
  /^(?:(?:sub|grand |gran )?total(?:e?s)?|suma|average|promedio)(?: (?:number of |de )?(?:risks|threats|actions|riesgos|amenazas|acciones))?[\s:=]{0,9}[\d.,]{0,20}\s?%?$/i;

/** The Spanish word for an average. In English, the media may be an actor. */
const MEDIA = /^media:?$/i;

const NUMBER = /^[\d.,\s%]{1,40}$/;

/** Whether the cells of a row are totals: "Total blackout" is a threat. */
function isTotal([first, ...others]: readonly SheetCell[]): boolean {
  const text = first?.text ?? "";
  if (MEDIA.test(text))
    return others.length > 0 && others.every((cell) => cell.isComputed === true || NUMBER.test(cell.text));
  return TOTAL.test(text);
}
