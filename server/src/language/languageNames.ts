/** Names languages in the reader's language. */
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

const namesIn = cachedByArguments((locale: string) => new Intl.DisplayNames([locale], { type: "language" }));
