/** Reads the sheets that rank: one row for each entry, or one column for each holder. */
import { t } from "@vscode/l10n";
import type { PlacedColumn, PlacedTable } from "../tables/columns.ts";
import { REGISTER_KEY } from "./known.ts";
import { isKnownRow, newsIn } from "./ownReport.ts";
import type { ReadingState } from "./readingState.ts";
import type { ItemContent, ItemValue } from "./rows.ts";
import { contentText } from "./rows.ts";
import { rankIn } from "../tables/ranks.ts";
import type { TableRow } from "../tables/table.ts";
import type { SheetCell } from "../workbook/workbook.ts";

/** An entry with its rank, before ranks become positions. */
interface RankedEntry {
  readonly rank: number | undefined;
  readonly content: ItemContent;
}

/** A ranking as the sheet has it. */
interface RankingDraft {
  readonly title: string;
  readonly holder: string | undefined;
  readonly entries: RankedEntry[];
}

/** Adds the rankings of a sheet. */
export function addRankings(table: PlacedTable, state: ReadingState): void {
  const drafts = draftsIn(table, state);
  for (const draft of drafts) {
    const isOnly = drafts.filter(({ title }) => title === draft.title).length === 1;
    const identity = isOnly ? draft.title : `${draft.title} / ${draft.holder ?? ""}`;
    const content: ItemContent = new Map<string, ItemValue>([["title", draft.title]]);
    if (draft.holder !== undefined) content.set("of", state.named.idsOf("actors", [draft.holder])[0] ?? "");
    const ranked = draft.entries.filter(({ rank }) => rank !== undefined);
    const others = draft.entries.filter(({ rank }) => rank === undefined);
    const groups = groupsOf(ranked);
    const ties = tiesOf(groups);
    if (ties !== "competition") content.set("ties", ties);
    content.set("order", orderOf(groups, ties));
    if (others.length > 0)
      content.set(
        "x-not-ranked",
        others.map((entry) => valueOf(entry.content)),
      );
    content.set(REGISTER_KEY, identity);
    state.addItem("rankings", content, {
      register: identity,
      words: `${table.table.sheet.name} ${identity}`,
    });
  }
}

function draftsIn(table: PlacedTable, state: ReadingState): RankingDraft[] {
  const holders = table.columns.filter(({ isHolder }) => isHolder);
  if (holders.length === 0) return rowDrafts(table, state);
  const ranks = columnFor(table, "rank");
  if (ranks) return columnDrafts(table, { ranks, holders, state });
  return matrixDrafts(table, { holders, state });
}

function columnFor({ columns }: PlacedTable, target: string): PlacedColumn | undefined {
  return columns.find((column) => column.target === target);
}

/** The columns of holders, and what entries are found with. */
interface Axes {
  readonly holders: readonly PlacedColumn[];
  readonly state: ReadingState;
}

/** A column of a year is a ranking of that year, and names nobody. */
const YEAR = /^(?:19|20)\d\d$/;

/** Items in rows, holders in columns, ranks in the cells. */
function matrixDrafts(table: PlacedTable, { holders, state }: Axes): RankingDraft[] {
  const rows = table.table.rows.map((row) => ({ row, entry: entryIn(row, table, state) }));
  return holders.map(({ heading, index }) => ({
    title: heading,
    holder: YEAR.test(heading) ? undefined : heading,
    entries: rows.flatMap(({ row, entry }): RankedEntry[] => {
      const cell = row.cells[index];
      if (!entry || !cell || cell.text === "") return [];
      const rank = rankIn(cell.text);
      const content = new Map(entry);
      if (rank === undefined) content.set("x-rank", cell.content);
      return [{ rank, content }];
    }),
  }));
}

/** The entry of a row of a matrix. What a sheet of rankings says in other columns is kept. */
function entryIn(row: TableRow, table: PlacedTable, state: ReadingState): ItemContent | undefined {
  const textAt = (column: PlacedColumn | undefined): string => row.cells[column?.index ?? -1]?.text ?? "";
  const item = columnFor(table, "item") ?? columnFor(table, "title");
  const label = textAt(item);
  const others = table.columns.filter((column) => column !== item && column.isHolder !== true);
  const known =
    state.entryFor(label) ??
    others.map((column) => state.entryOfThreat(textAt(column))).find((entry) => entry !== undefined);
  const names = (column: PlacedColumn): boolean =>
    known !== undefined && state.entryFor(textAt(column))?.[1] === known[1];
  const isSaid = (column: PlacedColumn): boolean =>
    column.isHolder === true || (column === item && known === undefined) || names(column);
  const isNamed = known !== undefined || label !== "";
  if (table.kind === "rankings")
    keepRest(row, table, { state, isSaid: (column) => isNamed && isSaid(column) });
  if (!isNamed) return undefined;
  if (known === undefined) state.notes.addUnmatched(table, label);
  return new Map([known ?? ["label", label]]);
}

/** Keeps a row that has cells or comments that no ranking says: without the cells of the holders. */
function keepRest(
  row: TableRow,
  table: PlacedTable,
  { state, isSaid }: Pick<Axes, "state"> & { readonly isSaid: (column: PlacedColumn) => boolean },
): void {
  const said = new Set(table.columns.filter(isSaid).map(({ index }) => index));
  const isLeft = (cell: SheetCell | undefined, at: number): boolean =>
    cell !== undefined && ((cell.text !== "" && !said.has(at)) || cell.comment !== undefined);
  if (!row.cells.some(isLeft)) return;
  const ofHolders = new Set(
    table.columns
      .filter((column) => column.isHolder === true && said.has(column.index))
      .map(({ index }) => index),
  );
  const cells = row.cells.map((cell, at) => {
    if (cell === undefined || !ofHolders.has(at)) return cell;
    return cell.comment === undefined ? undefined : { content: "", text: "", comment: cell.comment };
  });
  state.notes.addLeft(table, { ...row, cells });
}

