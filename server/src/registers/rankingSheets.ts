/** Reads the sheets that rank: one row for each entry, or one column for each holder. */
import { t } from "@vscode/l10n";
import type { PlacedColumn, PlacedTable } from "./columns.ts";
import { REGISTER_KEY } from "./known.ts";
import { isKnownRow, newsIn } from "./ownReport.ts";
import type { ReadingState } from "./readingState.ts";
import type { ItemContent, ItemValue } from "./rows.ts";
import { contentText } from "./rows.ts";
import type { SheetCell } from "./workbook.ts";

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
  const holders = holderColumns(table);
  const items = columnFor(table, "item") ?? columnFor(table, "title");
  const ranks = columnFor(table, "rank");
  if (items && !ranks && holders.length > 0) return matrixDrafts(table, { items, holders, state });
  if (!items && ranks && holders.length > 0) return columnDrafts(table, { ranks, holders, state });
  return rowDrafts(table, state);
}

function columnFor({ columns }: PlacedTable, target: string): PlacedColumn | undefined {
  return columns.find((column) => column.target === target);
}

/** The columns whose heading names a holder: those that the format does not know. */
function holderColumns({ columns }: PlacedTable): PlacedColumn[] {
  return columns.filter(({ target }) => target.startsWith("x-"));
}

interface Axes {
  readonly holders: readonly PlacedColumn[];
  readonly state: ReadingState;
}

/** Items in rows, holders in columns, ranks in the cells. */
function matrixDrafts(
  table: PlacedTable,
  { items, holders, state }: Axes & { readonly items: PlacedColumn },
): RankingDraft[] {
  return holders.map(({ heading, index }) => ({
    title: heading,
    holder: heading,
    entries: table.table.rows.flatMap(({ cells }): RankedEntry[] => {
      const [item, cell] = [cells[items.index], cells[index]];
      if (!item || !cell) return [];
      const rank = rankIn(cell);
      const content = entryOf(item.text, table, state);
      if (rank === undefined) content.set("x-rank", cell.content);
      return [{ rank, content }];
    }),
  }));
}

/** Ranks in rows, holders in columns, items in the cells. */
function columnDrafts(
  table: PlacedTable,
  { ranks, holders, state }: Axes & { readonly ranks: PlacedColumn },
): RankingDraft[] {
  return holders.map(({ heading, index }) => ({
    title: heading,
    holder: heading,
    entries: table.table.rows.flatMap(({ cells }): RankedEntry[] => {
      const item = cells[index];
      return item ? [{ rank: rankIn(cells[ranks.index]), content: entryOf(item.text, table, state) }] : [];
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
    const rank = rankIn(row.cells[columnFor(table, "rank")?.index ?? -1]);
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
  if (known === undefined) state.addUnmatched(table, name);
  return new Map([known ?? ["label", name]]);
}

const TIE = String.raw`(?:joint|equal|tied?|t|empate|empatado|empatada)`;

/** A number with the words and signs of a rank around it. */
const RANK = new RegExp(
  String.raw`^(?:${TIE}[\s.:-]*|[=#]\s*|(?:no|n\.?[º°o]|rank|puesto|lugar)\.?\s*){0,2}(\d{1,4}(?:[.,]\d{1,2})?)(?:\.?\s?(?:st|nd|rd|th|er|ero|era|ro|ra|do|da|to|ta|mo|ma|vo|va|no|na|[ºª°oa])|[.)])*\s*(?:=|\*|\(?${TIE}\)?)?$`,
  "iu",
);

/** The rank that a cell shows: "1", "1.º", "1st", "2=", "=2", "T-2", "joint 2nd"; `undefined` for a range and for others. */
function rankIn(cell: SheetCell | undefined): number | undefined {
  const found = RANK.exec(cell?.text.trim() ?? "")?.[1];
  return found === undefined ? undefined : Number(found.replace(",", "."));
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
