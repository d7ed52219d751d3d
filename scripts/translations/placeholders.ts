/** What a text is filled in with, and whether a translation is filled in with the same. */
import { IntlMessageFormat } from "intl-messageformat";

/** How the arguments of a translation differ from those of its English text, in words; nothing, where they do not. */
export function differenceOf(english: string, translation: string, language: string): string | undefined {
  try {
    const missing = [...argumentsIn(english, "en")].filter(
      (each) => !argumentsIn(translation, language).has(each),
    );
    const added = [...argumentsIn(translation, language)].filter(
      (each) => !argumentsIn(english, "en").has(each),
    );
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

/** Whether `formatMessage()` fills in the text: it counts or chooses. */
export function isForCounted(text: string): boolean {
  return /\{\w+, (?:plural|select|selectordinal),/.test(text);
}

/** The arguments, such as `{0}` and `{files}`; for a choice with its words, such as `{shape: list, other}`. */
export function argumentsIn(text: string, language: string): ReadonlySet<string> {
  if (!isForCounted(text)) return new Set(text.match(/\{\w+\}/g));
  const message = new IntlMessageFormat(text, language, undefined, { ignoreTag: true });
  return new Set(namesIn(message.getAst(), language));
}

type Element = ReturnType<IntlMessageFormat["getAst"]>[number];

/** The types of elements of the parser: a text, a choice by a word, one by a number. */
const LITERAL = 0;
const SELECT = 5;
const PLURAL = 6;

/** @throws Error for a form that the language does not have. */
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
