/**
 * Dates of EDTF as people read them, in the language of the reader. Source: Library of Congress, Extended Date/Time Format
 * (EDTF) Specification, levels 0 and 1.
 */
import { t } from "@vscode/l10n";
import { formatMessage } from "./messageFormat.ts";

/**
 * A date or an interval in words: "May 2001" for "2001-05", "around 1850" for "1850~".
 * @returns What is not a date of EDTF as it is.
 */
export function dateInWords(date: string): string {
  const interval = intervalOf(date);
  return interval ? inWords(interval) : date;
}

/** The year or years of a date, as short citations have them: "1850" for "1850~", "1990–1995" for "1990-05/1995". */
export function yearInWords(date: string): string {
  const interval = intervalOf(date);
  if (!interval) return /\b\d{4}\b/.exec(date)?.[0] ?? date;
  const [from, to] = [yearOf(interval.from), interval.to && yearOf(interval.to)];
  const isOne = typeof from === "object" && typeof to === "object" && from.year === to.year;
  return inWords(isOne ? { from } : { from, to });
}

/** A date, or the time from one to another. */
interface Interval {
  readonly from: End;
  readonly to?: End | undefined;
}

/** An end of an interval: a date, or that there is none, or that nobody knows it. */
type End = Point | "open" | "unknown";

interface Point {
  /** With its sign, and with "X" for digits that are not known. */
  readonly year: string;
  /** From 21 on a season. */
  readonly month?: number | undefined;
  readonly day?: number | undefined;
  /** With its zone: "12:30 UTC". */
  readonly time?: string | undefined;
  /** "?" for uncertain, "~" for approximate, "%" for both. */
  readonly mark?: string | undefined;
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
  const [, written = "", months, days, clock, zone = "", mark] = POINT.exec(text) ?? [];
  const [year, month, day] = [written.replace("Y", ""), numberIn(months), numberIn(days)];
  const isMonth = month === undefined || (month >= 1 && month <= 12) || (month >= 21 && month <= 24);
  const isDay = day === undefined || (day >= 1 && day <= daysIn(Number(year), month ?? 0));
  if (year === "" || !isMonth || !isDay) return undefined;
  const time = clock && `${clock}${zone && ` UTC${zone.replace("Z", "")}`}`;
  return { year, month, day, time, mark };
}

/** A month or a day; nothing where it is not known. */
function numberIn(digits: string | undefined): number | undefined {
  return digits === undefined || digits === "XX" ? undefined : Number(digits);
}

/** How many days a month has; none if it is a season, or not known. */
function daysIn(year: number, month: number): number {
  return month === 0 || month > 12 ? 0 : new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
}

function yearOf(end: End): End {
  return typeof end === "object" ? { year: end.year } : end;
}

function inWords({ from, to }: Interval): string {
  if (typeof from === "object" && typeof to === "object" && from.mark === to.mark)
    return marked(rangeInWords(from, to), from);
  if (from === "open" && typeof to === "object")
    return placed(t("{precision, select, day {until {date}} other {until {date}}}"), markedPoint(to), to);
  if (typeof from === "object" && to === "open")
    return placed(
      t("{precision, select, day {from {date} on} other {from {date} on}}"),
      markedPoint(from),
      from,
    );
  return [from, to].flatMap((end) => (end === undefined ? [] : [endInWords(end)])).join(" – ");
}

function endInWords(end: End): string {
  return typeof end === "object" ? markedPoint(end) : t("unknown");
}

function markedPoint(point: Point): string {
  return marked(pointInWords(point), point);
}

function marked(date: string, point: Point): string {
  switch (point.mark) {
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

/** A date in a message: other languages need an article before a day, where English has none. */
function placed(message: string, date: string, { day }: Point): string {
  return formatMessage(message, { precision: day === undefined ? "other" : "day", date });
}

/** What two dates have in common is said once: "May 3 – 5, 2001". */
function rangeInWords(from: Point, to: Point): string {
  const [first, last] = [from, to].map(pointInWords);
  const joint = isYear(from) && isYear(to) ? "–" : " – ";
  const [start, end] = [instantOf(from), instantOf(to)];
  const areAlike = (from.day === undefined) === (to.day === undefined) && !isYear(from) && !isYear(to);
  if (!areAlike || start === undefined || end === undefined || start >= end) return `${first}${joint}${last}`;
  // Versions of Unicode's data differ in the kind of space.
  return formatFor(from).formatRange(start, end).replace(/\s/g, " ");
}

function isYear({ year, month }: Point): boolean {
  return month === undefined && !year.includes("X");
}

/** When a month or a day begins, in milliseconds, if Unicode's patterns have words for it. */
function instantOf({ year, month, day, time }: Point): number | undefined {
  const isUsual = /^[1-9]\d{3}$/.test(year) && month !== undefined && month <= 12 && time === undefined;
  return isUsual ? Date.UTC(Number(year), month - 1, day ?? 1) : undefined;
}

function pointInWords(point: Point): string {
  const { month, day, time } = point;
  const year = yearInDigits(point.year);
  if (month === undefined) return year;
  if (month > 12) return seasonInWords(month, year);
  // The year is put in by its own words; this one has all days.
  const parts = formatFor(point).formatToParts(Date.UTC(2000, month - 1, day ?? 1));
  const date = parts.map(({ type, value }) => (type === "year" ? year : value)).join("");
  return time === undefined ? date : `${date}, ${time}`;
}

function formatFor({ day }: Point): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(t("en"), {
    year: "numeric",
    month: "long",
    ...(day === undefined ? {} : { day: "numeric" }),
    timeZone: "UTC",
  });
}

function yearInDigits(year: string): string {
  if (year.endsWith("XX")) return `${year.replace("XX", "00")}–${year.replace("XX", "99")}`;
  if (year.endsWith("X")) return t("the {0}s", year.replace("X", "0"));
  // Astronomers count a year 0, historians do not.
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
