/** Writes numbers as the reader's language does, or as another one. No other module writes numbers for reading. */
import { cachedByArguments } from "./cachedByArguments.ts";
import { locale } from "./texts.ts";

/**
 * Writes a number: `0.55` in English, `0,55` in Spanish. Do not use it for text that a reader could copy into a
 * document, because documents use a decimal point.
 * @param decimals The number of digits after the decimal separator; by default as many as the number has.
 * @param code The language, with its region if it has one.
 */
export function figure(value: number, decimals?: number, code = locale()): string {
  return formatOf(code, decimals).format(value);
}

/**
 * Writes a large number for reading, with its digits in groups: `180,000` in English and in Mexico, `180 000` in Spain.
 * Source: Real Academia Española, Ortografía de la lengua española (2010): a space between groups, never a point.
 */
export function groupedFigure(value: number, decimals?: number, code = locale()): string {
  const parts = groupedFormatOf(code, decimals).formatToParts(value);
  const isSpaced = code.startsWith("es");
  return parts
    .map(({ type, value: text }) => (type === "group" && text === "." && isSpaced ? "\u00A0" : text))
    .join("");
}

/**
 * Writes a number that an author has written, such as `1234.50` or `-4`, for reading; `undefined` for other words.
 * @param least The fewest decimals of a number that has some: two for money.
 */
export function writtenFigure(words: string, least = 0): string | undefined {
  const [, sign, digits, decimals] = /^([-+−]?)(\d+(?:\.(\d+))?)$/.exec(words.trim()) ?? [];
  if (digits === undefined || digits.length > MAX_DIGITS) return undefined;
  const shown = decimals === undefined ? undefined : Math.max(decimals.length, least);
  return `${sign === "-" ? "−" : (sign ?? "")}${groupedFigure(Number(digits), shown)}`;
}

/** Writes a number of units of time: `5 years` in English, `5 años` in Spanish. */
export function durationFigure(count: number, unit: string): string {
  return durationFormatOf(locale(), unit).format(count);
}

/** Writes a percentage: `12.5%` in English, `12,5 %` in Spanish. */
export function percentage(value: number, code = locale()): string {
  return withPercentSign(figure(value, undefined, code), code);
}

/** Writes a share in percent without decimals: `55%`. @param share From 0 to 1. */
export function shareText(share: number): string {
  return percentage(Math.round(share * 100));
}

/** Writes the percent sign with a number or a range in figures. */
export function withPercentSign(figures: string, code = locale()): string {
  const [before = "", after = ""] = percentSignOf(code);
  return before + figures + after;
}

/** What comes before and after the digits of a percentage. */
const percentSignOf = cachedByArguments((code: string): readonly string[] =>
  formatIn(code, { style: "percent" }).format(0).split("0"),
);

/** The most digits of a number that a program reads exactly. */
const MAX_DIGITS = 15;

/** No grouping, because the numbers in documents have no groups either. */
const formatOf = cachedByArguments((code: string, decimals: number | undefined) =>
  formatIn(code, { ...digitsOf(decimals), useGrouping: false }),
);

const groupedFormatOf = cachedByArguments((code: string, decimals: number | undefined) =>
  formatIn(code, digitsOf(decimals)),
);

const durationFormatOf = cachedByArguments((code: string, unit: string) =>
  formatIn(code, { style: "unit", unit, unitDisplay: "long", maximumFractionDigits: 2 }),
);

/** All digits of a number, but not those of 0.1 + 0.2. */
function digitsOf(decimals: number | undefined): Intl.NumberFormatOptions {
  return decimals === undefined
    ? { maximumSignificantDigits: MAX_DIGITS }
    : { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
}

/** English for what is not the code of a language. */
function formatIn(code: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  try {
    return new Intl.NumberFormat(code, options);
  } catch {
    return new Intl.NumberFormat("en", options);
  }
}
