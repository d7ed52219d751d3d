/** Reports ids that are words of the format in places where such an id can be written. */
import { t } from "@vscode/l10n";
import type { Kind } from "../../format/kind.ts";
import type { Concept, Schema } from "../../format/schema.ts";
import { schemas, schemasIn } from "../../format/schema.ts";
import type { Definition } from "../../model/facts/definitions.ts";
import { memo } from "../../syntax/memo.ts";
import type { Problem } from "../rule.ts";

/** Returns the problem of a definition whose id is a word of the format; `undefined` if it is not. */
export function reservedId({ concept, id, span }: Definition, kind: Kind): Problem | undefined {
  if (!wordsBesideIds(schemas[kind]).get(id)?.includes(concept)) return undefined;
  return {
    span,
    message: t(
      '"{0}" cannot be an id here: wherever it could be used, it is a word of the format. Write another id.',
      id,
    ),
  };
}

/** The words that can be written in place of an id, with the concepts of these ids. */
const wordsBesideIds = memo((root: Schema): ReadonlyMap<string, readonly Concept[]> => {
  const found = new Map<string, readonly Concept[]>();
  for (const { "x-words": words = [], "x-refers-to": concepts = [] } of schemasIn(root))
    for (const word of words) found.set(word, [...(found.get(word) ?? []), ...concepts]);
  return found;
});
