/** Periods as authors write them: when they end, whether two of them differ, and whether a text is one at all. */
import { MONTH_NAMES } from "../../language/monthNames.ts";
import { cardinalOf } from "../../language/numberWords.ts";
import { ENDINGS, datedPeriod, withoutLeads } from "./datedPeriod.ts";
import type { Days } from "./edtf.ts";
import { unaccented } from "../basics/normalizedName.ts";
import type { CountedUnits } from "./timeLength.ts";
import { isUnitOfTime, lengthOfTime } from "./timeLength.ts";
import { unreadReason } from "./unreadPeriod.ts";

/** Returns the days of a period that consists of dates; `undefined` if it is a length, or cannot be read. */
export function daysOfPeriod(text: string): Days | undefined {
  return datedPeriod(text)?.days;
}

/** Returns the last day of a period that says only when it ends, or is a day: "by June 2026", "2026-06-30"; `undefined` for others. */
export function deadlineOf(text: string): string | undefined {
  const { days, isEnd } = datedPeriod(text) ?? {};
  return days && (isEnd === true || days.first === days.last) ? days.last : undefined;
}

/**
 * Returns the first and the last day on which a period may end; `undefined` if it cannot be dated.
 * @param from The days from which a length counts, such as those of the `as-of` date.
 */
export function endOfPeriod(text: string, from: Days | undefined): Days | undefined {
  const [, outside = "", inside = ""] = /^(.{1,120}?)\s*\(([^()]{1,60})\)$/.exec(text.trim()) ?? [];
  const explained = inside === "" ? undefined : endInParentheses(outside, inside, from);
  if (explained) return explained;
  const last = daysOfPeriod(text)?.last;
  if (last !== undefined) return { first: last, last };
  if (!from) return undefined;
  const length = lengthOfTime(text);
  if (!length) return isThisYear(text) ? endOfYear(from) : undefined;
  const [first, end] = [from.first, from.last].map((day) => dayAfter(day, length));
  return first === undefined || end === undefined ? undefined : { first, last: end };
}

/** The most days of a date that says more than the year. */
const MONTH_DAYS = 31;

/**
 * "The next two presidencies (12 years)", "FY2027 (until 2027-09)": the exact dates count, or else the only length. “Summer (2027)” is
 * not over at the end of the year, and “2 years (March 2027)” may begin then.
 */
function endInParentheses(outside: string, inside: string, from: Days | undefined): Days | undefined {
  const own = endOfPeriod(outside, from);
  const dated = datedPeriod(inside);
  if (dated) {
    const { days, isRange, isEnd } = dated;
    const end = { first: days.last, last: days.last };
    if (isRange || isEnd) return end;
    const isExact = lengthOfDays(days) <= MONTH_DAYS;
    return isExact && (!lengthOfTime(outside) || (own && areNearDays(own.last, days.last))) ? end : undefined;
  }
  const other = endOfPeriod(inside, from);
  // “2 years (24 months)” is there twice.
  if (own) return other && areSameDays(own, other) ? own : undefined;
  return unreadReason(outside) === "rough" ? undefined : other;
}

/** "This year", "by the end of the year", "antes de fin de año", without the words before it. */
const THIS_YEAR = new RegExp(
  String.raw`^(?:(?:the |el |la |lo )?(?:final|${ENDINGS})(?: of| del?)?(?: the| this| the current| el| este)? (?:year|ano)(?: en curso)?|(?:this|the current|current|este|el presente|presente) (?:calendar )?(?:year|ano)|(?:el )?ano en curso|(?:the )?year[ -]end)$`,
);

function isThisYear(text: string): boolean {
  return THIS_YEAR.test(withoutLeads(text).rest);
}

function endOfYear({ first, last }: Days): Days | undefined {
  const [year, other] = [first, last].map((day) => day.slice(0, 4));
  return year === other ? { first: `${year ?? ""}-12-31`, last: `${year ?? ""}-12-31` } : undefined;
}

