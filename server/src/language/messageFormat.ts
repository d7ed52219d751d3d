/**
 * Formats messages with plurals and choices. They are whole sentences in ICU MessageFormat, so that each language has
 * the forms it needs.
 */
import type { Formatters } from "intl-messageformat";
import { IntlMessageFormat } from "intl-messageformat";
import { cachedByArguments } from "./cachedByArguments.ts";
import { groupedFigure } from "./figures.ts";
import { locale } from "./texts.ts";

/**
 * Fills in a message with plurals, such as `{files, plural, one {# file} other {# files}} in {folder}`, or with choices:
 * `{shape, select, list {Expected a list.} other {Expected a text.}}`. Write each form as a whole sentence if you can.
 * @param message The sentence in the reader's language, from `t()`. Its arguments have names.
 * @param code The language whose plural forms the message has. By default that of the loaded translation.
 */
export function formatMessage(
  message: string,
  values: Readonly<Record<string, number | string>>,
  code = locale(),
): string {
  return String(formatOf(message, code).format(values));
}

/**
 * Each message is parsed only once, because code lenses repeat the same sentence a hundred times. Messages are plain
 * text, so "<" does not begin a tag.
 */
const formatOf = cachedByArguments(
  (message: string, code: string) =>
    new IntlMessageFormat(message, code, undefined, { ignoreTag: true, formatters: formattersIn(code) }),
);

/** Numbers are written as in the rest of the texts. */
function formattersIn(code: string): Formatters {
  return {
    getNumberFormat: () =>
      ({ format: (value: number) => groupedFigure(value, undefined, code) }) as Intl.NumberFormat,
    getPluralRules: (_, options) => new Intl.PluralRules(code, options),
    getDateTimeFormat: (_, options) => new Intl.DateTimeFormat(code, options),
  };
}
