/** Recognizes references that only a taxonomy could define, in a document that names none. */
import type { Concept } from "../../format/schema.ts";
import type { Reference } from "../../model/facts/facts.ts";
import { taxonomiesInProgram } from "../../workspace/library.ts";
import { categoryOf } from "../../model/taxonomies/taxonomy.ts";
import type { View } from "../rule.ts";

/**
 * Returns whether the id probably belongs to a taxonomy that the document forgot to name. `require-taxonomy`
 * reports that once. A ranking in a document with threats of its own needs none, unless it
 * names a category of a bundled taxonomy.
 */
export function needsTaxonomy({ id, concepts, form }: Reference, view: View): boolean {
  return (
    view.kind === "assessment" &&
    !view.taxonomyName &&
    !view.taxonomy &&
    !view.uncertainConcepts.has("category") &&
    form !== "link" &&
    concepts.some(isTaxonomic) &&
    !(concepts.includes("threat") && view.knownIds.ids(["threat"]).length > 0 && !isBundled(id))
  );
}

function isBundled(id: string): boolean {
  return taxonomiesInProgram().some((taxonomy) => categoryOf(taxonomy, id));
}

function isTaxonomic(concept: Concept): boolean {
  return concept === "category" || concept === "cluster";
}
