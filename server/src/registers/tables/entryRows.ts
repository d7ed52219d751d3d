/** Finds the rows of a table that are its entries, apart from totals and from what is below: texts, legends and other tables. */
import type { HeadedColumn } from "./formRows.ts";
import { areSignatures, beginsSignatures, numbersColumns, repeatsHeadings } from "./formRows.ts";
import type { HeadingReader } from "./headings.ts";
import { formOfId } from "../cells/idForms.ts";
import { areColours, areLevelsInOrder } from "./levelLists.ts";
import { RATED_TARGETS } from "./targets.ts";
import type { RegisterColumn, TableRow } from "./table.ts";
import type { MergedCells, SheetCell, SheetRow } from "../workbook/workbook.ts";
import { writtenLevel } from "../cells/writtenLevels.ts";

/** The rows below the headings. */
export interface EntryRows {
  readonly rows: readonly TableRow[];
  /** The headings of groups of entries. */
  readonly groups: readonly SheetRow[];
  /** The rows that are no entries: totals, repeated headings, texts below. */
  readonly others: readonly SheetRow[];
  /** Legends and other tables, which look like entries. */
  readonly otherTables: readonly (readonly SheetRow[])[];
}

/** The columns of the table, with what decides where they go. */
interface EntryContext {
  readonly columns: readonly RegisterColumn[];
  readonly read: HeadingReader;
  readonly merges: readonly MergedCells[];
}

/** The context of the rows, with where the headings lead. */
interface HeadedContext extends EntryContext {
  readonly headed: readonly HeadedColumn[];
}

/** Returns the entries. A single text in a row that cannot name an entry is the heading of the next ones. */
export function entryRows(below: readonly SheetRow[], given: EntryContext): EntryRows {
  const { columns, read } = given;
  const headed = columns.map((column) => ({ ...column, target: read(column.heading) }));
  const context = { ...given, headed };
  const [first] = below;
  const numbering = first && numbersColumns(first, columns) ? [first] : [];
  const runs = runsIn(below.slice(numbering.length));
  const otherTables = otherTablesIn(runs, context);
  const body = runs.filter((run) => !otherTables.includes(run)).flat();
  const entries: TableRow[] = [];
  const [groups, others]: [SheetRow[], SheetRow[]] = [[], [...numbering]];
  let group: string | undefined;
  const isLong = columns.length > 2;
  const lastFull = body.findLastIndex((row) => filledIn(row).length > 1);
  // Where entries have headings, the first one has a heading as well.
  const startsWithGroup = body[0] !== undefined && filledIn(body[0]).length === 1;
  const isName = (row: SheetRow): boolean =>
    !startsWithGroup && !isWide(row, context) && isTitle(row, context);
  const isHeading = (row: SheetRow): boolean =>
    repeatsHeadings(row, headed, read) || (numbering.length > 0 && numbersColumns(row, columns));
  for (const [index, row] of body.entries()) {
    const own = filledIn(row);
    const [text] = own;
    const isBelow = isLong && own.length === 1 && index > lastFull && !isMeasure(row, context);
    if (isBelow || isTotal(own) || isHeading(row)) others.push(row);
    else if (
      isLong &&
      own.length === 1 &&
      typeof text?.content === "string" &&
      !isMeasure(row, context) &&
      !isName(row)
    ) {
      group = text.text;
      groups.push(row);
    } else entries.push({ ...row, group });
  }
  return { rows: entries, groups, others, otherTables };
}

/** Whether a row has only a measure: one more of the entry above. */
function isMeasure({ cells }: SheetRow, { columns, read }: EntryContext): boolean {
  const at = cells.findIndex((cell) => cell !== undefined);
  const target = read(columns.find(({ index }) => index === at)?.heading ?? "");
  return target === "controls" || target === "recommendation.title";
}

/** Whether the only text of a row names an entry, as far as its column says. */
function isTitle({ cells }: SheetRow, { columns, read }: EntryContext): boolean {
  const at = cells.findIndex((cell) => cell !== undefined);
  const titled = columns.find(({ heading }) => read(heading) === "title") ?? columns[0];
  return titled?.index === at;
}

/** Whether a row has a cell that is merged over several columns. */
function isWide({ number }: SheetRow, { merges }: EntryContext): boolean {
  return merges.some(({ startRow, startCol, endCol }) => startRow === number - 1 && endCol > startCol);
}

function filledIn({ cells }: SheetRow): SheetCell[] {
  return cells.filter((cell) => cell !== undefined);
}

