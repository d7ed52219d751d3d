/** Which ids are used already where a further one can be written: they are proposed last. */
import { readRanking } from "../../model/ranking.ts";
import type { Classification } from "../../model/rankedItems.ts";
import { classify, rankedItemsIn } from "../../model/rankedItems.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import type { Cursor } from "../cursor.ts";

/** How far an id is taken: not at all, in that it overlaps with something, or because it stands there itself. */
export type IdOverlap = 0 | 1 | 2;

/** How far an id is taken where it would be written. */
export function idOverlapAt({ target, facts }: Cursor, assessment: Assessment): (id: string) => IdOverlap {
  const { item, path } = target;
  const [part] = path;
  const found = facts();
  const references = part === undefined ? [] : (found?.references ?? []);
  const used = new Set(references.flatMap((each) => (each.path[0] === part ? [each.id] : [])));
  const ranking = found?.section === "rankings" && item && PLACES.has(String(part)) && readRanking(item);
  if (!ranking) return (id) => (used.has(id) ? 2 : 0);
  const around = { taxonomy: assessment.taxonomy, threats: assessment.threats };
  const excluded = ranking.unranked.flatMap(({ text }) => classify(text, around) ?? []);
  const isRanked = overlapping([
    ...rankedItemsIn(ranking, around).map(({ classification }) => classification),
    ...excluded,
  ]);
  return (id) => {
    if (used.has(id)) return 2;
    const classification = classify(id, around);
    return classification && isRanked(classification) ? 1 : 0;
  };
}

/** The keys of a ranking under which things are placed, or said to have no place. */
const PLACES: ReadonlySet<string> = new Set(["order", "unranked"]);

/** Whether a thing is one of these, holds one of them, or lies in one of them. Two threats of one category do not overlap. */
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
