/** Resolves the entries of rankings, through threats and the taxonomy, to categories and clusters. */
import { addToIndex, memo, memoOn, sameItems } from "../syntax/memo.ts";
import type { Agreement, CoefficientRange, Concordance } from "./agreement.ts";
import { agreement, concordance, overlapRange } from "./agreement.ts";
import type { Actors } from "./actor.ts";
import type { Assets } from "./asset.ts";
import type { LocatedText } from "./locatedText.ts";
import type { RankingEntry, Ranking } from "./ranking.ts";
import { normalizedName } from "./normalizedName.ts";
import { rankedNames, wordOf } from "./ranking.ts";
import type { RankGroup } from "./readings.ts";
import type { Taxonomy } from "./taxonomy.ts";
import { categoryOf } from "./taxonomy.ts";
import type { Threats } from "./threat.ts";
import { minOf } from "../syntax/minMax.ts";

/** What is needed to resolve ids. */
interface ClassificationContext {
  readonly taxonomy: Taxonomy | undefined;
  readonly threats: Threats;
}

/** The same, with the word that names the taxonomy. */
export interface RankingContext extends ClassificationContext {
  readonly taxonomyName: LocatedText | undefined;
}

/** The classification of an id: itself, and its category and cluster. */
export interface Classification {
  readonly id: string;
  readonly concept: "threat" | "category" | "cluster";
  readonly category: string | undefined;
  readonly cluster: string | undefined;
}

/** An item that a ranking ranks. */
export interface RankedItem {
  readonly name: LocatedText;
  readonly classification: Classification;
  readonly entry: RankingEntry;
}

/** Resolves an id; `undefined` if it does not name anything that can be ranked. */
export function classify(
  id: string,
  { taxonomy, threats }: ClassificationContext,
): Classification | undefined {
  const category = taxonomy?.categories.get(id);
  if (category) return { id, concept: "category", category: id, cluster: category.cluster };
  if (taxonomy?.clusters.has(id)) return { id, concept: "cluster", category: undefined, cluster: id };
  const threat = threats.get(id);
  if (!threat) return undefined;
  const above = taxonomy?.categories.get(threat.category ?? "");
  const cluster = above
    ? above.cluster
    : taxonomy?.clusters.has(threat.category ?? "")
      ? threat.category
      : undefined;
  return { id, concept: "threat", category: above?.id, cluster };
}

/** Whether `inner` is `outer` or is contained in it. */
export function isContainedIn(inner: Classification, outer: Classification): boolean {
  if (inner.id === outer.id && inner.concept === outer.concept) return true;
  if (outer.concept === "threat") return false;
  return outer.concept === "category" ? inner.category === outer.id : inner.cluster === outer.id;
}

/** Whether one of the two is or contains the other. Two threats of the same category do not overlap. */
export function overlaps(a: Classification, b: Classification): boolean {
  return isContainedIn(a, b) || isContainedIn(b, a);
}

/** Returns everything that a ranking ranks, in order, except unknown ids and entries outside the taxonomy. */
export function rankedItemsIn(
  ranking: Ranking,
  { taxonomy, threats }: ClassificationContext,
): readonly RankedItem[] {
  return rankedItems(ranking, taxonomy, threats);
}

/** Cached, because many rules ask for it for many statements. */
const rankedItems = memoOn(
  (ranking: Ranking, taxonomy: ClassificationContext["taxonomy"], threats: Threats): readonly RankedItem[] =>
    ranking.entries.flatMap((entry) =>
      (entry.outside ? [] : rankedNames(entry)).flatMap((name) => {
        const classification = classify(name.text, { taxonomy, threats });
        return classification ? [{ name, classification, entry }] : [];
      }),
    ),
);

/**
 * Returns the best rank of what equals the classification or is in it. The rank of a category is not a rank of a
 * threat in it.
 */
export function rankOf(
  classification: Classification,
  ranking: Ranking,
  context: ClassificationContext,
): number | undefined {
  const ranks = rankedItemsIn(ranking, context).filter((rankedItem) =>
    isContainedIn(rankedItem.classification, classification),
  );
  return ranks.length > 0 ? minOf(ranks.map(({ entry }) => entry.rank)) : undefined;
}

/** Whether the ranking uses a taxonomy of its own, whose categories this document cannot see. */
export function isForeign({ taxonomy }: Ranking, { taxonomyName }: RankingContext): boolean {
  return taxonomy !== undefined && taxonomy !== taxonomyName?.text;
}

/** The same, with what else a ranking can rank. */
interface EverythingRanked extends RankingContext {
  readonly actors: Actors;
  readonly assets: Assets;
}

/** Whether every id in the ranking can be resolved in this document. */
export function isResolved(ranking: Ranking, context: EverythingRanked): boolean {
  const { actors, assets } = context;
  const entries = ranking.entries.filter(({ outside }) => !outside);
  const isOther = (id: string): boolean => actors.has(id) || assets.has(id);
  return (
    !isForeign(ranking, context) &&
    entries.flatMap(rankedNames).every(({ text }) => isReached(text, context)) &&
    entries.every(({ other }) => !other || isOther(other.id.text)) &&
    ranking.unranked.every(({ text }) => isOther(text) || isReached(text, context))
  );
}