/** Ranks in rows, holders in columns, items in the cells. */
function columnDrafts(
  table: PlacedTable,
  { ranks, holders, state }: Axes & { readonly ranks: PlacedColumn },
): RankingDraft[] {
  for (const row of table.table.rows)
    keepRest(row, table, { state, isSaid: (column) => column === ranks || column.isHolder === true });
  return holders.map(({ heading, index }) => ({
    title: heading,
    holder: heading,
    entries: table.table.rows.flatMap(({ cells }): RankedEntry[] => {
      const item = cells[index];
      return item && item.text !== ""
        ? [{ rank: rankIn(cells[ranks.index]?.text), content: entryOf(item.text, table, state) }]
        : [];
    }),
  }));
}

/** One row for each entry; the ranking or its holder is in a column, or the sheet has one ranking. */
function rowDrafts(table: PlacedTable, state: ReadingState): RankingDraft[] {
  const drafts = new Map<string, RankingDraft>();
  const same = new Set<string>();
  for (const row of table.table.rows) {
    const { own, roles } = state.read(isKnownRow(row) ? row : newsIn(row, table), table);
    const holder = roles.get("holder");
    const title = roles.get("ranking") ?? holder ?? table.table.sheet.name;
    if (isKnownRow(row)) {
      same.add(title);
      continue;
    }
    const key = JSON.stringify([title, holder]);
    const draft = drafts.get(key) ?? { title, holder, entries: [] };
    drafts.set(key, draft);
    const name = roles.get("item") ?? contentText(own, "title") ?? "";
    own.delete("title");
    const rank = rankIn(row.cells[columnFor(table, "rank")?.index ?? -1]?.text);
    const raw = roles.get("rank");
    if (rank === undefined && raw !== undefined) own.set("x-rank", raw);
    draft.entries.push({
      rank,
      content: new Map([...(name === "" ? [] : entryOf(name, table, state)), ...own]),
    });
  }
  const all = [...drafts.values()];
  for (const title of same)
    if (!all.some((draft) => draft.title === title)) state.ids.keep("rankings", title);
  return all;
}

/** An entry for the threat, category, actor or asset of a name, or with the name as its label. */
function entryOf(name: string, table: PlacedTable, state: ReadingState): ItemContent {
  const known = state.entryFor(name);
  if (known === undefined) state.notes.addUnmatched(table, name);
  return new Map([known ?? ["label", name]]);
}

/** How ranks go on after a tie. */
type Ties = "competition" | "dense" | "fractional";

/** Entries that share a rank. */
interface RankGroup {
  readonly rank: number;
  readonly contents: readonly ItemContent[];
}

function groupsOf(entries: readonly RankedEntry[]): RankGroup[] {
  const byRank = new Map<number, ItemContent[]>();
  for (const { rank, content } of entries.toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0)))
    if (rank !== undefined) byRank.set(rank, [...(byRank.get(rank) ?? []), content]);
  return [...byRank].map(([rank, contents]) => ({ rank, contents }));
}

/** How the ranks of a ranking go on after a tie; by default as in a competition: 1, 2, 2, 4. */
function tiesOf(groups: readonly RankGroup[]): Ties {
  let position = 1;
  let falls = false;
  let isMean = true;
  for (const { rank, contents } of groups) {
    isMean &&= rank === position + (contents.length - 1) / 2;
    falls ||= rank < position;
    position = Math.max(position, Math.ceil(rank)) + contents.length;
  }
  if (groups.every(({ contents }) => contents.length === 1)) return "competition";
  if (isMean) return "fractional";
  return falls ? "dense" : "competition";
}

/** The most ranks without an entry that are written out. */
const MAX_GAPS = 50;

/** The entries in order; those with the same rank are tied. Ranks that no entry has are gaps. */
function orderOf(groups: readonly RankGroup[], ties: Ties): ItemValue[] {
  let position = 1;
  return groups.flatMap(({ rank, contents }): ItemValue[] => {
    const missing = ties === "fractional" ? 0 : Math.ceil(rank) - position;
    const gaps =
      missing > 0 && missing <= MAX_GAPS
        ? Array.from({ length: missing }, () => ({ gap: t("The register has no entry with this rank.") }))
        : [];
    position += gaps.length;
    const own = ties === "fractional" || rank === position || rank < 1 ? {} : { rank };
    position += ties === "dense" ? 1 : contents.length;
    const [only, ...others] = contents.map(valueOf);
    if (others.length > 0) return [...gaps, { tie: [only ?? "", ...others], ...own }];
    return [...gaps, Object.keys(own).length === 0 ? (only ?? "") : { ...details(only), ...own }];
  });
}

function details(entry: ItemValue | undefined): Readonly<Record<string, ItemValue>> {
  return typeof entry === "object" && !Array.isArray(entry)
    ? (entry as Record<string, ItemValue>)
    : { item: entry ?? "" };
}

function valueOf(content: ItemContent): ItemValue {
  const item = content.get("item");
  return content.size === 1 && item !== undefined ? item : Object.fromEntries(content);
}
