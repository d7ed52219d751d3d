/** Finds the rows that go on with the entry above, as where an entry has one row for each of its measures. */
import type { PlacedTable } from "../tables/columns.ts";
import type { ItemContent, ItemValue } from "./rows.ts";
import { acceptable, freeKey } from "./rows.ts";
import type { TableRow } from "../tables/table.ts";
import { RATED_TARGETS, inPlan } from "../tables/targets.ts";

/** An entry of a table: its first row, and those that go on with it. */
export interface TableEntry {
  readonly row: TableRow;
  /** Without the cells that are merged with those above. */
  readonly more: readonly TableRow[];
}

/** Returns the entries of a table. Only threats go on in further rows. */
export function tableEntries(table: PlacedTable): TableEntry[] {
  const entries: { row: TableRow; more: TableRow[]; last: number }[] = [];
  for (const row of table.table.rows) {
    const entry = entries.at(-1);
    if (entry && table.kind === "threats" && continues(row, entry.last, table)) {
      entry.more.push({ ...row, cells: row.cells.map((cell) => (cell?.isSpanned ? undefined : cell)) });
      entry.last = row.number;
    } else entries.push({ row, more: [], last: row.number });
  }
  return entries;
}

/** Whether what names a row is merged with the row above, or a row below another one has neither a name nor a level, but measures. */
function continues({ cells, number }: TableRow, last: number, { columns }: PlacedTable): boolean {
  const filled = (isWanted: (target: string) => boolean): (typeof cells)[number][] =>
    columns
      .filter(({ target }) => isWanted(target))
      .map(({ index }) => cells[index])
      .filter((cell) => cell !== undefined && cell.text !== "");
  const names = filled((target) => target === "id" || target === "title" || target === "description");
  if (names.length > 0) return names.every((cell) => cell?.isSpanned);
  const measures = filled((target) => inPlan(target) !== undefined || target === "controls");
  const levels = filled((target) => RATED_TARGETS.test(target)).filter((cell) => !cell?.isSpanned);
  return number === last + 1 && measures.length > 0 && levels.length === 0;
}

/** Adds what a further row says to an item. What is said otherwise goes to a key of one's own. */
export function addContinuation(content: ItemContent, more: ItemContent, section: string): void {
  for (const [key, value] of more) {
    const before = content.get(key);
    if (before === undefined) content.set(key, value);
    else if (JSON.stringify(before) !== JSON.stringify(value))
      if (isList(before) && isList(value)) content.set(key, [...before, ...value]);
      else content.set(freeKey(key.startsWith("x-") ? key : `x-${key}`, content), value);
  }
  const accepted = acceptable(content, section);
  if (accepted === content) return;
  content.clear();
  for (const [key, value] of accepted) content.set(key, value);
}

function isList(value: ItemValue): value is readonly ItemValue[] {
  return Array.isArray(value);
}
