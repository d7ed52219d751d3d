/** Finds the cells of a register that say what a report writes of the assessment now: the import has nothing to do with them. */
import { t } from "@vscode/l10n";
import { showHidden } from "../../language/hiddenCharacters.ts";
import type { Translations } from "../../language/texts.ts";
import { inLanguage } from "../../language/texts.ts";
import { addToIndex } from "../../syntax/memo.ts";
import type { PlacedTable } from "../tables/columns.ts";
import type { Sheet, SheetCell, SheetRow, Workbook } from "../workbook/workbook.ts";

/** A table of a report, with its texts in one language. */
export interface ReportTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | undefined)[])[];
}

/**
 * Marks the cells that a report would write of the assessment now.
 * @param tablesNow Makes the tables of the report, in the language that is loaded.
 */
export function withKnownCells(
  workbook: Workbook,
  languages: readonly Translations[],
  tablesNow: () => readonly ReportTable[],
): Workbook {
  const reports = languages.flatMap((language) =>
    inLanguage(language, () => {
      const isReport = workbook.sheets.some((sheet) => beginsAs(sheet, heads()));
      return isReport ? tablesNow().map((table) => ({ table, gap: t("not named in the source") })) : [];
    }),
  );
  return { ...workbook, sheets: workbook.sheets.map((sheet) => marked(sheet, reports)) };
}

/** The first headings of the tables of a report. */
function heads(): (readonly string[])[] {
  return [
    [t("ID"), t("Title")],
    [t("Ranking"), t("Holder"), t("Rank")],
  ];
}

function beginsAs({ rows }: Sheet, all: readonly (readonly string[])[]): boolean {
  const first = (rows[0]?.cells ?? []).map((cell) => cell?.text);
  return all.some((headings) => headings.every((heading, at) => first[at] === heading));
}

interface Report {
  readonly table: ReportTable;
  /** What an entry is called that the source does not name. */
  readonly gap: string;
}

/** A sheet that has the columns of a table of a report. */
interface OwnSheet extends Report {
  /** For each column of the sheet, that of the table. */
  readonly columns: readonly number[];
}

function marked(sheet: Sheet, reports: readonly Report[]): Sheet {
  const own = reports
    .flatMap((report) => ownSheet(sheet, report) ?? [])
    .reduce<OwnSheet | undefined>((a, b) => (a && sharedBy(a) >= sharedBy(b) ? a : b), undefined);
  if (!own) return sheet;
  const [head, ...rows] = sheet.rows;
  if (!head) return sheet;
  if (own.table.name === "rankings") return { ...sheet, rows: [head, ...rankingRows(rows, own)] };
  const all = itemRows(rows, own);
  if (own.table.name === "register" || own.table.name === "recommendations")
    return { ...sheet, rows: [head, ...all] };
  // Nothing is read from the other tables.
  const news = rows.filter((_, index) => !isKnownRow(all[index]));
  return { ...sheet, isReport: true, rows: news.length > 0 ? [head, ...news] : [] };
}

function ownSheet({ rows }: Sheet, { table, gap }: Report): OwnSheet | undefined {
  const headings = Array.from(rows[0]?.cells ?? [], (cell) => cell?.text ?? "");
  const columns = headings.map((heading) => table.columns.findIndex((title) => wordsOf(title) === heading));
  const isOwn =
    columns[0] === 0 &&
    columns[1] === 1 &&
    columns.every((at, index) => at >= 0 || (headings[index] ?? "").startsWith("x-"));
  return isOwn ? { table, gap, columns } : undefined;
}

function sharedBy({ columns }: OwnSheet): number {
  return columns.filter((at) => at >= 0).length;
}

type ReportRow = ReportTable["rows"][number];

/** The rows of items, by their ids in the first column. */
function itemRows(rows: readonly SheetRow[], own: OwnSheet): SheetRow[] {
  const byId = new Map(own.table.rows.map((row) => [wordsOf(row[0]), row]));
  return rows.map((row) => markedRow(row, byId.get(row.cells[0]?.text ?? ""), own));
}

