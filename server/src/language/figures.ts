/** Numbers within a sentence, as the reader's language writes them. */
import { language } from "./texts.ts";

/**
 * `0.55` in English, `0,55` in Spanish. Not for what a reader would copy into a document, which has a decimal point.
 * @param decimals How many digits there are after the decimal sign; as many as the number has, if not said.
 */
export function figure(value: number, decimals?: number): string {
  return formatOf(decimals).format(value);
}

const formats = new Map<string, Intl.NumberFormat>();

function formatOf(decimals: number | undefined): Intl.NumberFormat {
  const locale = language();
  const key = `${locale} ${decimals ?? ""}`;
  const digits = { minimumFractionDigits: decimals ?? 0, maximumFractionDigits: decimals ?? 20 };
  // Groups of digits would differ from the document, whose numbers have none.
  const format = formats.get(key) ?? new Intl.NumberFormat(locale, { ...digits, useGrouping: false });
  formats.set(key, format);
  return format;
}
