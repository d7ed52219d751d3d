/** Normalizes texts for comparison. */
import { memoText } from "../../syntax/memo.ts";

/** Returns a name without differences of case, accents, hyphens and spacing. */
export const normalizedName = memoText(
  (text) =>
    unaccented(text)
      .replace(/[\s_-]+/g, " ")
      .trim(),
  // The number of names is small, and each is looked up often.
  10_000,
);

/** Returns the text in lower case, without accents. */
export function unaccented(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  return text
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase();
}

/** ASCII without the two characters that are accents. */
// eslint-disable-next-line no-control-regex
const PLAIN = /^[\u0000-\u005d\u005f\u0061-\u007f]*$/;
