/** Codes of languages: the language that they are of, and its name in the reader's language. */
import { cachedByArguments } from "./cachedByArguments.ts";
import { language } from "./texts.ts";

/** Returns the name of the language with a code: "Spanish" for `es`; other words as they are. */
export function languageName(code: string): string {
  try {
    return namesIn(language()).of(code) ?? code;
  } catch {
    return code;
  }
}

/** Returns the code of a language without that of a country: "es" for "es-MX". */
export function languageOfCode(code: string): string {
  const [own = ""] = code.toLowerCase().split(/[-_]/);
  return own;
}

const namesIn = cachedByArguments((locale: string) => new Intl.DisplayNames([locale], { type: "language" }));
