/** The names of languages, in the reader's language. */
import { cachedByArguments } from "./cachedByArguments.ts";
import { locale } from "./texts.ts";

/** Returns the name of the language with a code: "Spanish" for `es`; other words as they are. */
export function languageName(code: string): string {
  try {
    return namesIn(locale()).of(code) ?? code;
  } catch {
    return code;
  }
}

const namesIn = cachedByArguments((code: string) => new Intl.DisplayNames([code], { type: "language" }));
