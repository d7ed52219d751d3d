/** Writes numbers in the language of the document. */

/** The percentage with its sign and with all its decimals: "0.05%", or "0,05 %" in Spanish. */
export function percentText(value: number, language: string): string {
  return format(value / 100, language, { style: "percent", maximumSignificantDigits: 12 });
}

/** A rank: "2.5", or "2,5" in Spanish. */
export function rankNumber(value: number, language: string): string {
  return format(value, language, { maximumFractionDigits: 1, useGrouping: false });
}

/** English for what is not the code of a language. */
function format(value: number, language: string, options: Intl.NumberFormatOptions): string {
  try {
    return new Intl.NumberFormat(language, options).format(value);
  } catch {
    return new Intl.NumberFormat("en", options).format(value);
  }
}
