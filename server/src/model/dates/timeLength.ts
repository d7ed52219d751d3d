/** Reads lengths of time: "2 years", "18-month", "dos años y medio", "a period of two (2) years". */
import { cardinalOf } from "../../language/numberWords.ts";
import { readNumber } from "../../language/readNumber.ts";
import { unaccented } from "../basics/normalizedName.ts";

/** A unit of time that every language has a word for. */
type Unit = "hour" | "day" | "week" | "month" | "year";

/**
 * The units of time: their names in English and Spanish without accents, their days, the months of those of the calendar, and their
 * names in Unicode.
 */
const UNITS: readonly (readonly [names: RegExp, days: number, months?: number | undefined, unit?: Unit])[] = [
  [/^(?:hours?|hrs?|hs?|horas?)$/, 1 / 24, undefined, "hour"],
  [/^(?:days?|d|dias?)$/, 1, undefined, "day"],
  [/^(?:weeks?|wks?|w|semanas?)$/, 7, undefined, "week"],
  [/^(?:fortnights?|quincenas?)$/, 14],
  [/^(?:months?|mos?|mes|meses)$/, 30.44, 1, "month"],
  [/^(?:bimestres?)$/, 60.88, 2],
  [/^(?:quarters?|trimestres?)$/, 91.31, 3],
  [/^(?:cuatrimestres?)$/, 121.75, 4],
  [/^(?:semesters?|semestres?)$/, 182.62, 6],
  [/^(?:years?|yrs?|y|anos?)$/, 365.25, 12, "year"],
  [/^(?:bienniums?|biennia|bienios?)$/, 730.5, 24],
  [/^(?:trienniums?|triennia|trienios?)$/, 1095.75, 36],
  [/^(?:cuatrienios?)$/, 1461, 48],
  [/^(?:lustros?|quinquenios?)$/, 1826.25, 60],
  [/^(?:sexenios?)$/, 2191.5, 72],
  [/^(?:decades?|decadas?|decenios?)$/, 3652.5, 120],
  [/^(?:century|centuries|siglos?)$/, 36_525, 1200],
];

/** The units that are not shortened to a letter or two, as alternatives of a regular expression. */
export const UNIT_NAMES = UNITS.flatMap(([names]) =>
  names.source
    .slice("^(?:".length, -")$".length)
    .split("|")
    .filter((name) => name.length > 2),
).join("|");

function unitNamed(word: string): (typeof UNITS)[number] | undefined {
  return UNITS.find(([names]) => names.test(word));
}

/** Whether a word without accents is a unit of time. */
export function isUnitOfTime(word: string): boolean {
  return unitNamed(word) !== undefined;
}

/** A number of units of time. */
export interface CountedUnits {
  readonly count: number;
  /** The days of one unit. */
  readonly days: number;
  /** The months of one unit, if the calendar has it. */
  readonly months: number | undefined;
  readonly unit: Unit | undefined;
}

/** "two (2) years", "24 (veinticuatro) meses": the number is there twice. */
const TWICE = /^(.{1,30}?) ?\((.{1,30}?)\) ?(.*)$/;
/** "half a year", "medio año". */
const HALF = /^(?:half an?|half|medi[oa]) (.+)$/;
/** "2027 calendar year", "2027 semester": a year, and not two thousand of something. */
const YEAR_NAMED = /^(?:19|20)\d\d \p{L}{3,}(?<!s)$/u;
/** "two and a half years", "dos años y medio", "a year and a half". */
const AND_HALF = / (?:and a half|y medi[oa])(?= |$)/;

/** Reads "2 years", "six months", "18-month" or "año y medio"; `undefined` for anything else. */
export function countedUnits(text: string): CountedUnits | undefined {
  const words = unaccented(text)
    .trim()
    .replace(/[\s-]+|(?<=[\d¼½¾])(?=[a-z])/gu, " ");
  const [, one, other, rest] = TWICE.exec(words) ?? [];
  if (one !== undefined && other !== undefined) {
    const number = numberIn(one);
    return number !== undefined && number === numberIn(other)
      ? countedUnits(`${String(number)} ${rest ?? ""}`)
      : undefined;
  }
  if (YEAR_NAMED.test(words)) return undefined;
  const [, halved] = HALF.exec(words) ?? [];
  if (halved !== undefined) return unitsOf(0.5, halved);
  const plain = words.replace(AND_HALF, "");
  const extra = plain === words ? 0 : 0.5;
  const [, number, unit = plain] = /^(.+) (\S+)$/.exec(plain) ?? [];
  // “Año y medio” has no other number.
  const count = number === undefined ? (extra > 0 ? 1 : undefined) : numberIn(number);
  return count === undefined ? undefined : unitsOf(count + extra, unit);
}

function unitsOf(count: number, name: string): CountedUnits | undefined {
  const [, days, months, unit] = unitNamed(name) ?? [];
  return days === undefined || !(count > 0) ? undefined : { count, days, months, unit };
}

const FRACTIONS: ReadonlyMap<string, number> = new Map([
  ["¼", 0.25],
  ["½", 0.5],
  ["¾", 0.75],
]);

/** A number in figures, with or without a fraction, or in words. */
function numberIn(text: string): number | undefined {
  const [, whole = "", sign = ""] = /^(.*?) ?([¼½¾])$/u.exec(text) ?? [];
  const fraction = FRACTIONS.get(sign);
  if (fraction !== undefined) {
    const rest = whole === "" ? 0 : numberIn(whole);
    return rest === undefined ? undefined : rest + fraction;
  }
  const figures = readNumber(text);
  return Number.isNaN(figures) ? cardinalOf(text) : figures;
}

/** Words before a length that do not change it: "within", "over the next", "en los próximos", "en un plazo máximo de". */
const LEAD =
  /^(?:[<≤]=?\s*)?(?:(?:within|in|over|for|during|up to|at most|como maximo|a lo sumo|(?:no|not) more than|less than|the|next|coming|following|en|dentro|de aqui|de|durante|para|por|hasta|(?:no mas|menos) de|l[oa]s?|el|proxim[oa]s?|siguientes?|an? (?:period|horizon|term|space) of|(?:un |el )?(?:plazo|horizonte|periodo|lapso|termino)(?: maximo)? (?:de|a))\s+)*/;
/** Words behind a length that do not change it: "period", "ahead", "siguientes". */
const TRAIL =
  /(?:['’] time|[\s-](?:period|horizon|window|ahead|to come|or less|at most|o menos|como maximo|from (?:now|today)|hence|a partir de (?:hoy|ahora|la fecha)|siguientes|venider[oa]s|proxim[oa]s|naturales|calendario))$/;

/** Words inside of a length that do not change it: "30 calendar days", "los dos próximos años". */
const BETWEEN = /(?<= )(?:calendar|next|coming|proxim[oa]s|siguientes) (?=\S+$)/;

/** Reads a length with the words around it: "over the next two years", "en un plazo de 18 meses", "a dos años". */
export function lengthOfTime(text: string): CountedUnits | undefined {
  const words = unaccented(text).replace(/\s+/g, " ").trim().replace(/\.$/, "");
  const bare = words.replace(LEAD, "").replace(TRAIL, "").replace(BETWEEN, "");
  // “A year” and “a dos años”.
  return countedUnits(bare) ?? countedUnits(bare.replace(/^al? /, ""));
}