/** Whether an id can be resolved; for a threat, also its category. */
function isReached(id: string, context: RankingContext): boolean {
  const { taxonomy, threats } = context;
  const category = threats.get(id)?.category;
  const isKnown =
    taxonomy === undefined || category === undefined || categoryOf(taxonomy, category) !== undefined;
  return isKnown && classify(id, context) !== undefined;
}

/** Returns the names by which a text may refer to an id: its titles, its aliases, and the id read as words. */
export function namesFor(id: string, { taxonomy, threats }: ClassificationContext): string[] {
  const names = [
    id,
    ...(taxonomy?.categories.get(id)?.names ?? []),
    ...(taxonomy?.clusters.get(id)?.names ?? []),
    threats.get(id)?.title ?? id,
  ];
  return [...new Set(names.map(normalizedName))];
}

/** Returns the categories, clusters and threats that have this name. */
export function idsNamed(name: string, { taxonomy, threats }: ClassificationContext): readonly string[] {
  return idsByName(threats, taxonomy).get(normalizedName(name)) ?? [];
}

const idsByName = memoOn(
  (threats: Threats, taxonomy: Taxonomy | undefined): ReadonlyMap<string, readonly string[]> => {
    const ids = [
      ...(taxonomy?.categories.keys() ?? []),
      ...(taxonomy?.clusters.keys() ?? []),
      ...threats.keys(),
    ];
    const index = new Map<string, string[]>();
    for (const id of new Set(ids)) {
      for (const name of namesFor(id, { taxonomy, threats })) {
        addToIndex(index, name, id);
      }
    }
    return index;
  },
);

/**
 * Prepares rankings for comparison. Items are identified by their category, so that a threat on one side matches its
 * category on the other. A threat that every side ranks, or that has no category, is identified by its own id. A
 * cluster that not every side ranks is read as a composite entry of those of its categories that some side ranks.
 */
export function comparableRankings(rankings: readonly Ranking[], context: RankingContext): RankGroup[][] {
  const classifications = rankings.map((ranking) =>
    rankedItemsIn(ranking, context).map(({ classification }) => classification),
  );
  const isCommon = (id: string): boolean =>
    classifications.every((each) => each.some((classification) => classification.id === id));
  const keysOf = ({ id, concept, category }: Classification): string[] => {
    if (concept === "category" || isCommon(id)) return [id];
    if (concept === "threat") return [category ?? id];
    const inside = classifications
      .flat()
      .filter((classification) => classification.cluster === id && classification.category !== undefined);
    return inside.length > 0
      ? [...new Set(inside.map((classification) => classification.category ?? id))]
      : [id];
  };
  return rankings.map(({ entries }) =>
    entries.map((entry) => {
      const members = rankedNames(entry).flatMap(({ text }) => classify(text, context) ?? []);
      const { other } = entry;
      // An actor or an asset matches only itself, and an entry outside the taxonomy only the same words.
      const own = other ? `${other.concept} ${other.id.text}` : normalizedName(wordOf(entry));
      return {
        members: entry.outside || other ? [own] : members.flatMap(keysOf),
        rank: entry.rank,
      };
    }),
  );
}

/** Returns how far two rankings agree. Cached for the two versions. */
export function agreementOf(first: Ranking, second: Ranking, context: RankingContext): Agreement {
  const { taxonomy, taxonomyName, threats } = context;
  const known = agreements(first);
  const inputs = [taxonomy, taxonomyName, threats];
  let entry = known.get(second);
  if (!entry || !sameItems(entry.inputs, inputs)) {
    const [a = [], b = []] = comparableRankings([first, second], context);
    known.set(second, (entry = { inputs, result: agreement(a, b) }));
  }
  return entry.result;
}

/** Returns how far the whole lists of two rankings overlap, including what only one of them ranks. */
export function overlapOf(
  first: Ranking,
  second: Ranking,
  context: RankingContext,
): CoefficientRange | undefined {
  const [a = [], b = []] = comparableRankings([first, second], context);
  return overlapRange(a, b);
}

/** Returns how far three or more rankings agree. */
export function concordanceOf(rankings: readonly Ranking[], context: RankingContext): Concordance {
  return concordance(comparableRankings(rankings, context));
}

const agreements = memo(
  (_first: Ranking) =>
    new WeakMap<Ranking, { readonly inputs: readonly unknown[]; readonly result: Agreement }>(),
);

/** Returns the best rank in each cluster. */
export function clusterRanks(ranking: Ranking, context: RankingContext): Map<string, number> {
  const ranks = new Map<string, number>();
  for (const { classification, entry } of rankedItemsIn(ranking, context)) {
    if (classification.cluster)
      ranks.set(
        classification.cluster,
        Math.min(entry.rank, ranks.get(classification.cluster) ?? entry.rank),
      );
  }
  return ranks;
}
