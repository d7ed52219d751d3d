/** The shape of tables: how wide their columns are, and which tables are set in smaller letters or kept on one page. */
import type { Nodes, PhrasingContent, Table } from "mdast";
import { maxOf } from "../../syntax/minMax.ts";

/** A table with more columns is set in smaller letters. */
const MANY_COLUMNS = 6;

/** Whether a table has so many columns that it is set in smaller letters. */
export function isWide({ children: [head] }: Table): boolean {
  return (head?.children.length ?? 0) > MANY_COLUMNS;
}

/** The most rows and letters of a table that is kept on one page. */
const [SHORT_ROWS, SHORT_LETTERS] = [12, 1200];

/** Whether a table without a caption is so short that it need not be divided between pages. */
export function isShort({ children, data }: Table): boolean {
  return data?.caption === undefined && fitOnPage(children);
}

/**
 * Returns for each row how many rows belong to it: itself and those below that have no name of their own; 0 for these. They are kept on one
 * page, where the name is, unless they are too long.
 */
export function rowsTogether({ children, data }: Table): number[] {
  const heads = data?.headColumns ?? 0;
  const continues = children.map(
    (row, index) => index > 1 && heads > 0 && lettersOf(row.children.slice(0, heads)).trim() === "",
  );
  return continues.map((isBelow, index) => {
    if (isBelow) return 0;
    const next = continues.indexOf(false, index + 1);
    return (next < 0 ? children.length : next) - index;
  });
}

/** Whether rows that belong together fit on a page. */
export function fitOnPage(rows: Table["children"]): boolean {
  return rows.length <= SHORT_ROWS && lettersOf(rows).length <= SHORT_LETTERS;
}

/** How many letters a line of a table has, roughly, also in smaller letters. */
const [LINE, WIDE_LINE] = [88, 104];
/** The letters that a column has room for: those of a short word, and of a long one. */
const [LEAST, MOST] = [6, 22];

/** The share of each column: each has room for its longest word, and longer texts have more of the rest. */
export function columnShares(rows: Rows): number[] {
  const needs = needsOf(rows);
  const least = needs.reduce((sum, need) => sum + need.least, 0);
  const more = needs.reduce((sum, need) => sum + need.more, 0) || 1;
  const rest = Math.max(0, lettersOnLine(needs.length) - least);
  return needs.map((need) => (need.least + (rest * need.more) / more) / (least + rest));
}

/** Returns shares that are wanted, with room for the longest word of each column: words are longer in some languages. */
export function sharesWithRoom(rows: Rows, wanted: readonly number[]): readonly number[] {
  const least = needsOf(rows).map((need) => need.least / lettersOnLine(wanted.length));
  const sumOf = (difference: (share: number, column: number) => number): number =>
    wanted.reduce((sum, share, column) => sum + Math.max(0, difference(share, column)), 0);
  const lacking = sumOf((share, column) => (least[column] ?? 0) - share);
  const spare = sumOf((share, column) => share - (least[column] ?? 0));
  if (lacking === 0 || rows.length === 0) return wanted;
  if (spare < lacking) return columnShares(rows);
  return wanted.map((share, column) => {
    const needed = least[column] ?? 0;
    return share < needed ? needed : share - ((share - needed) * lacking) / spare;
  });
}

type Rows = readonly (readonly PhrasingContent[][])[];

/** The letters that each column needs at least, and how much more its texts need. */
function needsOf(rows: Rows): { readonly least: number; readonly more: number }[] {
  return (rows[0] ?? []).map((_, column) => {
    const texts = rows.map((row) => lettersOf(row[column] ?? []));
    // The names of columns are set in bold letters, which are wider.
    const widths = texts.flatMap((text, row) =>
      text.split(/[\s\u00ad]/).map(({ length }) => length + (row === 0 ? 4 : 2)),
    );
    return {
      least: Math.min(MOST, Math.max(LEAST, maxOf(widths))),
      // Twice the words do not need twice the width.
      more: maxOf(texts.map(({ length }, row) => (row === 0 ? length / 2 : length))) ** 0.75,
    };
  });
}

/** Returns how many letters a line of a table with so many columns has, roughly. */
export function lettersOnLine(columns: number): number {
  return columns > MANY_COLUMNS ? WIDE_LINE : LINE;
}

function lettersOf(nodes: readonly Nodes[]): string {
  return nodes
    .map((node) => ("value" in node ? node.value : "children" in node ? lettersOf(node.children) : ""))
    .join("");
}
