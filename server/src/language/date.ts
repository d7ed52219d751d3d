/**
 * Writes EDTF dates in words, in the reader's language.
 * Source: Library of Congress, Extended Date/Time Format (EDTF) Specification, levels 0 and 1.
 */
import { t } from "@vscode/l10n";
import { cachedByArguments } from "./cachedByArguments.ts";
import { formatMessage } from "./messageFormat.ts";
import { locale } from "./texts.ts";

/**
 * A date or an interval in words: "May 2001" for "2001-05", "around 1850" for "1850~".
 * @returns The text unchanged if it is not an EDTF date.
 */
export function dateInWords(date: string): string {
  const interval = intervalOf(date);
  return interval ? inWords(interval) : date;
}

/**
 * A date until when something should have happened: "by the end of June 2028", in Spanish "hasta el 31 de diciembre de 2027". A year or
 * a month is over with its last day.
 */
export function deadlineInWords(date: string): string {
  const point = pointOf(date.trim());
  if (!point || point.qualifier !== undefined) return t("by {0}", dateInWords(date));
  return placed(
    t("{precision, select, day {by {date}} other {by the end of {date}}}"),
    dateInWords(date),
    point,
  );
}

/** A date before which something should not happen: "not before June 2028". */
export function startInWords(date: string): string {
  const point = pointOf(date.trim());
  return placed(
    t("{precision, select, day {not before {date}} other {not before {date}}}"),
    dateInWords(date),
    point,
  );
}

/** The year or years of a date, as in short citations: "1850" for "1850~", "1990–1995" for "1990-05/1995". */
export function yearInWords(date: string): string {
  const interval = intervalOf(date);
  if (!interval) return /\b\d{4}\b/.exec(date)?.[0] ?? date;
  const [from, to] = [yearOf(interval.from), interval.to && yearOf(interval.to)];
  const isOne = typeof from === "object" && typeof to === "object" && from.year === to.year;
  return inWords(isOne ? { from } : { from, to });
}

/** A date, or an interval between two dates. */
interface Interval {
  readonly from: End;
  readonly to?: End | undefined;
}

/** One end of an interval: a date, open, or unknown. */
type End = Point | "open" | "unknown";

interface Point {
  /** With its sign. "X" replaces unknown digits. */
  readonly year: string;
  /** Numbers from 21 on are seasons. */
  readonly month?: number | undefined;
  readonly day?: number | undefined;
  /** With its time zone: "12:30 UTC". */
  readonly time?: string | undefined;
  /** The qualifier: "?" for uncertain, "~" for approximate, "%" for both. */
  readonly qualifier?: string | undefined;
}

function intervalOf(date: string): Interval | undefined {
  const [from, to, ...more] = date.trim().split("/").map(endOf);
  if (more.length > 0 || (typeof from !== "object" && typeof to !== "object")) return undefined;
  return from === undefined || (to === undefined && date.includes("/")) ? undefined : { from, to };
}

function endOf(text: string): End | undefined {
  if (text === "") return "unknown";
  return text === ".." ? "open" : pointOf(text);
}

const YEAR = String.raw`-?\d{4}|\d{3}X|\d\dXX|Y-?\d{5,15}`;
const TIME = String.raw`T(\d\d:\d\d(?::\d\d)?)(Z|[+-]\d\d(?::\d\d)?)?`;
const POINT = new RegExp(`^(${YEAR})(?:-(\\d\\d|XX)(?:-(\\d\\d|XX)(?:${TIME})?)?)?([?~%])?$`);

function pointOf(text: string): Point | undefined {
  const [, written = "", months, days, clock, zone = "", qualifier] = POINT.exec(text) ?? [];
  const [year, month, day] = [written.replace("Y", ""), numberIn(months), numberIn(days)];
  const isMonth = month === undefined || (month >= 1 && month <= 12) || (month >= 21 && month <= 24);
  const isDay = day === undefined || (day >= 1 && day <= daysIn(Number(year), month ?? 0));
  if (year === "" || !isMonth || !isDay) return undefined;
  const time = clock && `${clock}${zone && ` UTC${zone.replace("Z", "")}`}`;
  return { year, month, day, time, qualifier };
}

/** The number of a month or a day; `undefined` if its digits are unknown. */
function numberIn(digits: string | undefined): number | undefined {
  return digits === undefined || digits === "XX" ? undefined : Number(digits);
}

