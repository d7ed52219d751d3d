/** Writes a scalar for its context: with quotation marks if it needs them, or inside existing ones. */
import { scalarText } from "../../syntax/write/scalar.ts";
import type { InsertWord } from "./completion.ts";
import type { InsertContext } from "./insertText.ts";

/** Words that are always strings, as nearly all ids are: they need no trial parse. */
const SAFE_PLAIN = /^\p{L}[\p{L}\p{M}\p{N}_-]*$/u;
/** The exceptions: words with a meaning in YAML 1.1 or 1.2. */
const LITERAL = /^(?:y|n|yes|no|on|off|true|false|null|nan|inf)$/i;

/** The source text of a scalar in its context. */
export function scalarIn(
  { word, isKey }: InsertWord,
  { inFlow, style }: Omit<InsertContext, "snippets">,
): string {
  if (style === "single" || style === "double") return scalarText(String(word), { style }).slice(1, -1);
  if (typeof word === "string" && SAFE_PLAIN.test(word) && !LITERAL.test(word)) return word;
  // A plain scalar that is valid in flow style is also valid as a key.
  return scalarText(word, { inFlow: inFlow || isKey === true });
}
