/** Follows categories from one edition of a taxonomy to another: what was renamed, split or merged. */
import { addAll, addToIndex, memo } from "../../syntax/memo.ts";
import { matchedCategories } from "./matchedCategories.ts";
import type { Category, Taxonomy } from "./taxonomy.ts";
import { categoryOf } from "./taxonomy.ts";

/** What the earlier edition calls by an id, by its ids in the later one. An id that has not changed is not in it. */
export type Renames = ReadonlyMap<string, readonly string[]>;

export const NO_RENAMES: Renames = new Map();

/**
 * Returns the categories and clusters that have another id in the later taxonomy: those that one of the two taxonomies
 * replaces (`replaced-by`), and those that match exactly. The taxonomies may be the same, or one may be unknown.
 */
export function renamesBetween(before: Taxonomy | undefined, after: Taxonomy | undefined): Renames {
  const found = new Map<string, Set<string>>();
  const add = (old: string, now: string): void => {
    if (old !== now) found.set(old, (found.get(old) ?? new Set()).add(now));
  };
  for (const category of allIn(after)) for (const id of successorsOf(category, after)) add(category.id, id);
  // A comparison with an earlier edition reads them the other way round.
  for (const category of allIn(before)) for (const id of successorsOf(category, before)) add(id, category.id);
  if (before && after && before !== after)
    for (const category of allIn(before))
      for (const { category: other, kind } of matchedCategories(category, before, after))
        if (kind === "exact") add(category.id, other.id);
  return new Map(Array.from(found, ([id, ids]) => [id, [...ids]]));
}

/** Returns what a taxonomy itself says about its ids, for editions that are read with the same taxonomy. */
export const renamesIn = memo((taxonomy: Taxonomy): Renames => renamesBetween(undefined, taxonomy));

function allIn(taxonomy: Taxonomy | undefined): readonly Category[] {
  return taxonomy ? [...taxonomy.categories.values(), ...taxonomy.clusters.values()] : [];
}

/** The ids that take the place of a category, through all that have been replaced themselves. */
function successorsOf({ id, replacedBy }: Category, taxonomy: Taxonomy | undefined): string[] {
  const seen = new Set([id]);
  const open = [...replacedBy];
  const last: string[] = [];
  for (const next of open) {
    if (seen.has(next)) continue;
    seen.add(next);
    const further = categoryOf(taxonomy, next)?.replacedBy ?? [];
    if (further.length > 0) addAll(open, further);
    else last.push(next);
  }
  return last;
}

/** Joins renames. */
export function joinedRenames(...all: readonly Renames[]): Renames {
  const found = new Map<string, string[]>();
  for (const renames of all)
    for (const [id, ids] of renames) for (const each of ids) addToIndex(found, id, each);
  return found;
}
