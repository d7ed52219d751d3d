/** Lists within a sentence, as the reader's language writes them. */
import { language, quoted } from "./texts.ts";

/** What stands before the last of several values: "and", "or", or only a comma. */
export type Last = "and" | "or" | "comma";

const options: Readonly<Record<Last, Intl.ListFormatOptions>> = {
  and: { type: "conjunction" },
  or: { type: "disjunction" },
  comma: { type: "unit", style: "short" },
};

/** `a, b and c` in English. Quote the values first (`quoted`) where they are words of a document. */
export function listed(values: readonly string[], last: Last = "comma"): string {
  return formatOf(last).format(values);
}

/** Values of a document or of the format, each between quotation marks. */
export function quotedList(values: readonly unknown[], last: Last = "comma"): string {
  return listed(
    values.map((value) => quoted(String(value))),
    last,
  );
}

const formats = new Map<string, Intl.ListFormat>();

function formatOf(last: Last): Intl.ListFormat {
  const locale = language();
  const key = `${locale} ${last}`;
  // The English messages are without a serial comma.
  const format = formats.get(key) ?? new Intl.ListFormat(locale === "en" ? "en-GB" : locale, options[last]);
  formats.set(key, format);
  return format;
}
