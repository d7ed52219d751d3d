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

/** Writes a percentage: `12.5%` in English, `12,5 %` in Spanish. */
export function percentage(value: number): string {
  return withPercentSign(figure(value));
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
