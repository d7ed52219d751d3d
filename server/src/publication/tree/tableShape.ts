/** The shape of tables: how wide their columns are, and which tables are set in smaller letters or kept on one page. */
import type { Nodes, PhrasingContent, Table } from "mdast";
import { maxOf } from "../../syntax/minMax.ts";

/** A table with more columns is set in smaller letters. */
const MANY_COLUMNS = 6;

/** Whether a table has so many columns, or so long words and facts, that it is set in smaller letters. */
export function isWide(table: Table): boolean {
  return areWide(needsIn(table));
}

function areWide(needs: readonly Need[]): boolean {
  return needs.length > MANY_COLUMNS || sumOf(needs.map(({ line }) => line)) > LINE;
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

/**
 * How many letters a line of a table has, roughly, also in smaller letters. Fonts that replace those of a Word file may be much wider.
 */
const [LINE, WIDE_LINE] = [80, 92];
/** The letters that a column has room for: those of a short word, and of a long one or of a short fact. */
const [LEAST, MOST] = [6, 24];

/** The share of each column: each has room for its words and, if possible, for its short facts; longer texts have more of the rest. */
export function columnShares(rows: Rows): number[] {
  const needs = needsOf(rows);
  const widths = roomOf(needs);
  const used = sumOf(widths);
  const more = sumOf(needs.map((need) => need.more)) || 1;
  const rest = Math.max(0, lettersOnLine(areWide(needs)) - used);
  return needs.map((need, column) => ((widths[column] ?? 0) + (rest * need.more) / more) / (used + rest));
}

/** Returns shares that are wanted, with room for the words and short facts of each column: words are longer in some languages. */
export function sharesWithRoom(rows: Rows, wanted: readonly number[]): readonly number[] {
  const needs = needsOf(rows);
  const least = roomOf(needs).map((width) => width / lettersOnLine(areWide(needs)));
  const lacking = sumOf(wanted.map((share, column) => Math.max(0, (least[column] ?? 0) - share)));
  const spare = sumOf(wanted.map((share, column) => Math.max(0, share - (least[column] ?? 0))));
  if (lacking === 0 || rows.length === 0) return wanted;
  if (spare < lacking) return columnShares(rows);
  return wanted.map((share, column) => {
    const needed = least[column] ?? 0;
    return share < needed ? needed : share - ((share - needed) * lacking) / spare;
  });
}

/** Returns how many letters wide a table has to be, so that no word and no short fact of it is divided. */
export function lettersWide(table: Table): number {
  return sumOf(needsIn(table).map(({ line }) => line));
}

type Rows = readonly (readonly PhrasingContent[][])[];

/** The letters that a column needs. */
interface Need {
  /** For its longest word. */
  readonly least: number;
  /** For its short facts on one line, such as dates and amounts; as much as for its longest word if it has longer texts. */
  readonly line: number;
  /** How much more its texts need. */
  readonly more: number;
}

function needsIn({ children }: Table): Need[] {
  return needsOf(children.map((row) => row.children.map((cell) => cell.children)));
}

function needsOf(rows: Rows): Need[] {
  return (rows[0] ?? []).map((_, column) => {
    const texts = rows.map((row) => lettersOf(row[column] ?? []));
    // The names of columns are set in bold letters, which are wider.
    const least = maxOf(
      texts.flatMap((text, row) => text.split(BREAK).map(({ length }) => length + (row === 0 ? 5 : 3))),
    );
    const longest = maxOf(texts.slice(1).map(({ length }) => length + 3));
    const atLeast = Math.min(MOST, Math.max(LEAST, least));
    return {
      least: atLeast,
      line: longest > MOST ? atLeast : Math.max(atLeast, longest),
      // Twice the words do not need twice the width.
      more: maxOf(texts.map(({ length }, row) => (row === 0 ? length / 2 : length))) ** 0.75,
    };
  });
}

/** Where a line can end: at a space, unless it is a no-break space, and after a hyphen, a dash or a slash. */
const BREAK = /[^\S\u00a0\u202f]|\u00ad|(?<=[-–/])/u;

/** Returns the letters of each column: for its words, and for its short facts in as many columns as there is room for. */
function roomOf(needs: readonly Need[]): number[] {
  const widths = needs.map(({ least }) => least);
  let rest = lettersOnLine(areWide(needs)) - sumOf(widths);
  const columns = needs.map(({ least, line }, column) => ({ column, line, extra: line - least }));
  for (const { column, line, extra } of columns.toSorted((a, b) => a.extra - b.extra)) {
    if (extra > rest) break;
    widths[column] = line;
    rest -= extra;
  }
  return widths;
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** Returns how many letters a line of a table has, roughly. @param isSmall Whether it is set in smaller letters. */
export function lettersOnLine(isSmall: boolean): number {
  return isSmall ? WIDE_LINE : LINE;
}

function lettersOf(nodes: readonly Nodes[]): string {
  return nodes
    .map((node) => ("value" in node ? node.value : "children" in node ? lettersOf(node.children) : ""))
    .join("");
}
