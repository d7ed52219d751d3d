/** The language of what the program says: that of the environment where there is a translation, else English. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { config } from "@vscode/l10n";

/** Loads the translation that the environment asks for. Must come before the first text. */
export function loadLanguage(environment: NodeJS.ProcessEnv): void {
  // POSIX: the first of them that is not empty counts.
  const locale = [environment.LC_ALL, environment.LC_MESSAGES, environment.LANG].find((value) => value) ?? "";
  const language = /^[a-z]+/.exec(locale.toLowerCase())?.[0];
  if (language === undefined) return;
  // Beside `dist/`, where VS Code looks for it too.
  const file = join(__dirname, "..", "l10n", `bundle.l10n.${language}.json`);
  if (existsSync(file)) config({ contents: readFileSync(file, "utf8") });
}
