/** Reads ranks as registers write them, and finds the columns that rank the rows of a table: one for each holder. */
import { maxOf } from "../../syntax/minMax.ts";
import { namesNothing } from "../cells/placeholders.ts";

const TIE = String.raw`(?:joint|equal|tied?|t|empate|empatado|empatada)`;

/** A number with the words and signs of a rank around it. */
const RANK = new RegExp(
  String.raw`^(?:${TIE}[\s.:-]*|[=#]\s*|(?:no|n\.?[º°o]|rank|puesto|lugar)\.?\s*){0,2}(\d{1,4}(?:[.,]\d{1,2})?)(?:\.?\s?(?:st|nd|rd|th|er|ero|era|ro|ra|do|da|to|ta|mo|ma|vo|va|no|na|[ºª°oa])|[.)])*\s*(?:=|\*|\(?${TIE}\)?)?$`,
  "iu",
);

/** The rank that a cell shows: "1", "1.º", "1st", "2=", "=2", "T-2", "joint 2nd"; `undefined` for a range and for others. */
export function rankIn(text: string | undefined): number | undefined {
  const found = RANK.exec(text?.trim() ?? "")?.[1];
  return found === undefined ? undefined : Number(found.replace(",", "."));
}

/** What the cells of a column are, if all of them are whole numbers or ranks: "n/a" and empty ones do not count. */
interface NumberColumn {
  readonly numbers: readonly number[];
  /** Whether they are plainly ranks: nearly every row has another one, and the first has 1. */
  readonly isRanking: boolean;
}

/** The fewest entries that show what the numbers are. */
const FEWEST = 3;

/**
 * Returns what the cells of a column are; `undefined` if some of them are neither whole numbers nor ranks.
 * @param rows How many rows the table has.
 */
export function numberColumn(texts: readonly string[], rows: number): NumberColumn | undefined {
  const ranks = texts.filter((text) => !namesNothing(text)).map(rankIn);
  const numbers = ranks.filter((rank) => rank !== undefined);
  if (numbers.length < Math.max(ranks.length, FEWEST)) return undefined;
  return { numbers, isRanking: areRanks(numbers) && maxOf(numbers) <= rows };
}

/**
 * Whether numbers are ranks, and not scores: all of them differ, or ties are counted as in a ranking and are few. Many rows may have
 * some more ties, or miss some ranks.
 */
function areRanks(numbers: readonly number[]): boolean {
  const sorted = numbers.toSorted((a, b) => a - b);
  const distinct = [...new Set(sorted)];
  const isFirst =
    sorted[0] === 1 || (sorted[0] ?? 0) === (sorted.filter((n) => n === sorted[0]).length + 1) / 2;
  if (!isFirst || distinct.length < FEWEST) return false;
  if (distinct.length === sorted.length) return true;
  const share = distinct.length / sorted.length;
  if (sorted.length > 2 * FEWEST && share >= 3 / 4) return true;
  return (
    share >= 1 / 2 && (countsTies(sorted) || (isDense(distinct) && distinct.length === sorted.length - 1))
  );
}

/** Whether the ranks go on after a tie as in a competition (1, 2, 2, 4), or ties have the mean of their places (1, 2.5, 2.5, 4). */
function countsTies(sorted: readonly number[]): boolean {
  const before = (rank: number): number => sorted.indexOf(rank);
  const tied = (rank: number): number => sorted.lastIndexOf(rank) - before(rank);
  return (
    sorted.every((rank) => rank === before(rank) + 1) ||
    sorted.every((rank) => rank === before(rank) + 1 + tied(rank) / 2)
  );
}

function isDense(distinct: readonly number[]): boolean {
  return distinct.every((rank, index) => rank === index + 1);
}

/** The columns of a table that have numbers alone: those that rank its rows, and others. */
export interface NumberColumns<T> {
  readonly ranks: readonly T[];
  readonly figures: readonly T[];
}

/** Finds the columns that rank the rows of a table: several, and more than those that have other numbers. */
export function numberColumns<T>(
  columns: readonly { readonly column: T; readonly texts: readonly string[] }[],
  rows: number,
): NumberColumns<T> {
  const read = columns.flatMap(({ column, texts }) => {
    const numbers = numberColumn(texts, rows);
    return numbers ? [{ column, ...numbers }] : [];
  });
  const ranks = read.filter(({ isRanking }) => isRanking).map(({ column }) => column);
  const isMatrix = ranks.length > 1 && ranks.length * 2 > read.length;
  const all = read.map(({ column }) => column);
  return isMatrix
    ? { ranks, figures: all.filter((column) => !ranks.includes(column)) }
    : { ranks: [], figures: all };
}
