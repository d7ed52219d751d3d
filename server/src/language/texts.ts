/**
 * Basics of the reader's language: its code, translation of bundled texts, quotation marks, and joining of sentences.
 */
import { t } from "@vscode/l10n";

/** The language code of the loaded translation, such as `es`; `en` if there is none. */
export function language(): string {
  return t("en");
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
  return first.toLocaleUpperCase(language()) + phrase.slice(first.length);
}

/** Joins whole sentences with spaces, and skips those that are missing or empty. */
export function sentences(...all: readonly (string | undefined)[]): string {
  return all.filter((each) => each !== undefined && each !== "").join(" ");
}
