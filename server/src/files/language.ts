/** The language of what the program says: the reader's where there is a translation, else English. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { config } from "@vscode/l10n";

/** Loads the translation for a locale such as `es` or `es_MX.UTF-8`. Must come before the first text. */
export function loadLanguage(locale: string): void {
  const language = /^[a-z]+/.exec(locale.toLowerCase())?.[0];
  if (language === undefined) return;
  // Beside `dist/`, where VS Code looks for it too.
  const file = join(__dirname, "..", "l10n", `bundle.l10n.${language}.json`);
  if (existsSync(file)) config({ contents: readFileSync(file, "utf8") });
}

/** The locale of the messages in an environment. POSIX: the first of these that is not empty counts. */
export function localeOf({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): string {
  return [LC_ALL, LC_MESSAGES, LANG].find((value) => value) ?? "";
}
