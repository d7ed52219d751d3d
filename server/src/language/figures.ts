/** Writes numbers within a sentence, as the reader's language does. */
import { language } from "./texts.ts";

/**
 * Writes a number: `0.55` in English, `0,55` in Spanish. Do not use it for text that a reader could copy into a
 * document, because documents use a decimal point.
 * @param decimals The number of digits after the decimal separator; by default as many as the number has.
 */
export function figure(value: number, decimals?: number): string {
  return formatOf(decimals).format(value);
}

const formats = new Map<string, Intl.NumberFormat>();

function formatOf(decimals: number | undefined): Intl.NumberFormat {
  const locale = language();
  const key = `${locale} ${decimals ?? ""}`;
  const digits = { minimumFractionDigits: decimals ?? 0, maximumFractionDigits: decimals ?? 20 };
  // No grouping, because the numbers in documents have no groups either.
  const format = formats.get(key) ?? new Intl.NumberFormat(locale, { ...digits, useGrouping: false });
  formats.set(key, format);
  return format;
}
