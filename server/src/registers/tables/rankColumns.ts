/** Finds the columns of a table that rank its rows, one for each holder, and what a sheet of rankings says in its columns. */
import { columnTexts, hasOnlyNumbers } from "./columnTexts.ts";
import { folded } from "../cells/folded.ts";
import { isThreatHeading } from "./headings.ts";
import type { NumberColumns } from "./ranks.ts";
import { numberColumns, rankIn } from "./ranks.ts";
import type { ColumnTargets } from "./sheetKinds.ts";
import type { RegisterColumn, Table } from "./table.ts";

/** The columns of a table that rank its rows, and those that have other numbers. Only columns without a target are among them. */
export function rankColumns(table: Table, targets: ColumnTargets): NumberColumns<RegisterColumn> {
  const unknown = table.columns.filter((_, index) => targets[index] === undefined);
  return numberColumns(
    unknown.map((column) => ({ column, texts: columnTexts(column, table) })),
    table.rows.length,
  );
}

/** Returns the columns of a sheet of rankings that belong to a holder. */
export function holderColumns(table: Table, targets: ColumnTargets): readonly RegisterColumn[] {
  const has = (target: string): boolean => targets.includes(target);
  const unknown = table.columns.filter((_, index) => targets[index] === undefined);
  if (has("rank")) return has("item") || has("title") ? [] : unknown;
  const { ranks } = rankColumns(table, targets);
  if (ranks.length > 0) return ranks;
  return unknown.filter((column) => columnTexts(column, table).some((text) => rankIn(text) !== undefined));
}

/** Headings that have another meaning in a sheet of rankings, if another column has the ranks. */
const RANKING_HEADINGS: ReadonlyMap<string, string> = new Map([
  ["ranking", "ranking"],
  ["clasificacion", "ranking"],
  ["jerarquia", "ranking"],
  ["titular", "holder"],
]);

/** Returns where the columns of a sheet of rankings go. */
export function rankingTargets(table: Table, targets: ColumnTargets): ColumnTargets {
  const { columns } = table;
  const own = columns.map(({ heading }) => RANKING_HEADINGS.get(folded(heading)));
  const hasRank = targets.some((target, index) => target === "rank" && own[index] === undefined);
  const all = (hasRank ? targets.map((target, index) => own[index] ?? target) : targets).map(
    (target, index) => (target === "title" && hasOnlyNumbers(columns[index], table) ? undefined : target),
  );
  if (all.some((target) => target === "item" || target === "title")) return all;
  // What is ranked is named by its id in the register.
  const named = columns.findIndex(
    ({ heading }, index) => all[index] === "id" || all[index] === "threat" || isThreatHeading(heading),
  );
  const item = named < 0 ? namingColumn(table, all) : named;
  return all.map((target, index) => (index === item ? "item" : target));
}

/**
 * The first column of texts that are all different, if others have numbers: it names what is ranked. A column for each holder has
 * texts that others have, too.
 */
export function namingColumn(table: Table, targets: ColumnTargets): number {
  const hasNumbers = table.columns.some(
    (column, at) => targets[at] !== "rank" && hasOnlyNumbers(column, table),
  );
  if (!hasNumbers && rankColumns(table, targets).ranks.length === 0) return -1;
  return table.columns.findIndex((column, at) => {
    const texts = columnTexts(column, table);
    const isText = targets[at] === undefined && texts.every((text) => /\p{L}/u.test(text));
    return isText && texts.length > 0 && new Set(texts.map(folded)).size === texts.length;
  });
}