/** The number of days in a month; 0 if `month` is 0 or a season. */
function daysIn(year: number, month: number): number {
  return month === 0 || month > 12 ? 0 : new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
}

function yearOf(end: End): End {
  return typeof end === "object" ? { year: end.year } : end;
}

function inWords({ from, to }: Interval): string {
  if (typeof from === "object" && typeof to === "object" && from.qualifier === to.qualifier)
    return qualified(rangeInWords(from, to), from);
  if (from === "open" && typeof to === "object")
    return placed(t("{precision, select, day {until {date}} other {until {date}}}"), qualifiedPoint(to), to);
  if (typeof from === "object" && to === "open")
    return placed(
      t("{precision, select, day {from {date} on} other {from {date} on}}"),
      qualifiedPoint(from),
      from,
    );
  return [from, to].flatMap((end) => (end === undefined ? [] : [endInWords(end)])).join(" – ");
}

function endInWords(end: End): string {
  return typeof end === "object" ? qualifiedPoint(end) : t("unknown");
}

function qualifiedPoint(point: Point): string {
  return qualified(pointInWords(point), point);
}

function qualified(date: string, point: Point): string {
  switch (point.qualifier) {
    case "?":
      return t("perhaps {0}", date);
    case "~":
      return placed(t("{precision, select, day {around {date}} other {around {date}}}"), date, point);
    case "%":
      return placed(
        t("{precision, select, day {perhaps around {date}} other {perhaps around {date}}}"),
        date,
        point,
      );
    default:
      return date;
  }
}

/** Puts a date into a message. Some languages need an article before a day, unlike English. */
function placed(message: string, date: string, point: Point | undefined): string {
  return formatMessage(message, { precision: point?.day === undefined ? "other" : "day", date });
}

/** An interval in words. Parts that both dates share appear only once: "May 3 – 5, 2001". */
function rangeInWords(from: Point, to: Point): string {
  const [first, last] = [from, to].map(pointInWords);
  const joint = isYear(from) && isYear(to) ? "–" : " – ";
  const [start, end] = [instantOf(from), instantOf(to)];
  const areAlike = (from.day === undefined) === (to.day === undefined) && !isYear(from) && !isYear(to);
  if (!areAlike || start === undefined || end === undefined || start >= end) return `${first}${joint}${last}`;
  // The kind of space depends on the version of the Unicode data.
  return formatFor(from).formatRange(start, end).replace(/\s/g, " ");
}

function isYear({ year, month }: Point): boolean {
  return month === undefined && !year.includes("X");
}

/**
 * The beginning of a month or a day, in milliseconds since 1970; `undefined` if Unicode has no pattern for such a date.
 */
function instantOf({ year, month, day, time }: Point): number | undefined {
  const isUsual = /^[1-9]\d{3}$/.test(year) && month !== undefined && month <= 12 && time === undefined;
  return isUsual ? Date.UTC(Number(year), month - 1, day ?? 1) : undefined;
}

function pointInWords(point: Point): string {
  const { month, day, time } = point;
  const year = yearInDigits(point.year);
  if (month === undefined) return year;
  if (month > 12) return seasonInWords(month, year);
  // Formats the date in the year 2000, which has every day, and then puts in the real year.
  const parts = formatFor(point).formatToParts(Date.UTC(2000, month - 1, day ?? 1));
  const date = parts.map(({ type, value }) => (type === "year" ? year : value)).join("");
  return time === undefined ? date : `${date}, ${time}`;
}

function formatFor({ day }: Point): Intl.DateTimeFormat {
  return formatOf(locale(), day === undefined ? undefined : "numeric");
}

const formatOf = cachedByArguments(
  (code: string, day: "numeric" | undefined) =>
    new Intl.DateTimeFormat(code, { year: "numeric", month: "long", day, timeZone: "UTC" }),
);

function yearInDigits(year: string): string {
  if (year.endsWith("XX")) return `${year.replace("XX", "00")}–${year.replace("XX", "99")}`;
  if (year.endsWith("X")) return t("the {0}s", year.replace("X", "0"));
  // EDTF has a year 0, as in astronomy; historians go from 1 BC to AD 1.
  return Number(year) > 0 ? String(Number(year)) : t("{0} BC", String(1 - Number(year)));
}

function seasonInWords(month: number, year: string): string {
  switch (month) {
    case 21:
      return t("spring {0}", year);
    case 22:
      return t("summer {0}", year);
    case 23:
      return t("autumn {0}", year);
    default:
      return t("winter {0}", year);
  }
}
