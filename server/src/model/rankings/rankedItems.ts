/** Resolves the entries of rankings, through threats and the taxonomy, to categories and clusters. */
import { addToIndex, memoOn } from "../../syntax/memo.ts";
import type { KnownIds } from "../facts/definitions.ts";
import type { LocatedText } from "../basics/locatedText.ts";
import type { RankingEntry, Ranking } from "./ranking.ts";
import { matchedCategories } from "../taxonomies/matchedCategories.ts";
import { normalizedName } from "../basics/normalizedName.ts";
import { rankedNames } from "./ranking.ts";
import type { Taxonomy } from "../taxonomies/taxonomy.ts";
import { categoryOf } from "../taxonomies/taxonomy.ts";
import type { Threats } from "../items/threat.ts";
import { minOf } from "../../syntax/minMax.ts";

/** What is needed to resolve ids. */
interface ClassificationContext {
  readonly taxonomy: Taxonomy | undefined;
  readonly threats: Threats;
}

/** The same, with the word that names the taxonomy, and the taxonomies that single rankings name. */
export interface RankingContext extends ClassificationContext {
  readonly taxonomyName: LocatedText | undefined;
  readonly namedTaxonomies: ReadonlyMap<string, Taxonomy>;
}

/** The classification of an id: itself, and its category and cluster. */
export interface Classification {
  readonly id: string;
  readonly concept: "threat" | "category" | "cluster";
  /** The taxonomy that has the category and the cluster. */
  readonly taxonomy: Taxonomy | undefined;
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
export function classify(id: string, context: ClassificationContext): Classification | undefined {
  return classifyCategory(id, context.taxonomy) ?? classifyThreat(id, context);
}

/** Resolves an id in a ranking, which may have a taxonomy of its own. */
export function classifyIn(
  ranking: Ranking,
  id: string,
  context: RankingContext,
): Classification | undefined {
  return classifyCategory(id, taxonomyIn(ranking, context)) ?? classifyThreat(id, context);
}

/** Resolves a category or a cluster. */
function classifyCategory(id: string, taxonomy: Taxonomy | undefined): Classification | undefined {
  const category = taxonomy?.categories.get(id);
  if (category) return { id, concept: "category", taxonomy, category: id, cluster: category.cluster };
  return taxonomy?.clusters.has(id)
    ? { id, concept: "cluster", taxonomy, category: undefined, cluster: id }
    : undefined;
}

function classifyThreat(
  id: string,
  { taxonomy, threats }: ClassificationContext,
): Classification | undefined {
  const threat = threats.get(id);
  if (!threat) return undefined;
  const above = classifyCategory(threat.category ?? "", taxonomy);
  return { id, concept: "threat", taxonomy, category: above?.category, cluster: above?.cluster };
}

/**
 * Returns what another taxonomy calls the same: a threat itself, or the only category or cluster that matches exactly.
 */
export function sameIn(taxonomy: Taxonomy | undefined, item: Classification): Classification | undefined {
  if (item.concept === "threat" || item.taxonomy === taxonomy) return item;
  const category = categoryOf(item.taxonomy, item.id);
  if (!category || !item.taxonomy || !taxonomy) return undefined;
  const exact = matchedCategories(category, item.taxonomy, taxonomy).filter(({ kind }) => kind === "exact");
  const [only, ...others] = exact;
  return only && others.length === 0 ? classifyCategory(only.category.id, taxonomy) : undefined;
}

/** Whether `inner` is `outer` or is contained in it. */
export function isContainedIn(inner: Classification, outer: Classification): boolean {
  if (inner.taxonomy !== outer.taxonomy) return false;
  if (inner.id === outer.id && inner.concept === outer.concept) return true;
  if (outer.concept === "threat") return false;
  return outer.concept === "category" ? inner.category === outer.id : inner.cluster === outer.id;
}

/** Whether one of the two is or contains the other. Two threats of the same category do not overlap. */
export function overlaps(a: Classification, b: Classification): boolean {
  return isContainedIn(a, b) || isContainedIn(b, a);
}

/** Returns everything that a ranking ranks, in order, except unknown ids and entries outside the taxonomy. */
export function rankedItemsIn(ranking: Ranking, context: RankingContext): readonly RankedItem[] {
  return rankedItems(ranking, taxonomyIn(ranking, context), contextFor(context.threats, context.taxonomy));
}

/** Cached, because many rules ask for it for many statements. */
const rankedItems = memoOn(
  (ranking: Ranking, own: Taxonomy | undefined, context: ClassificationContext): readonly RankedItem[] =>
    ranking.entries.flatMap((entry) =>
      (entry.outside ? [] : rankedNames(entry)).flatMap((name) => {
        const classification = classifyCategory(name.text, own) ?? classifyThreat(name.text, context);
        return classification ? [{ name, classification, entry }] : [];
      }),
    ),
);

/** The same object as long as both are. */
const contextFor = memoOn((threats: Threats, taxonomy: Taxonomy | undefined): ClassificationContext => ({
  threats,
  taxonomy,
}));

/** Returns the taxonomy of a ranking: the one that it names, else that of the document. */
export function taxonomyIn(ranking: Ranking, context: RankingContext): Taxonomy | undefined {
  const { taxonomy } = ranking;
  return taxonomy === undefined || taxonomy === context.taxonomyName?.text
    ? context.taxonomy
    : context.namedTaxonomies.get(taxonomy);
}

/**
 * Returns the best rank of what equals the classification or is in it. The rank of a category is not a rank of a
 * threat in it.
 */
export function rankOf(
  classification: Classification,
  ranking: Ranking,
  context: RankingContext,
): number | undefined {
  const ranks = rankedItemsIn(ranking, context).filter((rankedItem) =>
    isContainedIn(rankedItem.classification, classification),
  );
  return ranks.length > 0 ? minOf(ranks.map(({ entry }) => entry.rank)) : undefined;
}

/** Returns the best rank of what the taxonomy of the ranking calls the same. */
export function rankOfSame(
  item: Classification,
  ranking: Ranking,
  context: RankingContext,
): number | undefined {
  const same = sameIn(taxonomyIn(ranking, context), item);
  return same && rankOf(same, ranking, context);
}

/** Whether the ranking uses another taxonomy than the document. */
export function isForeign(ranking: Ranking, context: RankingContext): boolean {
  const { taxonomy } = ranking;
  if (taxonomy === undefined || taxonomy === context.taxonomyName?.text) return false;
  const own = context.namedTaxonomies.get(taxonomy);
  return own === undefined || own !== context.taxonomy;
}

/** The same, with what else a ranking can rank. */
interface EverythingRanked extends RankingContext {
  readonly knownIds: KnownIds;
}

/** Whether every id in the ranking can be resolved, in its taxonomy, as a threat, an actor or an asset. */
export function isResolved(ranking: Ranking, context: EverythingRanked): boolean {
  // A taxonomy that cannot be read completely may have more matches.
  if (isForeign(ranking, context) && taxonomyIn(ranking, context)?.isComplete !== true) return false;
  const entries = ranking.entries.filter(({ outside }) => !outside);
  const isOther = (id: string): boolean => context.knownIds.has(id, ["actor", "asset"]);
  return (
    entries.flatMap(rankedNames).every(({ text }) => isReached(text, ranking, context)) &&
    entries.every(({ other }) => !other || isOther(other.id.text)) &&
    ranking.unranked.every(({ text }) => isOther(text) || isReached(text, ranking, context))
  );
}

/** Whether an id in a ranking can be resolved; for a threat, also its category. */
function isReached(id: string, ranking: Ranking, context: RankingContext): boolean {
  const { taxonomy, threats } = context;
  const category = threats.get(id)?.category;
  const isKnown =
    taxonomy === undefined || category === undefined || categoryOf(taxonomy, category) !== undefined;
  return isKnown && classifyIn(ranking, id, context) !== undefined;
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