/** The last year that a date of the format can have. */
const LAST_YEAR = 9999;

/** Returns the day after a length: "2024-02-29" and a year make "2025-02-28". */
function dayAfter(day: string, { count, days, months }: CountedUnits): string | undefined {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const isCalendar = months !== undefined && Number.isInteger(count * months);
  const later = isCalendar ? monthsLater([year, month], count * months) : [year, month];
  const [toYear = 0, toMonth = 1] = later;
  const lastDate = new Date(Date.UTC(toYear, toMonth, 0)).getUTCDate();
  const rest = isCalendar ? 0 : Math.floor(count * days);
  const end = new Date(Date.UTC(toYear, toMonth - 1, Math.min(date, lastDate) + rest));
  return end.getUTCFullYear() <= LAST_YEAR ? end.toISOString().slice(0, 10) : undefined;
}

function monthsLater([year, month]: readonly [number, number], months: number): readonly [number, number] {
  const all = year * 12 + month - 1 + months;
  return [Math.floor(all / 12), (all % 12) + 1];
}

const DAY = 86_400_000;

/** A period of an edition. */
interface EditionPeriod {
  readonly text: string;
  /** The days from which it counts; `undefined` if the edition has no date. */
  readonly asOf: Days | undefined;
}

/** How much longer a period may be that means the same: dates include their last month, and months differ. */
const NEARLY = 1.25;

/** How many days a date may move more, or less, than the editions do: they do not come out on the same day each year. */
const MOST_DRIFT = 300;

/**
 * Whether two periods differ. Between editions, dates move along, so only their lengths count. A date alone can be read in two ways: “in
 * 2027” and “until 2027”. The periods differ if they do in each reading. An end that has not moved is the same. What cannot be read does not differ.
 */
export function areOtherPeriods(before: EditionPeriod, after: EditionPeriod): boolean {
  const [old, now] = [datedPeriod(before.text), datedPeriod(after.text)];
  if (!old || !now) return haveOtherLengths(before, after);
  if (areSameDays(old.days, now.days)) return false;
  const { asOf: then } = before;
  const { asOf: today } = after;
  if (then && today && areSameDays(then, today)) return true;
  const haveNoLength =
    !old.isRange && !now.isRange && areNear(lengthOfDays(old.days), lengthOfDays(now.days), NEARLY);
  if (!haveNoLength) return haveOtherLengths(before, after);
  const moved = daysBetween(old.days.last, now.days.last);
  return (
    then !== undefined &&
    today !== undefined &&
    Math.abs(moved - daysBetween(then.first, today.first)) > MOST_DRIFT
  );
}

function areSameDays(one: Days, other: Days): boolean {
  return one.first === other.first && one.last === other.last;
}

function haveOtherLengths(before: EditionPeriod, after: EditionPeriod): boolean {
  const [olds, nows] = [lengthsOf(before), lengthsOf(after)];
  const isDated = [before, after].some(({ text }) => datedPeriod(text));
  const most = isDated ? NEARLY : 1.01;
  const areOther =
    olds.length > 0 && nows.length > 0 && !olds.some((old) => nows.some((now) => areNear(old, now, most)));
  return areOther && !haveOneEnd(before, after);
}

/** How many days may lie between two ends that mean the same: "2025", and in January 2024 "2 years". */
const END_SLACK = 45;

/** Whether one of two periods is only a date, at which the other one ends, too. */
function haveOneEnd(...periods: readonly [EditionPeriod, EditionPeriod]): boolean {
  const hasDeadline = periods.some(({ text }) => datedPeriod(text)?.isRange === false);
  const [old, now] = periods.map(({ text, asOf }) => (asOf ? endOfPeriod(text, asOf) : undefined));
  return hasDeadline && old !== undefined && now !== undefined && areNearDays(old.last, now.last);
}

function areNearDays(one: string, other: string): boolean {
  return Math.abs(daysBetween(one, other)) <= END_SLACK;
}

