/** Messages that count or choose: whole sentences in ICU's MessageFormat, so that each language has the forms it needs. */
import { IntlMessageFormat } from "intl-messageformat";
import { language } from "./texts.ts";

/**
 * Fills in a message such as `{files, plural, one {# file} other {# files}} in {folder}`, or one that chooses by a word:
 * `{shape, select, list {Expected a list.} other {Expected a text.}}`. Each form is a whole sentence where it can be.
 * @param message The sentence in the reader's language, from `t()`. Its arguments have names.
 * @param locale The language whose plural forms the message has; a translation names itself as that of "en".
 */
export function formatMessage(
  message: string,
  values: Readonly<Record<string, number | string>>,
  locale = language(),
): string {
  return String(formatOf(message, locale).format(values));
}

/** Each message is parsed once: a page of code lenses says the same sentence a hundred times. */
const formats = new Map<string, IntlMessageFormat>();

function formatOf(message: string, locale: string): IntlMessageFormat {
  const key = `${locale} ${message}`;
  // A "<" is a "<": the messages are plain text.
  const format = formats.get(key) ?? new IntlMessageFormat(message, locale, undefined, { ignoreTag: true });
  formats.set(key, format);
  return format;
}
