/** Determines which ids are already used where another one can be added; they are offered last. */
import { readRanking } from "../../model/rankings/ranking.ts";
import type { Classification } from "../../model/rankings/rankedItems.ts";
import { classifyIn, rankedItemsIn } from "../../model/rankings/rankedItems.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import type { Cursor } from "../cursor.ts";

/** How far an id is already used: 0 not at all, 1 it overlaps with a used one, 2 it is used itself. */
export type IdOverlap = 0 | 1 | 2;

/** Returns a function that gives the overlap of an id with those around the cursor. */
export function idOverlapAt({ target, facts }: Cursor, assessment: Assessment): (id: string) => IdOverlap {
  const { item, path } = target;
  const [part] = path;
  const found = facts();
  const references = part === undefined ? [] : (found?.references ?? []);
  const used = new Set(references.flatMap((each) => (each.path[0] === part ? [each.id] : [])));
  const ranking = found?.section === "rankings" && item && PLACES.has(String(part)) && readRanking(item);
  if (!ranking) return (id) => (used.has(id) ? 2 : 0);
  const excluded = ranking.unranked.flatMap(({ text }) => classifyIn(ranking, text, assessment) ?? []);
  const isRanked = overlapping([
    ...rankedItemsIn(ranking, assessment).map(({ classification }) => classification),
    ...excluded,
  ]);
  return (id) => {
    if (used.has(id)) return 2;
    const classification = classifyIn(ranking, id, assessment);
    return classification && isRanked(classification) ? 1 : 0;
  };
}

/** The keys of a ranking under which items are ranked or excluded. */
const PLACES: ReadonlySet<string> = new Set(["order", "unranked"]);

/**
 * Whether an item is among these, contains one of them or is contained in one. Two threats of one category do not
 * overlap.
 */
function overlapping(all: readonly Classification[]): (classification: Classification) => boolean {
  const ids = (concept: Classification["concept"]): ReadonlySet<string> =>
    new Set(all.flatMap((each) => (each.concept === concept ? [each.id] : [])));
  const [threats, categories, clusters] = [ids("threat"), ids("category"), ids("cluster")];
  const touchedCategories = new Set(all.map(({ category }) => category));
  const touchedClusters = new Set(all.map(({ cluster }) => cluster));
  return ({ id, concept, category = "", cluster = "" }) => {
    if (clusters.has(cluster)) return true;
    if (concept === "cluster") return touchedClusters.has(id);
    if (concept === "category") return touchedCategories.has(id);
    return threats.has(id) || categories.has(category);
  };
}
