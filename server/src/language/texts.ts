/** Texts in the reader's language: its name, texts that come with the program as data, quotation marks, sentences in a row. */
import { t } from "@vscode/l10n";

/** The reader's language, such as `es`: that of the translation that is loaded, else `en`. */
export function language(): string {
  return t("en");
}

/**
 * A text of a rule, a schema or a bundled file, in the reader's language. Its English text is its key, as with messages;
 * `scripts/translations.ts` collects these texts from where they are written.
 */
export function translated(text: string): string {
  return t(text);
}

/** A value between the reader's quotation marks. Write `"{0}"` in the message itself where you can. */
export function quoted(value: number | string): string {
  return t('"{0}"', value);
}

/** A phrase that begins a sentence, such as that of `named()`. */
export function capitalized(phrase: string): string {
  const [first = ""] = phrase;
  return first.toLocaleUpperCase(language()) + phrase.slice(first.length);
}

/** Whole sentences, one after the other; those that are missing are left out. */
export function sentences(...all: readonly (string | undefined)[]): string {
  return all.filter((each) => each !== undefined && each !== "").join(" ");
}
