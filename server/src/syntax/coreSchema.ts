/** What YAML 1.2 takes a word for: a number, a truth, nothing, or a text. */
import { isScalar, Schema } from "yaml";
import type { ScalarNode } from "./node.ts";

/** The rules of YAML 1.2, made once and not for every piece. */
export const coreSchema = new Schema({ schema: "core", resolveKnownTags: true });

/** What may be something other than a text begins like this. */
const MAY_MEAN_MORE = /^[-+.\dnNtTfF~]/;

/** The meaning of a word without quotation marks. */
export function meaningOf(word: string): ScalarNode["value"] {
  if (!MAY_MEAN_MORE.test(word)) return word;
  for (const tag of coreSchema.tags) {
    if (tag.collection || tag.default !== true || !tag.test?.test(word)) continue;
    const value = tag.resolve(word, () => undefined, {});
    return (isScalar(value) ? value.value : value) as ScalarNode["value"];
  }
  return word;
}
