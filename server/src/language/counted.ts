/** Messages that count: whole sentences in ICU's MessageFormat, so that each language has the plural forms it needs. */
import { t } from "@vscode/l10n";
import { IntlMessageFormat } from "intl-messageformat";

/**
 * Fills in a message such as `{files, plural, one {# file} other {# files}} in {folder}`.
 * @param message The sentence in the reader's language, from `t()`. Its arguments have names.
 * @param locale The language whose plural forms the message has; a translation names itself as that of "en".
 */
export function counted(
  message: string,
  values: Readonly<Record<string, number | string>>,
  locale = t("en"),
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
