/** Compares the placeholders of a translation with those of its English text. */
import { IntlMessageFormat } from "intl-messageformat";

/** The difference between the placeholders as a message, or `undefined` if there is none. */
export function differenceOf(english: string, translation: string, language: string): string | undefined {
  try {
    const [expected, actual] = [argumentsIn(english, "en"), argumentsIn(translation, language)];
    const missing = [...expected].filter((each) => !actual.has(each));
    const added = [...actual].filter((each) => !expected.has(each));
    const parts = [
      ...(missing.length > 0 ? [`lacks ${missing.join(", ")}`] : []),
      ...(added.length > 0 ? [`has ${added.join(", ")}, which the English text has not`] : []),
    ];
    return parts.length > 0 ? parts.join(" and ") : undefined;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return `cannot be read as ICU's MessageFormat: ${error.message}`;
  }
}

/** Whether a text is for `formatMessage()`: it contains a plural or a select. */
function isMessageFormat(text: string): boolean {
  return /\{\w+, (?:plural|select|selectordinal),/.test(text);
}

/** The placeholders, such as `{0}` and `{files}`. A select includes its words, such as `{shape: list, other}`. */
export function argumentsIn(text: string, language: string): ReadonlySet<string> {
  if (!isMessageFormat(text)) return new Set(text.match(/\{\w+\}/g));
  const message = new IntlMessageFormat(text, language, undefined, { ignoreTag: true });
  return new Set(namesIn(message.getAst(), language));
}

type Element = ReturnType<IntlMessageFormat["getAst"]>[number];

/** The element types of the parser: literal, select, plural. */
const LITERAL = 0;
const SELECT = 5;
const PLURAL = 6;

/** @throws Error for a plural form that the language does not have. */
function namesIn(elements: readonly Element[], language: string): string[] {
  return elements.flatMap((element): string[] => {
    if (!("value" in element) || Object.is(element.type, LITERAL)) return [];
    if (!("options" in element)) return [`{${element.value}}`];
    const words = Object.keys(element.options);
    if (Object.is(element.type, PLURAL)) checkForms(words, language);
    const choice = Object.is(element.type, SELECT) ? `: ${words.toSorted().join(", ")}` : "";
    const inside = Object.values(element.options).flatMap(({ value }) => namesIn(value, language));
    return [`{${element.value}${choice}}`, ...inside];
  });
}

function checkForms(words: readonly string[], language: string): void {
  const known = ["cardinal", "ordinal"].flatMap(
    (type) =>
      new Intl.PluralRules(language, { type: type as Intl.PluralRulesOptions["type"] }).resolvedOptions()
        .pluralCategories,
  );
  const wrong = words.find((word) => !word.startsWith("=") && !known.some((each) => each === word));
  if (wrong !== undefined) throw new Error(`the language "${language}" has no plural form "${wrong}"`);
}
