/** The words of the format as readers of a document see them: in English, as keys for the translations. */
import { capitalized } from "../language/texts.ts";
import { memberOf } from "../syntax/ownMember.ts";
import type { Schema } from "./schema.ts";

/** Returns the label of a key, such as "Information as of" for `as-of`. */
export function labelOfKey(key: string, schema: Schema | undefined): string {
  return schema?.["x-label"] ?? capitalized(key.replaceAll(/[-_]/g, " "));
}

/** Returns a word of the format as readers see it, such as "partly effective" for `partly-effective`. */
export function labelOfWord(word: string, schema?: Schema): string {
  const own = memberOf(schema?.["x-word-labels"], word);
  if (own !== undefined) return own;
  // In Spanish, "unknown" would have to agree with what is unknown.
  if (word === "unknown") return "not known";
  return word.replace(/(?<!^non)[-_]/g, " ");
}
