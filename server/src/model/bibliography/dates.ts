/**
 * Converts the dates of bibliographies to EDTF (ISO 8601-2): "2001-05", "2001-22/2002-06", "2004~". What is not a date
 * stays as it is written.
 * Sources: CSL 1.0.2 (date variables); the manuals of Pandoc and biblatex.
 */
import { monthNumberByBeginning } from "../../language/monthNames.ts";
import { parsers } from "./parsers.generated.js";

/**
 * Returns the date of a CSL entry, which may be a text, a number, a CSL object, or Pandoc's list of maps with `year`.
 */
export function dateOf(value: unknown): string | undefined {
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return edtfOf(value);
  if (Array.isArray(value)) return interval(value.slice(0, 2).map(partsDate));
  const { literal, raw, circa, season, ...others } = asRecord(value);
  const dates = listsIn(others["date-parts"]).map((each) => dayOf(each, season));
  const found = interval(dates.length > 0 ? dates : [partsDate(value)]);
  if (found === undefined) return wordsIn(raw) === undefined ? wordsIn(literal) : rawDate(wordsIn(raw) ?? "");
  return circa === undefined || circa === null || circa === false || circa === 0 || circa === "false"
    ? found
    : found.replace(/[^/]+/g, "$&~");
}

/** Returns the start and the end as lists. The input may be one date without a list around it, or only a year. */
function listsIn(parts: unknown): readonly unknown[] {
  if (!Array.isArray(parts)) return wordsIn(parts) === undefined ? [] : [[parts]];
  return parts.some((each) => Array.isArray(each)) ? parts.slice(0, 2) : parts.length > 0 ? [parts] : [];
}

/** Returns the properties of an object, without inherited ones. */
function asRecord(value: unknown): Readonly<Partial<Record<string, unknown>>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

function wordsIn(value: unknown): string | undefined {
  const text = typeof value === "string" || typeof value === "number" ? String(value).trim() : "";
  return text === "" ? undefined : text;
}

/** Joins the start and the end of an interval. An open end is an empty text. */
function interval([from, to]: readonly (string | undefined)[]): string | undefined {
  if (from === undefined || from === "") return undefined;
  return to === undefined ? from : `${from}/${to === "" ? ".." : to}`;
}

/** Reads Pandoc's date: `year`, `month`, `day`, `season`. */
function partsDate(value: unknown): string | undefined {
  const { year, month, day, season, literal } = asRecord(value);
  const isNone = Number(month) > 12 && Number(month) < 21;
  if (year !== undefined && year !== null)
    return dayOf([year, isNone ? undefined : (month ?? undefined), day ?? undefined], season);
  return wordsIn(literal) ?? (typeof value === "object" ? undefined : wordsIn(value));
}

/**
 * Reads [2001, 5, 3], where a season may replace the month. `undefined` without a year; empty for the open end of CSL,
 * [0].
 */
function dayOf(parts: unknown, season: unknown): string | undefined {
  const [year, month, day] = (Array.isArray(parts) ? parts : []) as unknown[];
  const from = wordsIn(year);
  if (from === undefined) return undefined;
  if (/^0+$/.test(from)) return "";
  if (!/^-?\d+$/.test(from)) return from;
  const of = yearOf(from);
  const third = Number(wordsIn(day));
  const named = monthOf(month);
  // An invalid month with a day is not a season either.
  const second = (Number(named) > 12 && third > 0 ? undefined : named) ?? seasonOf(season);
  if (second === undefined) return of;
  return third >= 1 && third <= daysIn(Number(from), Number(second))
    ? `${of}-${second}-${twoDigits(third)}`
    : `${of}-${second}`;
}

/** Returns how many days a month has; 0 for a season. */
function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month > 12 ? 0 : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function yearOf(digits: string): string {
  return digits.startsWith("-") ? `-${digits.slice(1).padStart(4, "0")}` : digits.padStart(4, "0");
}

function twoDigits(number: number): string {
  return String(number).padStart(2, "0");
}

/** Reads a month, or a season: numbered from 13 in CSL, from 21 in EDTF, or written "season-02". */
function monthOf(value: unknown): string | undefined {
  const text = wordsIn(value) ?? "";
  const inWords = /^season-?0?(\d)$/.exec(text)?.[1];
  if (inWords !== undefined) return seasonOf(inWords);
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > 24) return monthNamed(text);
  if (number >= 13 && number <= 16) return String(number + 8);
  return number <= 12 || number >= 21 ? twoDigits(number) : undefined;
}

const SEASONS = [
  ["spring", "primavera"],
  ["summer", "verano"],
  ["autumn", "fall", "otoño"],
  ["winter", "invierno"],
];

