/** Chooses the language of messages: the reader's if there is a translation, else English. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { config } from "@vscode/l10n";

/**
 * Loads the translation for a locale: that of an editor, such as `es-419`, or of an environment, such as `es_MX.UTF-8`.
 * Must run before the first message.
 */
export function loadLanguage(locale: string): void {
  // Next to `dist/`, where VS Code looks for it too.
  const folder = join(__dirname, "..", "l10n");
  const languages = languagesOf(locale);
  if (languages.length === 0) return;
  const file = languages
    .map((language) => join(folder, `bundle.l10n.${language}.json`))
    .find((each) => existsSync(each));
  // The editor's language has precedence over that of the environment, even if it is English.
  config({ contents: file === undefined ? {} : readFileSync(file, "utf8") });
}

/** Returns the languages that fit a locale, the most specific first, as VS Code names them: `pt-br`, then `pt`. */
export function languagesOf(locale: string): string[] {
  const { language, region } =
    /^(?<language>[a-z]{2,3})(?:[_-](?<region>[a-z0-9]+))?(?![a-z0-9])/.exec(locale.toLowerCase())?.groups ??
    {};
  if (language === undefined) return [];
  return region === undefined ? [language] : [`${language}-${region}`, language];
}

/** Returns the locale of messages in an environment. POSIX: the first of these variables that is not empty counts. */
export function localeOf({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): string {
  return [LC_ALL, LC_MESSAGES, LANG].find((value) => value) ?? "";
}
