/** Chooses the language of messages: the reader's if there is a translation, else English. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Translations } from "../language/texts.ts";
import { languagesOf } from "../language/languageCodes.ts";
import { inRegion, useTranslations } from "../language/texts.ts";

/** The folder of the translations, next to `dist/`, where VS Code looks for it too. */
const TRANSLATIONS = join(__dirname, "..", "l10n");

/**
 * Loads the translation for a locale: that of an editor, such as `es-419`, or of an environment, such as `es_MX.UTF-8`.
 * Must run before the first message.
 */
export function loadLanguage(locale: string): void {
  // The editor's language has precedence over that of the environment, even if it is English.
  if (languagesOf(locale).length > 0) useTranslations(translationsFor(locale));
}

/** Returns the codes of all languages that a document can have its headings and labels in. */
export function documentLanguages(): string[] {
  const files = existsSync(TRANSLATIONS) ? readdirSync(TRANSLATIONS) : [];
  return ["en", ...files.flatMap((file) => /^bundle\.l10n\.(.+)\.json$/.exec(file)?.[1] ?? []).sort()];
}

/** Returns the translations for a locale, with its dates and numbers; empty if there are none, as for English. */
export function translationsFor(locale: string): Translations {
  const file = languagesOf(locale)
    .map((language) => join(TRANSLATIONS, `bundle.l10n.${language}.json`))
    .find((each) => existsSync(each));
  const texts = file === undefined ? {} : (JSON.parse(readFileSync(file, "utf8")) as Translations);
  return inRegion(texts, locale);
}

/** Returns the locale of messages in an environment. POSIX: the first of these variables that is not empty counts. */
export function localeOf({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): string {
  return [LC_ALL, LC_MESSAGES, LANG].find((value) => value) ?? "";
}
