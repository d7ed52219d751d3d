/** Reads periods that consist of dates, in figures and in words: "2027/2036", "by the end of Q2 2027", "a más tardar en junio de 2027". */
import { cardinalOf } from "../../language/numberWords.ts";
import { writtenDate } from "./date.ts";
import type { Days } from "./edtf.ts";
import { daysOf } from "./edtf.ts";
import { unaccented } from "../basics/normalizedName.ts";
import { partOfYear } from "./partOfYear.ts";

/** A period that consists of dates. */
interface DatedPeriod {
  readonly days: Days;
  /** Whether it has two dates, and so a length of its own. */
  readonly isRange: boolean;
  /** Whether it says only when it ends. */
  readonly isEnd: boolean;
}

type Sense = "until" | "before" | "within";

/** The words before a date, in English and Spanish, without accents: the period ends with the date or before it, or lies within it. */
const LEADS: readonly (readonly [words: RegExp, sense: Sense])[] = [
  [/^(?:before|prior to|earlier than|ahead of|antes del?|con anterioridad al?) /, "before"],
  [
    /^(?:until|till?|by|up (?:to|until)|through|thru|(?:no|not) later than|on or before|at the latest|from now (?:until|to)|between now and|de aqui (?:a|hasta)|no mas alla del?|hasta|para|a mas tardar|no mas tarde del?|como (?:muy )?tarde|como maximo|al?(?! (?:lo largo|menos|partir))|to),? /,
    "until",
  ],
  [
    /^(?:(?:in|over|during) the course of|at some (?:point|time) in|some ?time in|throughout|within|during|over|for|in|on|a lo largo del?|(?:en|durante) el (?:curso|transcurso) del?|durante|dentro del?|por|en) /,
    "within",
  ],
];

/** The words after a date that make it the last day. */
const LIMIT =
  /,? (?:at the (?:very )?latest|or (?:earlier|sooner|before)|inclusive|a mas tardar|como (?:muy )?tarde|como maximo|o antes)$/;

/** What the end of a year and of other periods is called, in English and Spanish without accents. */
export const ENDINGS =
  "end|close|rest|remainder|fin|finales|fines|cierre|resto|que (?:queda|resta)|(?:que )?(?:termin|acab|finali[zc])(?:e|ar)";

/** The words for the end of what follows. */
const END = new RegExp(
  String.raw`^(?:the |el |la |los )?(?:very )?(?:(?:year|ano)[ -]end|late|final(?! (?:quarter|half))|lo que (?:queda|resta)|${ENDINGS})(?:[ -](?:of|in|del?))?[ -]+`,
);

/** Before the start of a year is before the year. */
const START = /^(?:the |el |los )?(?:very )?(?:start|beginning|inicios?|comienzos?) (?:of|del?) /;

/** Words that name the date that follows, and add nothing to it. */
const NOUNS =
  /^(?:(?:the )?(?:all|whole) of |todo )?(?:the |el |la |los |las )?(?:(?:calendar )?(?:year|month|ano|mes)(?: calendario| natural)? (?:of |del? )?|(?:period|years|biennium|triennium|periodo|anos|bienio|trienio|cuatrienio|quinquenio)(?= .*\d{4}.*\d{4}) (?:of |from |del? )?)?(?:the |el |la )?/;

/** The longest text that is read. */
const LONGEST = 120;

/** Reads a period; `undefined` if it is a length, or cannot be read. What is not read on purpose is in `unreadPeriod`. */
export function datedPeriod(text: string): DatedPeriod | undefined {
  if (text.length > LONGEST) return undefined;
  const { rest, senses } = withoutLeads(text);
  const named = rest.replace(END, "");
  const isBefore = senses.includes("before");
  const dates = datesIn((isBefore ? named.replace(START, "") : named).replace(NOUNS, ""));
  if (!dates) return undefined;
  if (isBefore && named === rest) return endingBefore(dates);
  const isEnd = dates.isEnd || named !== rest || senses.some((sense) => sense !== "within");
  return { ...dates, isEnd };
}

/** Returns a text without accents and without the words before and behind it that say how a period lies to its date. */
export function withoutLeads(text: string): { readonly rest: string; readonly senses: readonly Sense[] } {
  const whole = unaccented(text).replace(/\s+/g, " ").trim().replace(/\.$/, "");
  let rest = whole.replace(LIMIT, "");
  const senses: Sense[] = rest === whole ? [] : ["until"];
  for (;;) {
    const [words, sense] = LEADS.find(([each]) => each.test(rest)) ?? [];
    if (!words || !sense) return { rest, senses };
    senses.push(sense);
    rest = rest.replace(words, "");
  }
}

/** The period that ends on the day before a date. */
function endingBefore({ days, isRange }: DatedPeriod): DatedPeriod | undefined {
  const [year = 0, month = 1, day = 1] = days.first.split("-").map(Number);
  const last = new Date(Date.UTC(year, month - 1, day - 1)).toISOString().slice(0, 10);
  return isRange ? undefined : { days: { first: last, last }, isRange: false, isEnd: true };
}

