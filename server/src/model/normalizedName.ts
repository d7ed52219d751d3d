/** Texts as they are compared: case, accents and the like do not count. */
import { memoText } from "../syntax/memo.ts";

/** A text for comparing names: case, accents, hyphens and spacing do not count. */
export const normalizedName = memoText(
  (text) =>
    unaccented(text)
      .replace(/[\s_-]+/g, " ")
      .trim(),
  // Names are few and asked for often.
  10_000,
);

/** The text in small letters, without accents. */
export function unaccented(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase();
}