function areNear(one: number, other: number, most: number): boolean {
  return Math.max(one, other) / Math.min(one, other) <= most;
}

/** The lengths in days that a period may have; none if it cannot be read. */
function lengthsOf({ text, asOf }: EditionPeriod): number[] {
  const dates = datedPeriod(text);
  if (!dates) {
    const counted = lengthOfTime(text);
    return counted ? [counted.count * counted.days] : [];
  }
  const { days, isRange, isEnd } = dates;
  const own = lengthOfDays(days);
  return [
    ...(isRange || (!isEnd && own > 1) ? [own] : []),
    ...(isRange || !asOf ? [] : [daysBetween(asOf.first, days.last)]),
  ].filter((length) => length > 0);
}

function lengthOfDays({ first, last }: Days): number {
  return daysBetween(first, last) + 1;
}

function daysBetween(first: string, last: string): number {
  return (Date.parse(last) - Date.parse(first)) / DAY;
}

/** Words that place a period in time, in English and Spanish, by their beginnings. */
const TIMED = [
  "hour day week fortnight month quarter semester season year annual bienni centur generation",
  "hora día dia semana mes trimestr semestr tempor año anual bieni trieni quinqueni lustro década siglo",
  "jan feb mar apr may jun jul aug sep oct nov dec ene abr ago dic spring summer autumn fall winter",
  "primaver veran otoñ inviern now today tonight tomorrow soon immediat instant ongoing permanen continu always",
  "ahora hoy mañana pronto inmediat siempre till before after during while when once by since within",
  "hasta antes después tras durante mientras cuando desde dentro cuanto end start begin term long short mid",
  "near foreseeable run fin inicio comienzo plazo corto medi larg futur cercan period cycle elect vot",
  "legislat presiden administr government campaign program budget fiscal elecci mandat sexenio gobierno campaña ciclo",
  "presupuest life deadline date time phase stage project next coming present current this as",
  "vida fecha tiempo fase etapa proyecto próxim proxim siguient actual est open indefinit never",
  "indefinid ilimitad nunca one two three four five six seven eight nine ten twelve fifteen twenty thirty several few",
  "un dos tres cuatro cinco seis siete ocho nueve diez doce quince veinte treinta vari",
]
  .join(" ")
  .split(" ");

/** Whether anything in a text places a period in time: a number, or one of the words above. */
export function isTimed(text: string): boolean {
  if (/\p{N}/u.test(text)) return true;
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  return words.some((word) => TIMED.some((beginning) => word.startsWith(beginning)));
}

/** Words that the calendar bounds, that are a day, or that say that a period has no end; in English and Spanish. */
const BOUNDED = new RegExp(
  String.raw`(?<!\p{sc=Latn})(?:day|week|fortnight|month|quarter|semester|year|year-?end|decade|century|decenio|día|semana|quincena|mes|trimestre|semestre|año|década|siglo|today|tonight|tomorrow|now|hoy|mañana|ahora|immediate\p{sc=Latn}*|inmediat\p{sc=Latn}*|permanent\p{sc=Latn}*|continu\p{sc=Latn}*|ongoing|always|never|open|unlimited|indefini\p{sc=Latn}*|ilimitad\p{sc=Latn}*|siempre|nunca)(?!\p{sc=Latn})|(?<!\p{sc=Latn})(?:${MONTH_NAMES})\.?$`,
  "iu",
);

/** Whether a period can be turned into dates: "18 months", "two to five years", "this year", but not "next season". */
export function isDatable(text: string): boolean {
  const trimmed = text.trim();
  if (/\p{N}/u.test(trimmed) || BOUNDED.test(trimmed)) return true;
  const words = unaccented(trimmed).match(/\p{L}+/gu) ?? [];
  return words.some(isUnitOfTime) && words.some((word) => isHalf(word) || cardinalOf(word) !== undefined);
}

function isHalf(word: string): boolean {
  return word === "half" || word === "medio" || word === "media";
}
