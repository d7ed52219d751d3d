/** Recognizes references that only a taxonomy could define, in a document that names none. */
import type { Concept } from "../../format/schema.ts";
import type { Reference } from "../../model/facts.ts";
import type { View } from "../rule.ts";

/**
 * Returns whether the id probably belongs to a taxonomy that the document forgot to name. `require-taxonomy`
 * reports that once.
 */
export function needsTaxonomy({ concepts, form }: Reference, view: View): boolean {
  return (
    view.kind === "assessment" &&
    !view.taxonomyName &&
    !view.taxonomy &&
    !view.uncertainConcepts.has("category") &&
    form !== "link" &&
    concepts.some(isTaxonomic)
  );
}

function isTaxonomic(concept: Concept): boolean {
  return concept === "category" || concept === "cluster";
}
