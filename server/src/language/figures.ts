/** Writes numbers within a sentence, as the reader's language does. */
import { t } from "@vscode/l10n";
import { cachedByArguments } from "./cachedByArguments.ts";
import { language } from "./texts.ts";

/**
 * Writes a number: `0.55` in English, `0,55` in Spanish. Do not use it for text that a reader could copy into a
 * document, because documents use a decimal point.
 * @param decimals The number of digits after the decimal separator; by default as many as the number has.
 */
export function figure(value: number, decimals?: number): string {
  return formatOf(language(), decimals).format(value);
}

/**
 * Writes a large number for reading, with its digits in groups: `180,000` in English, `180 000` in Spanish.
 * Source: Real Academia Española, Ortografía de la lengua española (2010): a space between groups.
 */
function groupedFigure(value: number, decimals?: number): string {
  const parts = groupedFormatOf(language(), decimals).formatToParts(value);
  const isSpaced = language().startsWith("es");
  return parts.map(({ type, value: text }) => (type === "group" && isSpaced ? "\u00A0" : text)).join("");
}

/** Writes a number that an author has written, such as `1234.50` or `-4`, for reading; `undefined` for other words. */
export function writtenFigure(words: string): string | undefined {
  const [, sign, digits, decimals] = /^([-+−]?)(\d+(?:\.(\d+))?)$/.exec(words.trim()) ?? [];
  if (digits === undefined || digits.length > MAX_DIGITS) return undefined;
  return `${sign === "-" ? "−" : (sign ?? "")}${groupedFigure(Number(digits), decimals?.length)}`;
}

/** The most digits of a number that a program reads exactly. */
const MAX_DIGITS = 15;

/** Writes a number of units of time: `5 years` in English, `5 años` in Spanish. */
export function durationFigure(count: number, unit: string): string {
  return durationFormatOf(language(), unit).format(count);
}

/** Writes a percentage: `12.5%` in English, `12,5 %` in Spanish. */
export function percentage(value: number): string {
  return withPercentSign(figure(value));
}

/** Writes a share in percent without decimals: `55%`. @param share From 0 to 1. */
export function shareText(share: number): string {
  return percentage(Math.round(share * 100));
}

/** Writes the percent sign after a number or a range in figures. */
export function withPercentSign(figures: string): string {
  return t("{0}%", figures);
}

/** No grouping, because the numbers in documents have no groups either. */
const formatOf = cachedByArguments(
  (locale: string, decimals: number | undefined) =>
    new Intl.NumberFormat(locale, {
      minimumFractionDigits: decimals ?? 0,
      maximumFractionDigits: decimals ?? 20,
      useGrouping: false,
    }),
);

const groupedFormatOf = cachedByArguments(
  (locale: string, decimals: number | undefined) =>
    new Intl.NumberFormat(locale, {
      minimumFractionDigits: decimals ?? 0,
      maximumFractionDigits: decimals ?? 20,
    }),
);

const durationFormatOf = cachedByArguments(
  (locale: string, unit: string) =>
    new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long", maximumFractionDigits: 2 }),
);