/** @param isWanted Whether a cell may be marked, by the column of the table. */
function markedRow(
  row: SheetRow,
  said: ReportRow | undefined,
  { columns, isWanted = () => true }: OwnSheet & { readonly isWanted?: (column: number) => boolean },
): SheetRow {
  if (!said) return row;
  const cells = columns.map((at, index): SheetCell | undefined => {
    const cell = row.cells[index];
    const isSame =
      at >= 0 && isWanted(at) && (cell?.text ?? "") === wordsOf(said[at]) && cell?.comment === undefined;
    return isSame ? { content: "", text: "", ...cell, isKnown: true } : cell;
  });
  return { ...row, cells: [...cells, ...row.cells.slice(columns.length)] };
}

/** Where the columns of rankings are in the tables of a report. */
const RANKING_COLUMNS = { rank: 2, tied: 3, entry: 4 } as const;

/** The rows of rankings. A ranking whose rows are all the same says nothing new; in another one, the places have to be read again. */
function rankingRows(rows: readonly SheetRow[], own: OwnSheet): SheetRow[] {
  const said = new Map<string, ReportRow[]>();
  for (const row of own.table.rows) addToIndex(said, rankingKey(wordsOf(row[0]), wordsOf(row[1])), row);
  const groups = new Map<string, SheetRow[]>();
  for (const row of rows) addToIndex(groups, keyOf(row), row);
  const known = new Set(
    [...groups].filter(([key, group]) => isSameRanking(group, said.get(key) ?? [], own)).map(([key]) => key),
  );
  return rows.map((row) => {
    const all = said.get(keyOf(row)) ?? [];
    const same = all.find((each) => isKnownRow(markedRow(row, each, own)));
    const entry = cellAt(row, RANKING_COLUMNS.entry, own);
    const hasPlace = cellAt(row, RANKING_COLUMNS.rank, own) !== "" && entry !== own.gap;
    if (known.has(keyOf(row)) || (same && !hasPlace)) return markedRow(row, same, own);
    const about = all.find((each) => wordsOf(each[RANKING_COLUMNS.entry]) === entry);
    const isWanted = (column: number): boolean =>
      column === RANKING_COLUMNS.tied || column > RANKING_COLUMNS.entry;
    return markedRow(row, about, { ...own, isWanted });
  });
}

function isSameRanking(rows: readonly SheetRow[], said: readonly ReportRow[], own: OwnSheet): boolean {
  return (
    rows.length === said.length && rows.every((row, index) => isKnownRow(markedRow(row, said[index], own)))
  );
}

function keyOf({ cells }: SheetRow): string {
  return rankingKey(cells[0]?.text ?? "", cells[1]?.text ?? "");
}

function rankingKey(ranking: string, holder: string): string {
  return JSON.stringify([ranking, holder]);
}

function cellAt({ cells }: SheetRow, column: number, { columns }: OwnSheet): string {
  return cells[columns.indexOf(column)]?.text ?? "";
}

/** Whether a row says nothing new. */
export function isKnownRow(row: SheetRow | undefined): boolean {
  return row?.cells.every((cell) => cell === undefined || cell.isKnown === true) ?? false;
}

/** A cell of a report as it is read from its file. */
function wordsOf(cell: string | number | undefined): string {
  return showHidden(String(cell ?? ""))
    .replace(/\r\n?/g, "\n")
    .trim();
}

/** A row without the cells that say nothing new, apart from the one that says what the row is about. */
export function newsIn<T extends SheetRow>(row: T, { columns }: PlacedTable): T {
  if (!row.cells.some((cell) => cell?.isKnown)) return row;
  const about = columns.find(({ target }) => target === "id")?.index;
  return { ...row, cells: row.cells.map((cell, at) => (cell?.isKnown && at !== about ? undefined : cell)) };
}

/** The title of a row whose id a report has written; `undefined` for another row. */
export function knownTitle({ cells }: SheetRow, { columns }: PlacedTable): string | undefined {
  const textAt = (wanted: string): SheetCell | undefined =>
    cells[columns.find(({ target }) => target === wanted)?.index ?? -1];
  return textAt("id")?.isKnown === true ? (textAt("title")?.text ?? "") : undefined;
}