function seasonOf(value: unknown): string | undefined {
  const text = (wordsIn(value) ?? "").toLowerCase();
  const number = Number(text);
  if (number >= 1 && number <= 4) return String(20 + number);
  if (number >= 21 && number <= 24) return text;
  const index = SEASONS.findIndex((names) => names.includes(text));
  return index < 0 ? undefined : String(21 + index);
}

function monthNamed(text: string): string | undefined {
  if (!/^\p{L}{3,}\.?$/u.test(text)) return undefined;
  const number = monthNumberByBeginning(text);
  return number === undefined ? undefined : twoDigits(number);
}

/** Joins a year with a month or a season, which BibTeX and RIS have in separate fields. */
export function dateWith(year: string, month: string | undefined, day?: string): string {
  if (!/^\d{4}$/.test(year)) return edtfOf(year);
  const isNone = Number(month) > 12 && Number(month) < 21;
  return dayOf(isNone ? [year] : [year, month, day], isNone ? undefined : month) ?? year;
}

/** Reads a date in RIS: YYYY/MM/DD/other, where the last part may be a season. */
export function slashedDate(text: string): string {
  const [, year, month, day, other] = SLASHED.exec(text.trim()) ?? [];
  if (year === undefined) return rawDate(text);
  const isMonth = Number(month) >= 1 && Number(month) <= 12;
  return dayOf(isMonth ? [year, month, day] : [year], other) ?? year;
}

const SLASHED = /^(\d{4})(?:\/(\d{0,2}))?(?:\/(\d{0,2}))?(?:\/(.*))?$/;

/** Returns the day in a text without a year, such as "May 6". */
export function dayInYear(year: string, text: string): string | undefined {
  const [, before, month, behind] =
    /^(?:(\d{1,2})\.?\s+)?(\p{L}{3,}\.?)(?:\s+(\d{1,2}))?$/u.exec(text.trim()) ?? [];
  return month === undefined || monthOrSeason(month) === undefined
    ? undefined
    : dayOf([year, month, before ?? behind], month);
}

function monthOrSeason(text: string): string | undefined {
  return monthNamed(text) ?? seasonOf(text);
}

const DAY = String.raw`-?\d{4}(?:-\d\d(?:-\d\d)?)?[?~%]?`;
const EDTF = new RegExp(`^(?:${DAY}|(?:${DAY}|\\.\\.)?/(?:${DAY}|\\.\\.)?)$`);
/** Years or days with a dash between them. */
const DASHED = new RegExp(`^(${DAY})\\s*(?:–|—|--+|\\s-\\s|/)\\s*(${DAY})?$`);
const YEARS = /^(\d{4})-(\d{4})$/;

/** Whether a text is a date or an interval in EDTF. */
export function isEdtf(text: string): boolean {
  return EDTF.test(text);
}

/** Returns the EDTF form of a text that is nearly EDTF; other texts stay as they are written. */
export function edtfOf(text: string): string {
  const date = text.trim().replace(/(\d)T\d\d:?\d\d[\d:.Z+-]*/g, "$1");
  if (EDTF.test(date)) return date;
  const dashed = DASHED.exec(date) ?? YEARS.exec(date);
  if (dashed) return `${dashed[1] ?? ""}/${dashed[2] ?? ".."}`;
  const about = /^(?:c|ca|circa)\.?\s*(\d{4})$/i.exec(date)?.[1];
  if (about !== undefined) return `${about}~`;
  const short = /^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?$/.exec(date);
  const full = short && dayOf(short.slice(1), undefined);
  return full ?? numericDate(date) ?? date;
}

const NUMERIC = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})$/;

/** Reads "13/06/2004" if only one of the numbers can be the month. `undefined` if both can, since usage differs. */
function numericDate(text: string): string | undefined {
  const [, first = "", , second = "", year = ""] = NUMERIC.exec(text) ?? [];
  if (year.length < 4 || Number(first) === 0 || Number(second) === 0) return undefined;
  if (Number(first) <= 12 && Number(second) <= 12 && Number(first) !== Number(second)) return undefined;
  const [month, day] = Number(first) > 12 ? [second, first] : [first, second];
  const date = Number(month) <= 12 ? dayOf([year, month, day], undefined) : undefined;
  return date?.length === 10 ? date : undefined;
}

/** Reads a date in words, such as "3 May 2001"; other texts stay as they are written. */
function rawDate(text: string): string {
  const date = edtfOf(text);
  if (EDTF.test(date) || NUMERIC.test(text.trim()) || text.length > MAX_DATE_LENGTH) return date;
  try {
    const parts: unknown = parsers().parseDate(text);
    const found = asRecord(parts)["date-parts"];
    return (Array.isArray(found) ? interval(found.map((each) => dayOf(each, undefined))) : undefined) ?? text;
  } catch {
    return text;
  }
}

const MAX_DATE_LENGTH = 100;
