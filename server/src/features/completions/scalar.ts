/** A scalar as it is written at its place: with the quotation marks that it needs, or inside of those that stand there. */
import { scalarText } from "../../syntax/write/scalar.ts";
import type { InsertWord } from "./completion.ts";
import type { InsertContext } from "./insertText.ts";

/** Words that are text anywhere, as nearly all ids are: they need not be tried. */
const SAFE_PLAIN = /^\p{L}[\p{L}\p{M}\p{N}_-]*$/u;
/** Of those, the ones to which YAML, or a program that reads an older version of it, gives a meaning. */
const LITERAL = /^(?:y|n|yes|no|on|off|true|false|null|nan|inf)$/i;

export function scalarIn(
  { word, isKey }: InsertWord,
  { inFlow, style }: Omit<InsertContext, "snippets">,
): string {
  if (style === "single" || style === "double") return scalarText(String(word), { style }).slice(1, -1);
  if (typeof word === "string" && SAFE_PLAIN.test(word) && !LITERAL.test(word)) return word;
  // What can stand between brackets can be a key.
  return scalarText(word, { inFlow: inFlow || isKey === true });
}
