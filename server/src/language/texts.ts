/**
 * Basics of the reader's language: its code, translation of bundled texts, quotation marks, and joining of sentences.
 */
import { config, t } from "@vscode/l10n";
import { languageOfCode } from "./languageCodes.ts";

/**
 * The translations of a language by English text; empty for English. `en` is the code of the language, with that of a region if dates
 * and numbers are written as there: `es`, `es-MX`, `en-GB`.
 */
export type Translations = Readonly<Record<string, string>>;

let loaded: Translations = {};

/** Loads the translations of the reader's language. Must run before the first message. */
export function useTranslations(translations: Translations): void {
  loaded = translations;
  config({ contents: translations });
}

/** The loaded translations, for another thread that writes to the same reader. */
export function readersTranslations(): Translations {
  return loaded;
}

/**
 * Runs a function with all texts in another language than the reader's: a document for its readers is in the language of
 * the document. The function must end at once: a promise that it returns goes on in the reader's language.
 */
export function inLanguage<T>(translations: Translations, write: () => T): T {
  const before = loaded;
  useTranslations(translations);
  try {
    return write();
  } finally {
    useTranslations(before);
  }
}

/** The language code of the loaded translation, such as `es`; `en` if there is none. */
export function language(): string {
  return languageOfCode(locale());
}

/** The code of the language with that of the region whose dates and numbers texts have, such as `es-MX`. */
export function locale(): string {
  return t("en");
}

/**
 * The translations of a language for one of its regions.
 * @param code The code of a language that may have a region, as documents and environments write it: `en-GB`, `es_MX.UTF-8`.
 */
export function inRegion(translations: Translations, code: string): Translations {
  const tag = localeTag(code);
  const own = translations.en ?? "en";
  return tag?.language === new Intl.Locale(own).language
    ? { ...translations, en: tag.baseName }
    : translations;
}

function localeTag(code: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(code.replace(/[.@].*/, "").replaceAll("_", "-"));
  } catch {
    return undefined;
  }
}

/**
 * Translates a text of a rule, a schema or a bundled file. The English text is the key, as with messages;
 * `scripts/translations.ts` collects these texts from their source files.
 */
export function translated(text: string): string {
  return t(text);
}

/** Quotes a value as the reader's language does. If you can, write `"{0}"` in the message instead. */
export function quoted(value: number | string): string {
  return t('"{0}"', value);
}

/** Capitalizes a phrase that begins a sentence, such as one from `named()`. */
export function capitalized(phrase: string): string {
  const [first = ""] = phrase;
  return first.toLocaleUpperCase(locale()) + phrase.slice(first.length);
}

/** Puts single spaces for line breaks, tabs and runs of spaces. Spaces at which no line breaks stay as they are. */
export function singleSpaced(text: string): string {
  return text.replace(/[^\S\u00a0\u202f]+/gu, " ");
}

/** Joins whole sentences with spaces, and skips those that are missing or empty. */
export function sentences(...all: readonly (string | undefined)[]): string {
  return all.filter((each) => each !== undefined && each !== "").join(" ");
}
