/** Converts dates as people write them, in English and Spanish, to the notation of the format. */
import { monthNumber } from "../../language/monthNames.ts";

/**
 * The possible meanings of a date in ISO notation: one text if it is unambiguous, two if day and month may be swapped.
 */
interface WrittenDate {
  readonly meanings: readonly string[];
}

const NUMBERS = /^(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4}|\d{2})$/;
const YEAR_FIRST = /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})$/;
const YEAR_MONTH = /^(?:(\d{4})-(\d)|(\d{1,2})[/.-](\d{4}))$/;
/** "25 January 2005", "25 de enero de 2005", "January 2005", "25-Jan-2005". */
const DAY_FIRST =
  /^(?:(?:el\s+|the\s+)?(\d{1,2})(?:st|nd|rd|th|º)?(?:\.?\s+|[-/])(?:of\s+|de\s+)?)?(\p{sc=Latn}+)(?:\.?,?\s+|[-/])(?:of\s+|del?\s+)?(\d{4})$/iu;
/** "25-Jan-05". Without a day, "Jan-05" could be the fifth. */
const DAY_AND_SHORT_YEAR = /^(\d{1,2})[-/ ](\p{L}+)\.?[-/ ](\d{2})$/u;
/** "2004-2005", "2004 to 2005". */
const YEARS = /^(\d{4})\s*(?:-|–|—|to|a|al|hasta)\s*(\d{4})$/u;
/** "2005-01-25T10:00", "20050125". */
const DAY_AND_MORE = /^(\d{4})(?:-(\d\d)-(\d\d)(?:T|\s+\d\d?:).*|(\d\d)(\d\d))$/;
/** "circa 2004". */
const ABOUT = /^(?:c\.|ca\.?|circa|hacia|about|around)\s*(\d{4})$/iu;
/** "January 25, 2005". */
const MONTH_FIRST = /^(\p{sc=Latn}+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/iu;

/** A year of two digits up to this is in the current century, one above is in the last century. */
const PIVOT = 50;

/** Reads a date that is not in a notation of the format; `undefined` if the text is not a date. */
export function writtenDate(written: string): WrittenDate | undefined {
  const text = written.trim();
  const single = readings(text);
  const meanings = [...new Set(single.length > 0 ? single : periods(text))];
  return meanings.length > 0 ? { meanings } : undefined;
}

function readings(text: string): string[] {
  const numbers = NUMBERS.exec(text);
  if (numbers) {
    const [, first = "", second = "", year = ""] = numbers;
    return [...iso(year, first, second), ...iso(year, second, first)];
  }
  const yearFirst = YEAR_FIRST.exec(text);
  if (yearFirst) return iso(yearFirst[1], yearFirst[2], yearFirst[3]);
  const years = YEARS.exec(text);
  if (years) return Number(years[1]) < Number(years[2]) ? [`${years[1] ?? ""}/${years[2] ?? ""}`] : [];
  const day = DAY_AND_MORE.exec(text);
  if (day) return iso(day[1], day[2] ?? day[4], day[3] ?? day[5]);
  const about = ABOUT.exec(text);
  if (about) return [`${about[1] ?? ""}~`];
  const yearMonth = YEAR_MONTH.exec(text);
  if (yearMonth) return iso(yearMonth[1] ?? yearMonth[4], yearMonth[2] ?? yearMonth[3], undefined);
  const dayFirst = DAY_FIRST.exec(text) ?? DAY_AND_SHORT_YEAR.exec(text);
  if (dayFirst) return iso(dayFirst[3], monthOf(dayFirst[2]), dayFirst[1]);
  const monthFirst = MONTH_FIRST.exec(text);
  return monthFirst ? iso(monthFirst[3], monthOf(monthFirst[1]), monthFirst[2]) : [];
}

/** Separators between the two ends of a period. A hyphen needs spaces around it, because dates contain hyphens. */
const ENDS =
  /^(?:(?:from|between|del?|desde|entre)\s{1,9})?(?:el\s{1,9})?(.{1,60}?)(?:\s{1,9}-{1,2}\s{1,9}|\s{0,9}[–—]\s{0,9}|\s{1,9}(?:to|until|through|and|al?|hasta|y)\s{1,9})(?:el\s{1,9})?(.{1,60})$/iu;
/** "1-14 September 2025", "September 1-14, 2025". */
const DAYS = /^(.{0,60}?)(?<![\d-])(\d{1,2})-(\d{1,2})(?![\d-])(.*)$/u;
const ISO = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?$/;

/** Returns the possible meanings of a period: "2025-09-01 - 2025-09-14", "1 to 14 September 2025". */
function periods(text: string): string[] {
  const days = DAYS.exec(text);
  const [first = "", last = ""] = days
    ? [`${days[1] ?? ""}${days[2] ?? ""}${days[4] ?? ""}`, `${days[1] ?? ""}${days[3] ?? ""}${days[4] ?? ""}`]
    : (ENDS.exec(text)?.slice(1) ?? []);
  const to = end(last);
  const from = completed(first, last);
  // Both ends have the same notation: day and month are swapped in both or in neither.
  const pairs = from.flatMap((each, index) =>
    to.filter((_, other) => from.length !== to.length || index === other).map((other) => [each, other]),
  );
  return pairs.flatMap(([a = "", b = ""]) => (a < b && a.length === b.length ? [`${a}/${b}`] : []));
}

function end(text: string): string[] {
  return ISO.test(text) ? [text] : readings(text);
}

/** Completes the first end of a period with the month or year that it shares with the last. */
function completed(first: string, last: string): string[] {
  const whole = end(first);
  if (whole.length > 0) return whole;
  const year = /\d{4}$/.exec(last)?.[0] ?? "";
  const month = /\p{L}{3,}/u.exec(last.replace(/^(?:el|del)\s/iu, ""))?.[0] ?? "";
  const parts = /^\d{1,2}(?:st|nd|rd|th|º)?$/.test(first) ? `${first} ${month} ${year}` : `${first} ${year}`;
  return readings(parts);
}

/** Returns the first day of a date or interval that does not exist, such as 30 February or 31 April. */
export function impossibleDay(text: string): string | undefined {
  for (const [written, year, month, day] of text.matchAll(/(?<![\d-])(\d{4})-(\d\d)-(\d\d)(?!\d)/g))
    if (Number(month) <= 12 && iso(year, month, day).length === 0) return written;
  return undefined;
}

/** Returns the first month of a date or interval that does not exist: 13 to 20 and 42 to 99. EDTF has seasons from 21 to 41. */
export function impossibleMonth(text: string): string | undefined {
  for (const [, month] of text.matchAll(/(?<![\d-])\d{4}-(\d\d)(?:-\d\d)?(?![\d-])/g))
    if (!/^(?:0[1-9]|1[0-2]|2[1-9]|3\d|4[01])$/.test(month ?? "")) return month;
  return undefined;
}

function monthOf(name: string | undefined): string | undefined {
  return monthNumber(name ?? "")?.toString();
}

/** Returns the date in ISO notation; nothing if the day does not exist. */
function iso(year: string | undefined, month: string | undefined, day: string | undefined): string[] {
  if (year === undefined || month === undefined) return [];
  const full = year.length === 2 ? (Number(year) <= PIVOT ? `20${year}` : `19${year}`) : year;
  const date = new Date(Date.UTC(Number(full), Number(month) - 1, Number(day ?? 1)));
  const isReal = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day ?? 1);
  if (!isReal) return [];
  return [[full, month, ...(day === undefined ? [] : [day])].map((part) => part.padStart(2, "0")).join("-")];
}
