/** Finds the categories of one taxonomy that match those of another, so that rankings by both can be compared. */
import { memo, memoText } from "../../syntax/memo.ts";
import type { Source } from "../../syntax/source.ts";
import { fileUri, isPath } from "../basics/fileUri.ts";
import type { MatchKind } from "./match.ts";
import { matchKinds } from "./match.ts";
import { BUNDLED } from "../basics/localizedText.ts";
import type { Category, Taxonomy } from "./taxonomy.ts";
import { categoryOf } from "./taxonomy.ts";

/** A category of another taxonomy, and how it relates to the one that was asked about. */
interface MatchedCategory {
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
  return matchesOf(from)(to).get(category) ?? [];
}

/** The matches of all categories of one taxonomy with those of another, found at once: each may match each. */
const matchesOf = memo((from: Taxonomy) =>
  memo((to: Taxonomy): ReadonlyMap<Category, readonly MatchedCategory[]> => {
    const found = new Map<Category, Map<Category, MatchKind>>();
    const add = (category: Category, other: Category, kind: MatchKind): void => {
      const known = found.get(category) ?? new Map<Category, MatchKind>();
      const before = known.get(other);
      if (before === undefined || isStronger(kind, before)) known.set(other, kind);
      found.set(category, known);
    };
    for (const category of allIn(from)) {
      const twin = categoryOf(to, category.id);
      if (twin?.source === category.source) add(category, twin, "exact");
    }
    for (const { category, other, kind } of declared(from, to)) add(category, other, kind);
    for (const { category, other, kind } of declared(to, from)) add(other, category, INVERSE[kind]);
    return new Map(Array.from(found, ([category, kinds]) => [category, strongestFirst(kinds)]));
  }),
);

function isStronger(kind: MatchKind, other: MatchKind): boolean {
  return matchKinds.indexOf(kind) < matchKinds.indexOf(other);
}

function strongestFirst(kinds: ReadonlyMap<Category, MatchKind>): readonly MatchedCategory[] {
  return Array.from(kinds, ([category, kind]) => ({ category, kind })).sort(
    (a, b) => matchKinds.indexOf(a.kind) - matchKinds.indexOf(b.kind),
  );
}

function allIn({ categories, clusters }: Taxonomy): readonly Category[] {
  return [...categories.values(), ...clusters.values()];
}

/** Yields the matches that the categories of one taxonomy declare with those of another. */
function* declared(from: Taxonomy, to: Taxonomy): Generator<MatchedCategory & { readonly other: Category }> {
  const isNamed = memo((source: Source) =>
    memoText((reference: string) => isNamedBy(reference, source, to), MAX_NAMES),
  );
  for (const category of allIn(from))
    for (const { kind, taxonomy, categories } of category.matches) {
      if (taxonomy === undefined || !isNamed(category.source)(taxonomy)) continue;
      for (const id of categories) {
        const other = categoryOf(to, id);
        // A category of this id that has been replaced is another one.
        if (other && categoryOf(from, category.id) === category) yield { category, other, kind };
      }
    }
}

/** How many references to taxonomies are resolved once for all matches with them. */
const MAX_NAMES = 1000;

/** Whether a reference in a file names a taxonomy, or one that it extends. */
function isNamedBy(reference: string, { uri }: Source, taxonomy: Taxonomy): boolean {
  const named = isPath(reference) ? fileUri(reference, uri) : `${BUNDLED}${reference}.taxonomy.yaml`;
  for (let each: Taxonomy | undefined = taxonomy; each; each = each.parent)
    if (each.source.uri === named) return true;
  return false;
}