/** Rows that follow each other. A run ends at an empty row and at a total, and begins at a single cell and at signatures. */
function runsIn(rows: readonly SheetRow[]): SheetRow[][] {
  const runs: SheetRow[][] = [];
  let isEnded = true;
  for (const row of rows) {
    const own = filledIn(row);
    if (own.length === 0) isEnded = true;
    else {
      const above = runs.at(-1) ?? [];
      if (isEnded || own.length === 1 || beginsSignatures(row, above)) runs.push([]);
      runs.at(-1)?.push(row);
      isEnded = isTotal(own);
    }
  }
  return runs;
}

/** The runs below the entries that are legends, or that begin with headings of their own. */
function otherTablesIn(runs: readonly SheetRow[][], context: HeadedContext): SheetRow[][] {
  const isTable = (run: readonly SheetRow[]): boolean => run.some((row) => filledIn(row).length > 1);
  const first = runs.findIndex(isTable);
  const entries = runs[first] ?? [];
  const typical = median(entries.map((row) => filledIn(row).length).filter((count) => count > 1));
  const shape = { ...context, typical, ids: textsAt(idColumn(context), entries) };
  const found: SheetRow[][] = [];
  let isOther = false;
  for (const run of runs.slice(first + 1).filter(isTable)) {
    if (run.some((row) => repeatsHeadings(row, context.headed, context.read))) isOther = false;
    else {
      const [head, ...rows] = withoutTitle(run);
      isOther ||= head !== undefined && rows.length > 0 && hasHeadings(head, context);
      if (isOther || isLegend(withoutTitle(run), shape)) found.push(run);
    }
  }
  return found;
}

function withoutTitle(run: readonly SheetRow[]): readonly SheetRow[] {
  return run.slice(run.findIndex((row) => filledIn(row).length > 1));
}

/** What the entries of a table are like. */
interface Shape extends EntryContext {
  /** How many cells an entry has. */
  readonly typical: number;
  readonly ids: readonly string[];
}

/** Whether a row has headings of its own: only words, at least two of which lead to different places. */
function hasHeadings(row: SheetRow, { read }: EntryContext): boolean {
  const cells = filledIn(row);
  if (cells.some(({ content, text }) => typeof content !== "string" || /^\d/.test(text) || text.length > 60))
    return false;
  return new Set(cells.flatMap(({ text }) => read(text) ?? [])).size > 1;
}

/** Whether rows explain the table: their first column has levels or colours, or they have few cells, and neither ids nor levels. */
function isLegend(rows: readonly SheetRow[], shape: Shape): boolean {
  if (areSignatures(rows)) return true;
  const columns = shape.columns.map(({ index }) => index);
  const first = columns.find((index) => rows.some(({ cells }) => cells[index] !== undefined)) ?? 0;
  const isList = (index: number): boolean => {
    const texts = textsAt(index, rows);
    return texts.length === rows.length && (areColours(texts) || areLevelsInOrder(texts));
  };
  const hasNumbers = textsAt(first, rows).some((text) => /^\d/.test(text));
  if (isList(first) && !hasNumbers) return true;
  if (shape.typical < 4 || rows.some((row) => filledIn(row).length * 2 > shape.typical)) return false;
  const id = idColumn(shape);
  const forms = new Set(shape.ids.map(formOfId));
  const isNewId = (text: string): boolean => !shape.ids.includes(text) && forms.has(formOfId(text));
  const hasIds = id !== undefined && textsAt(id, rows).some(isNewId);
  if (columns.some((index) => index !== id && isList(index))) return true;
  return !hasIds && !rows.some((row) => isRated(row, shape));
}

function isRated({ cells }: SheetRow, { columns, read }: EntryContext): boolean {
  return columns.some(
    ({ index, heading }) =>
      RATED_TARGETS.test(read(heading) ?? "") && writtenLevel(cells[index]?.text ?? "") !== undefined,
  );
}

function idColumn({ columns, read }: EntryContext): number | undefined {
  return columns.find(({ heading }) => read(heading) === "id")?.index;
}

function textsAt(index: number | undefined, rows: readonly SheetRow[]): string[] {
  return rows.flatMap(({ cells }) => cells[index ?? -1]?.text ?? []).filter((text) => text !== "");
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

/** A cell that says nothing but that its row has totals or averages: "Total", "Subtotal: 12", "Total risks: 12", "Average score". */
const TOTAL =
  /^(?:(?:sub|grand |gran )?total(?:e?s)?|suma|average|mean|promedio)(?: (?:number of |de )?(?:risks|threats|actions|scores?|riesgos|amenazas|acciones|puntuacion))?[\s:=]{0,9}[\d.,]{0,20}\s?%?$/i;

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
