/** Gives what rankings rank keys that are the same for the same thing, also in rankings of several assessments. */
import { memo } from "../../syntax/memo.ts";
import { normalizedName } from "../basics/normalizedName.ts";
import type { Classification, RankingContext } from "./rankedItems.ts";
import { classifyIn, rankedItemsIn } from "./rankedItems.ts";
import type { OtherRanked, Ranking, RankingEntry } from "./ranking.ts";
import { rankedNames, wordOf } from "./ranking.ts";
import type { Category, Taxonomy } from "../taxonomies/taxonomy.ts";
import { categoryOf } from "../taxonomies/taxonomy.ts";

/** A ranking with what resolves its ids: those of its own assessment. */
export interface RankingInContext {
  readonly ranking: Ranking;
  readonly context: RankingContext;
}

/** What an entry ranks, with the key that identifies it in the comparison. */
export interface KeyedItem {
  readonly key: string;
  /** What it is; an entry outside the taxonomy, or without an id, has only words. */
  readonly concept: Classification["concept"] | OtherRanked["concept"] | "outside";
  /** Its id, or its words. */
  readonly id: string;
  /** The category or cluster, with its taxonomy, if it is identified by one. */
  readonly category?: Category | undefined;
  readonly taxonomy?: Taxonomy | undefined;
  /** The threat that the source names, if it is identified by its category. */
  readonly threat?: string;
}

/** The entries of a ranking, in order. */
export type KeyedRanking = readonly { readonly items: readonly KeyedItem[]; readonly rank: number }[];

/** Gives the items of all rankings their keys. */
export function keyedRankings(rankings: readonly RankingInContext[]): KeyedRanking[] {
  const classifications = rankings.map(({ ranking, context }) =>
    rankedItemsIn(ranking, context).map(({ classification }) => classification),
  );
  const suffixes = suffixesFor(rankings.map(({ context }) => context));
  const threatKeys = threatKeysIn(rankings, classifications);
  const itemFor = (id: string, taxonomy: Taxonomy | undefined): KeyedItem => ({
    key: id + (suffixes.get(taxonomy) ?? ""),
    concept: taxonomy?.categories.has(id) === true ? "category" : "cluster",
    id,
    category: categoryOf(taxonomy, id),
    taxonomy,
  });
  const itemOf = (classification: Classification, { threats }: RankingContext): KeyedItem => {
    const { id, concept, taxonomy } = classification;
    if (concept !== "threat") return itemFor(id, taxonomy);
    return { key: threatKeys.get(threats)?.get(id) ?? id, concept, id };
  };
  const keys = classifications.map(
    (all, index) => new Set(all.map((each) => itemOf(each, contextAt(rankings, index)).key)),
  );
  const isEverywhere = memoKey((key) => keys.every((all) => all.has(key)));
  const members = membersByCluster(classifications.flat());
  const itemsOf = (classification: Classification, context: RankingContext): KeyedItem[] => {
    const { concept, category, taxonomy } = classification;
    const own = itemOf(classification, context);
    if (concept === "category" || isEverywhere(own.key)) return [own];
    if (concept === "threat")
      return [category === undefined ? own : { ...itemFor(category, taxonomy), threat: classification.id }];
    const inside = members.get(taxonomy)?.get(classification.id);
    return inside ? Array.from(inside, (id) => itemFor(id, taxonomy)) : [own];
  };
  return rankings.map((each) => keyedEntries(each, itemsOf));
}

function keyedEntries(
  { ranking, context }: RankingInContext,
  itemsOf: (classification: Classification, context: RankingContext) => readonly KeyedItem[],
): KeyedRanking {
  return ranking.entries.map((entry) => ({
    items:
      entry.outside || entry.other || hasOnlyWords(entry)
        ? [itemOutside(entry)]
        : rankedNames(entry)
            .flatMap(({ text }) => classifyIn(ranking, text, context) ?? [])
            .flatMap((each) => itemsOf(each, context)),
    rank: entry.rank,
  }));
}