/** A year and digits that are no month: a season for EDTF, but "2026-27" is often two years, and "2027-2" a half of one. */
const TWO_YEARS = /\d{4}-(?!0[1-9]|1[0-2])\d\d(?!\d)|^\d{4}-[12]$/;

function datesIn(text: string): DatedPeriod | undefined {
  const open = /^(?:\.\.)?\/(?=\d)/.exec(text);
  if (TWO_YEARS.test(text)) return undefined;
  const own = daysOf(text.slice(open?.[0].length ?? 0).toUpperCase());
  if (own) return { days: own, isRange: !open && text.includes("/"), isEnd: open !== null };
  const part = partOfYear(text) ?? isoWeek(text) ?? monthsOfYear(text) ?? partOfMonth(text) ?? decade(text);
  const [only, ...others] = part === undefined ? (writtenDate(text)?.meanings ?? []) : [part];
  // “About 2027” may be later.
  if (others.length > 0 || only?.endsWith("~") === true) return undefined;
  const days = only === undefined ? undefined : daysOf(only);
  if (!days) return rangeIn(text);
  return { days, isRange: part === undefined && only?.includes("/") === true, isEnd: false };
}

const DAY = 86_400_000;

/** "2027-W05": the days of a week. Source: ISO 8601: a week begins on Monday, and 4 January is in the first. */
function isoWeek(text: string): string | undefined {
  const [, year = "", number = ""] = /^(\d{4})-?w(\d\d)$/.exec(text) ?? [];
  const [fourth, week] = [new Date(`${year}-01-04`), Number(number)];
  const monday = fourth.getTime() - ((fourth.getUTCDay() + 6) % 7) * DAY + (week - 1) * 7 * DAY;
  const [first, thursday, last] = [0, 3, 6].map((days) => dayText(monday + days * DAY));
  // A week belongs to the year of its Thursday.
  return week >= 1 && first && last && thursday?.startsWith(year) ? `${first}/${last}` : undefined;
}

function dayText(time: number): string | undefined {
  return Number.isNaN(time) ? undefined : new Date(time).toISOString().slice(0, 10);
}

/** "First six months of 2027", "primeros seis meses de 2027". */
function monthsOfYear(text: string): string | undefined {
  const [, number = "", year = ""] =
    /^(?:first|primeros) (\S+) (?:months|meses) (?:of|in|de|del) (?:ano )?(\d{4})$/.exec(text) ?? [];
  const months = cardinalOf(number) ?? Number(number);
  return months >= 1 && months <= 12 ? `${year}-01/${year}-${String(months).padStart(2, "0")}` : undefined;
}

/** "Primera quincena de junio de 2027": the first or the second half of a month. */
function partOfMonth(text: string): string | undefined {
  const [, half, month = ""] = /^(primera|segunda) quincena (?:del? )?(?:mes de )?(.+)$/.exec(text) ?? [];
  const [only = "", ...others] = half === undefined ? [] : (writtenDate(month)?.meanings ?? []);
  if (!/^\d{4}-\d\d$/.test(only) || others.length > 0) return undefined;
  return half === "primera" ? `${only}-01/${only}-15` : `${only}-16/${only}-31`;
}

/** "2030s", "década de 2030". */
function decade(text: string): string | undefined {
  const [, english, spanish] = /^(?:(\d{3})0['’]?s|decada (?:de )?(?:los )?(\d{3})0)$/.exec(text) ?? [];
  const digits = english ?? spanish;
  return digits === undefined ? undefined : `${digits}X`;
}

/** Two ends: "Q2 to Q4 2027", "entre el primer y el tercer trimestre de 2027", "June 2027 until the end of 2028". */
const ENDS =
  /^(?:(?:from|between|del?|desde|entre) )?(?:the |el |la )?(.{1,60}?)(?: (?:to|until|till|through|thru|and|al?|hasta|y) (?:the |el |la )?| ?[–—] ?| -{1,2} |(?<=^(?:[qhts]\d|\d[qhts]|[a-z]{3,10}\.?))[-/](?=[qhts]?\d|[a-z]{3}))(.{1,60})$/u;

function rangeIn(text: string): DatedPeriod | undefined {
  const [, first = "", last = ""] = ENDS.exec(text) ?? [];
  if (ENDS.test(first) || ENDS.test(last)) return undefined;
  const end = last === "" ? undefined : datesIn(last.replace(END, "").replace(NOUNS, ""));
  if (!end || end.isRange) return undefined;
  const year = /\d{4}$/.exec(last)?.[0] ?? "";
  // The last end has the year, and the name of the part, for both.
  const forms = [first, `${first} ${year}`, `${first} ${last.split(" ").slice(1).join(" ")}`];
  const [start] = forms.flatMap((form) => datesIn(form.replace(NOUNS, "")) ?? []);
  if (!start || start.isRange || start.days.first >= end.days.first) return undefined;
  return { days: { first: start.days.first, last: end.days.last }, isRange: true, isEnd: false };
}
