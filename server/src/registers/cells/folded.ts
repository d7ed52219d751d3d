/** Makes texts of registers comparable. */
import { unaccented } from "../../model/basics/normalizedName.ts";
import { memoText } from "../../syntax/memo.ts";

/** A text without case, accents, punctuation and line breaks. */
export const folded = memoText(
  (text) =>
    unaccented(text)
      .replace(/[^\p{L}\p{N}#]+/gu, " ")
      .trim(),
  // Each text of a register is compared many times.
  20_000,
);
