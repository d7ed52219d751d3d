/** Normalizes texts for comparison. */
import { memoText } from "../syntax/memo.ts";

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
  return text
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase();
}
