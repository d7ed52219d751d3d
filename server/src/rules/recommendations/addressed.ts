/** Decides which threats the recommendations address. */
import { isIdShaped } from "../../model/basics/id.ts";
import type { Recommendation, Recommendations } from "../../model/items/recommendation.ts";
import type { Classification, RankingContext } from "../../model/rankings/rankedItems.ts";
import { classify, overlaps } from "../../model/rankings/rankedItems.ts";
import type { Taxonomy } from "../../model/taxonomies/taxonomy.ts";
import type { Threats } from "../../model/items/threat.ts";
import { memo, memoOn } from "../../syntax/memo.ts";
import type { View } from "../rule.ts";

/** What is needed to decide what the recommendations address. */
type Context = RankingContext & Pick<View, "recommendations" | "possibleUses" | "undefinedIds">;

/** Returns the recommendations that have not been rejected. */
export const activeRecommendations = memo((all: Recommendations): readonly Recommendation[] =>
  Array.from(all.values()).filter(({ status }) => status !== "rejected"),
);

/**
 * Returns whether a recommendation addresses the id, a part of it, or the whole that contains it. A recommendation that names something
 * undefined may do so.
 */
export function isAddressed(id: string, context: Context): boolean {
  const { recommendations, threats, taxonomy, possibleUses } = context;
  const classification = classify(id, context);
  if (!classification || nameUndefined(context)) return true;
  return (
    meets(classification, addressed(recommendations, threats, taxonomy)) ||
    mayBe(possibleUses, (each) => {
      const other = classify(each, context);
      return other !== undefined && overlaps(classification, other);
    })
  );
}

/** Returns whether nobody can tell what a recommendation names: nothing defines an id, or the category of a threat. */
export function nameUndefined({ recommendations, threats, undefinedIds }: Context): boolean {
  return undefinedIds.length > 0 && isUndefinedNamed(recommendations, threats, undefinedIds);
}

const isUndefinedNamed = memoOn(
  (recommendations: Recommendations, threats: Threats, undefinedIds: readonly string[]): boolean => {
    // What other texts than ids may mean is among the possible uses.
    const missing = new Set(undefinedIds.filter(isIdShaped));
    return idsNamed(recommendations).some(
      (id) => missing.has(id) || missing.has(threats.get(id)?.category ?? ""),
    );
  },
);

/** The ids that the active recommendations name. */
const idsNamed = memo((recommendations: Recommendations): readonly string[] =>
  Array.from(new Set(activeRecommendations(recommendations).flatMap(({ uses }) => uses))),
);

/** Places of threats, categories and clusters in the taxonomy. */
interface Places {
  /** The keys of the places themselves. */
  readonly own: ReadonlySet<string>;
  /** The keys of the places, and of all that contain them. */
  readonly containing: ReadonlySet<string>;
}

/** Everything that the active recommendations name. */
const addressed = memoOn(
  (recommendations: Recommendations, threats: Threats, taxonomy: Taxonomy | undefined): Places => {
    const ids = idsNamed(recommendations);
    const all = ids.flatMap((id) => classify(id, { threats, taxonomy }) ?? []);
    return { own: new Set(all.map(keyOf)), containing: new Set(all.flatMap(keysAround)) };
  },
);

/** Whether a place overlaps with one of many. The keys save comparing it with each. */
function meets(one: Classification, others: Places): boolean {
  return others.containing.has(keyOf(one)) || keysAround(one).some((key) => others.own.has(key));
}

function keyOf({ concept, id }: Pick<Classification, "concept" | "id">): string {
  return `${concept} ${id}`;
}

/** Returns the keys of a place, and of the category and the cluster that contain it. */
function keysAround(place: Classification): string[] {
  const { category, cluster } = place;
  return [
    keyOf(place),
    ...(category === undefined ? [] : [keyOf({ concept: "category", id: category })]),
    ...(cluster === undefined ? [] : [keyOf({ concept: "cluster", id: cluster })]),
  ];
}

/** Returns whether text that cannot be read may address it. */
function mayBe(lost: ReadonlySet<string>, isMet: (id: string) => boolean): boolean {
  if (lost.size === 0) return false;
  return (
    ["threat", "category", "cluster"].some((each) => lost.has(`concept ${each}`)) || [...lost].some(isMet)
  );
}
