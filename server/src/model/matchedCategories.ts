/** Finds the categories of one taxonomy that match those of another, so that rankings by both can be compared. */
import type { Source } from "../syntax/source.ts";
import { fileUri, isPath } from "./fileUri.ts";
import type { MatchKind } from "./match.ts";
import { matchKinds } from "./match.ts";
import { BUNDLED } from "./localizedText.ts";
import type { Category, Taxonomy } from "./taxonomy.ts";
import { categoryOf } from "./taxonomy.ts";

/** A category of another taxonomy, and how it relates to the one that was asked about. */
export interface MatchedCategory {
  readonly category: Category;
  readonly kind: MatchKind;
}

const INVERSE = {
  exact: "exact",
  close: "close",
  narrow: "broad",
  broad: "narrow",
  related: "related",
} as const satisfies Record<MatchKind, MatchKind>;

/**
 * Returns the clusters and categories of the taxonomy `to` that match one of the taxonomy `from`, each once, the
 * strongest match first. A match counts whichever of the two taxonomies declares it. A category that both taxonomies
 * have from the same file matches itself exactly.
 */
export function matchedCategories(
  category: Category,
  from: Taxonomy,
  to: Taxonomy,
): readonly MatchedCategory[] {
  const twin = categoryOf(to, category.id);
  const all: readonly MatchedCategory[] = [
    ...(twin?.source === category.source ? [{ category: twin, kind: "exact" as const }] : []),
    ...declaredBy(category, to).flatMap(({ id, kind }) => {
      const other = categoryOf(to, id);
      return other ? [{ category: other, kind }] : [];
    }),
    ...[...to.categories.values(), ...to.clusters.values()].flatMap((other) =>
      declaredBy(other, from)
        .filter(({ id }) => categoryOf(from, id) === category)
        .map(({ kind }) => ({ category: other, kind: INVERSE[kind] })),
    ),
  ];
  const strongest = matchKinds.flatMap((kind) => all.filter((each) => each.kind === kind));
  return strongest.filter(
    (each, index) => strongest.findIndex((first) => first.category === each.category) === index,
  );
}

/** Returns the ids in a taxonomy that a category declares as matches. */
function declaredBy(
  { matches, source }: Category,
  taxonomy: Taxonomy,
): { readonly id: string; readonly kind: MatchKind }[] {
  return matches.flatMap(({ kind, taxonomy: reference, categories }) =>
    reference !== undefined && isNamedBy(reference, source, taxonomy)
      ? categories.map((id) => ({ id, kind }))
      : [],
  );
}

/** Whether a reference in a file names a taxonomy, or one that it extends. */
function isNamedBy(reference: string, { uri }: Source, taxonomy: Taxonomy): boolean {
  const named = isPath(reference) ? fileUri(reference, uri) : `${BUNDLED}${reference}.taxonomy.yaml`;
  for (let each: Taxonomy | undefined = taxonomy; each; each = each.parent)
    if (each.source.uri === named) return true;
  return false;
}
