/** Reads dates as registers write them: "31/12/2026", "mar-27", "Q3 2026", "1S 2026", and the numbers that spreadsheets keep dates as. */
import { writtenDate } from "../../model/dates/date.ts";
import { unaccented } from "../../model/basics/normalizedName.ts";
import { partOfYear } from "../../model/dates/partOfYear.ts";
import { folded } from "./folded.ts";

/** Whether the day or the month comes first in dates of numbers. */
type DayOrder = "day-first" | "month-first";

/** What is known of the dates of a table. */
export interface DateStyle {
  readonly dayOrder: DayOrder | undefined;
  /** Whether a bare number counts days from 1900, as in a workbook. */
  readonly hasSerialDates: boolean;
}

const UNKNOWN_STYLE: DateStyle = { dayOrder: undefined, hasSerialDates: false };

/** Returns the date in a text in EDTF; `undefined` if it is not a date, or can be read in two ways. */
export function dateIn(text: string, style: DateStyle = UNKNOWN_STYLE): string | undefined {
  const bare = bareDate(text);
  if (/^\d{4}(?:-\d\d(?:-\d\d)?)?$/.test(bare)) return isInCalendar(bare) ? bare : undefined;
  const meanings = writtenDate(withMonthName(bare))?.meanings ?? [];
  if (meanings.length === 1) return meanings[0];
  // "31/12/2026" comes first among the meanings if the day is first.
  if (meanings.length > 1) return style.dayOrder && meanings[style.dayOrder === "day-first" ? 1 : 0];
  return partOfYear(unaccented(bare)) ?? (style.hasSerialDates ? serialDate(bare) : undefined);
}

/** What makes a year or a month a day, by its length. */
const DAY_ENDS: ReadonlyMap<number, string> = new Map([
  [4, "-01-01"],
  [7, "-01"],
]);

/** Whether a year, a month or a day exists: there is no 2027-13-45, and no 2027-02-30. */
function isInCalendar(date: string): boolean {
  const time = new Date(`${date}${DAY_ENDS.get(date.length) ?? ""}T00:00:00Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(date);
}

/** Returns the day on which what is due at a date has to be done at the latest. */
export function lastOf(date: string): string {
  return date.split("/").at(-1) ?? date;
}

/** Whether a text is a date that can be read in two ways: "03/04/2026". */
export function isAmbiguousDate(text: string): boolean {
  return (writtenDate(bareDate(text))?.meanings ?? []).length > 1;
}

/** Whether a text is a fiscal year, the days of which every institution decides. */
export function isFiscalYear(text: string): boolean {
  return /^(?:f\.?\s?y\.?|fiscal year|financial year|a[ñn]o fiscal|ejercicio(?: fiscal)?)[\s'’]*\d{2,4}(?:\s?[-/–]\s?\d{2,4})?(?:\s+q[1-4])?$/iu.test(
    text.trim(),
  );
}

/** Returns the order of days and months that the dates of a table show; `undefined` if none shows it, or both. */
export function dayOrderIn(texts: readonly string[]): DayOrder | undefined {
  const orders = new Set(texts.flatMap((text) => orderOf(text) ?? []));
  const [only] = orders;
  return orders.size === 1 ? only : undefined;
}

function orderOf(text: string): DayOrder | undefined {
  const [, first, second] = /^(\d{1,2})[/.-](\d{1,2})[/.-](?:\d{4}|\d{2})$/.exec(text.trim()) ?? [];
  if (Number(first) > 12 && Number(second) <= 12) return "day-first";
  return Number(second) > 12 && Number(first) <= 12 ? "month-first" : undefined;
}

/** A text without the words before a date, and without the time of the day. */
function bareDate(text: string): string {
  return text
    .trim()
    .replace(/^(?:until|by|before|due|hasta|antes de|para)(?: the| el)?\s+/iu, "")
    .replace(/^(?:the )?(?:end|fin|final|finales)(?: of| del?)?\s+/iu, "")
    .replace(/T\d\d:\d\d$/, "");
}

/** "31-dic-26" and "mar-27" with spaces and the whole year. */
function withMonthName(text: string): string {
  const [, day, month, year] =
    /^(?:(\d{1,2})[-/.\s])?(\p{L}{3,10})\.?[-/.\s'’]{1,3}(\d{4}|\d{2})$/u.exec(text) ?? [];
  if (month === undefined || year === undefined) return text;
  return [day, month, year.length === 2 ? `20${year}` : year].filter((part) => part !== undefined).join(" ");
}

/** The days from the beginning of 1990 to the end of 2099, as a spreadsheet counts them. */
const [FIRST_SERIAL, LAST_SERIAL] = [32_874, 73_050];

/** What a heading says of dates. */
const OF_DATES =
  /\b(?:dates?|review(?:ed)?|updated?|closed|opened|raised|identified|since|deadline|fechas?|revision|revisado|actualizacion|actualizado|cierre|cerrado|vencimiento|desde)\b/;

/** Whether the numbers below a heading are dates that have lost their format. */
export function areSerialDates(heading: string, texts: readonly string[]): boolean {
  const numbers = texts.filter((text) => /^\d/.test(text));
  return (
    OF_DATES.test(folded(heading)) &&
    numbers.length > 0 &&
    numbers.every((text) => /^\d{4}-\d\d-\d\d/.test(text) || serialDate(text) !== undefined)
  );
}

/** The date that a spreadsheet keeps as a number, without its format. Day 1 is 1 January 1900; that year has a day too many. */
export function serialDate(text: string): string | undefined {
  const serial = /^\d{5}$/.test(text) ? Number(text) : 0;
  if (serial < FIRST_SERIAL || serial > LAST_SERIAL) return undefined;
  return new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).toISOString().slice(0, 10);
}
