/** Resolves plain scalars as YAML 1.2 does: to a number, a boolean, null or a text. */
import { isScalar, Schema } from "yaml";
import type { ScalarNode } from "./node.ts";

/** The core schema of YAML 1.2, created once instead of per piece. */
export const coreSchema = new Schema({ schema: "core", resolveKnownTags: true });

/** The first characters of everything that may not be a text. */
const MAY_MEAN_MORE = /^[-+.\dnNtTfF~]/;

/** The value of a plain scalar. */
export function meaningOf(word: string): ScalarNode["value"] {
  if (!MAY_MEAN_MORE.test(word)) return word;
  for (const tag of coreSchema.tags) {
    if (tag.collection || tag.default !== true || !tag.test?.test(word)) continue;
    const value = tag.resolve(word, () => undefined, {});
    return (isScalar(value) ? value.value : value) as ScalarNode["value"];
  }
  return word;
}