function contextAt(rankings: readonly RankingInContext[], index: number): RankingContext {
  return (rankings[index] as RankingInContext).context;
}

function memoKey(find: (key: string) => boolean): (key: string) => boolean {
  const known = new Map<string, boolean>();
  return (key) => {
    const found = known.get(key) ?? find(key);
    known.set(key, found);
    return found;
  };
}

/** Whether an entry has a label and no id, as in a list from a table. */
function hasOnlyWords(entry: RankingEntry): boolean {
  return entry.label !== undefined && !entry.gap && rankedNames(entry).length === 0;
}

/** An actor or an asset matches only itself, and an entry without an id only the same words. */
function itemOutside(entry: RankingEntry): KeyedItem {
  const { other } = entry;
  if (other) return { key: `${other.concept} ${other.id.text}`, concept: other.concept, id: other.id.text };
  const words = wordOf(entry);
  return { key: normalizedName(words), concept: "outside", id: words };
}

/** Returns what distinguishes the ids of each taxonomy from those of the first document's own one. */
function suffixesFor(contexts: readonly RankingContext[]): ReadonlyMap<Taxonomy | undefined, string> {
  const suffixes = new Map<Taxonomy | undefined, string>([[contexts[0]?.taxonomy, ""]]);
  const taken = new Set([""]);
  const add = (taxonomy: Taxonomy | undefined, name: string): void => {
    if (!taxonomy || suffixes.has(taxonomy)) return;
    const suffix = ` (${name})`;
    suffixes.set(taxonomy, taken.has(suffix) ? ` (${name} ${String(suffixes.size)})` : suffix);
    taken.add(suffix);
  };
  for (const { taxonomy, namedTaxonomies } of new Set(contexts)) {
    for (const [name, named] of namedTaxonomies) add(named, name);
    add(taxonomy, taxonomy?.id ?? "");
  }
  return suffixes;
}

/**
 * Returns the key of each threat, by the threats of its assessment. Threats of several assessments are the same if they have
 * the same id and the same category.
 */
function threatKeysIn(
  rankings: readonly RankingInContext[],
  classifications: readonly (readonly Classification[])[],
): ReadonlyMap<RankingContext["threats"], ReadonlyMap<string, string>> {
  const known = new Map<string, (string | undefined)[]>();
  const keys = new Map<RankingContext["threats"], Map<string, string>>();
  for (const [index, { context }] of rankings.entries()) {
    const own = keys.get(context.threats) ?? new Map<string, string>();
    keys.set(context.threats, own);
    for (const { id, concept, category } of classifications[index] ?? []) {
      if (concept !== "threat" || own.has(id)) continue;
      const categories = known.get(id) ?? [];
      known.set(id, categories);
      if (!categories.includes(category)) categories.push(category);
      const place = categories.indexOf(category);
      own.set(id, place === 0 ? id : `${id} (${String(place + 1)})`);
    }
  }
  return keys;
}

/** Returns the categories that are ranked, by their clusters. */
function membersByCluster(
  all: readonly Classification[],
): ReadonlyMap<Taxonomy | undefined, ReadonlyMap<string, ReadonlySet<string>>> {
  const found = new Map<Taxonomy | undefined, Map<string, Set<string>>>();
  for (const { taxonomy, cluster, category } of all) {
    if (cluster === undefined || category === undefined) continue;
    const clusters = found.get(taxonomy) ?? new Map<string, Set<string>>();
    found.set(taxonomy, clusters.set(cluster, (clusters.get(cluster) ?? new Set()).add(category)));
  }
  return found;
}

/** Returns what a ranking ranks, each item once. */
export const itemsIn = memo((ranking: KeyedRanking): readonly KeyedItem[] =>
  Array.from(
    new Map(ranking.flatMap(({ items }) => items.map((item) => [item.key, item] as const))).values(),
  ),
);
