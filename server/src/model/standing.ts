/** Where things stand in rankings: entries resolved, through threats and the taxonomy, to categories and clusters. */
import { addTo, memo, memoOn, sameItems } from "../syntax/memo.ts";
import type { Agreement, Placed } from "./agreement.ts";
import { agreement } from "./agreement.ts";
import type { Name } from "./name.ts";
import type { Entry, Ranking } from "./ranking.ts";
import { plainly } from "./plain.ts";
import { rankedNames, wordOf } from "./ranking.ts";
import type { Taxonomy } from "./taxonomy.ts";
import { categoryOf } from "./taxonomy.ts";
import type { Threats } from "./threat.ts";
import { leastOf } from "../syntax/extremes.ts";

/** What ids are resolved with. */
interface Around {
  readonly taxonomy: Taxonomy | undefined;
  readonly threats: Threats;
}

/** The same, and the word that names the taxonomy. */
export interface Surroundings extends Around {
  readonly taxonomyName: Name | undefined;
}

/** What an id stands for: itself, and the category and cluster in which it lies. */
export interface Reach {
  readonly id: string;
  readonly concept: "threat" | "category" | "cluster";
  readonly category: string | undefined;
  readonly cluster: string | undefined;
}

/** Something that a ranking ranks. */
export interface Standing {
  readonly name: Name;
  readonly reach: Reach;
  readonly entry: Entry;
}

/** Resolves an id; `undefined` where nothing that can be ranked has it. */
export function reachOf(id: string, { taxonomy, threats }: Around): Reach | undefined {
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

/** Whether `inner` is `outer`, or lies in it. */
export function liesIn(inner: Reach, outer: Reach): boolean {
  if (inner.id === outer.id && inner.concept === outer.concept) return true;
  if (outer.concept === "threat") return false;
  return outer.concept === "category" ? inner.category === outer.id : inner.cluster === outer.id;
}

/** Whether one of the two is, or holds, the other. Two threats of one category do not. */
export function overlap(a: Reach, b: Reach): boolean {
  return liesIn(a, b) || liesIn(b, a);
}

/** Everything that a ranking ranks, in order; without what is unknown or said to lie outside the taxonomy. */
export function standingsIn(ranking: Ranking, { taxonomy, threats }: Around): readonly Standing[] {
  return standings(ranking, taxonomy, threats);
}

/** Asked for by many rules and for many statements. */
const standings = memoOn(
  (ranking: Ranking, taxonomy: Around["taxonomy"], threats: Threats): readonly Standing[] =>
    ranking.entries.flatMap((entry) =>
      (entry.outside ? [] : rankedNames(entry)).flatMap((name) => {
        const reach = reachOf(name.text, { taxonomy, threats });
        return reach ? [{ name, reach, entry }] : [];
      }),
    ),
);

/** The best rank of what is the same as `reach` or lies in it; a category's rank says nothing of a threat in it. */
export function rankOf(reach: Reach, ranking: Ranking, around: Around): number | undefined {
  const ranks = standingsIn(ranking, around).filter((standing) => liesIn(standing.reach, reach));
  return ranks.length > 0 ? leastOf(ranks.map(({ entry }) => entry.rank)) : undefined;
}

/** Whether the ranking uses a taxonomy of its own, whose categories this document does not see. */
export function isForeign({ taxonomy }: Ranking, { taxonomyName }: Surroundings): boolean {
  return taxonomy !== undefined && taxonomy !== taxonomyName?.text;
}

/** Whether every id in the ranking leads somewhere that this document can see. */
export function isResolved(ranking: Ranking, around: Surroundings): boolean {
  const entries = ranking.entries.filter(({ outside }) => !outside);
  const names = [...entries.flatMap(rankedNames), ...ranking.unranked];
  return !isForeign(ranking, around) && names.every(({ text }) => isReached(text, around));
}

/** Whether an id leads somewhere; that of a threat, to its category as well. */
function isReached(id: string, around: Surroundings): boolean {
  const { taxonomy, threats } = around;
  const category = threats.get(id)?.category;
  const isKnown =
    taxonomy === undefined || category === undefined || categoryOf(taxonomy, category) !== undefined;
  return isKnown && reachOf(id, around) !== undefined;
}

/** The names by which a text may mean what has this id: its titles, its aliases, and the id read as words. */
export function namesFor(id: string, { taxonomy, threats }: Around): string[] {
  const names = [
    id,
    ...(taxonomy?.categories.get(id)?.names ?? []),
    ...(taxonomy?.clusters.get(id)?.names ?? []),
    threats.get(id)?.title ?? id,
  ];
  return [...new Set(names.map(plainly))];
}

/** The categories, clusters and threats that have this name. */
export function idsNamed(name: string, { taxonomy, threats }: Around): readonly string[] {
  return idsByName(threats, taxonomy).get(plainly(name)) ?? [];
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
        addTo(index, name, id);
      }
    }
    return index;
  },
);

/**
 * The places of rankings for a comparison. Things are known by their category, so that a threat on one side meets its
 * category on the other; a threat that every side ranks, and what has no category, by its own id. A cluster that not
 * every side ranks stands for those of its categories that some side ranks, as a composite entry does.
 */
export function comparable(rankings: readonly Ranking[], around: Surroundings): Placed[][] {
  const reaches = rankings.map((ranking) => standingsIn(ranking, around).map(({ reach }) => reach));
  const isCommon = (id: string): boolean => reaches.every((each) => each.some((reach) => reach.id === id));
  const keysOf = ({ id, concept, category }: Reach): string[] => {
    if (concept === "category" || isCommon(id)) return [id];
    if (concept === "threat") return [category ?? id];
    const inside = reaches.flat().filter((reach) => reach.cluster === id && reach.category !== undefined);
    return inside.length > 0 ? [...new Set(inside.map((reach) => reach.category ?? id))] : [id];
  };
  return rankings.map(({ entries }) =>
    entries.map((entry) => {
      const members = rankedNames(entry).flatMap(({ text }) => reachOf(text, around) ?? []);
      // What lies outside the taxonomy is met by nothing but the same words.
      return {
        members: entry.outside ? [plainly(wordOf(entry))] : members.flatMap(keysOf),
        rank: entry.rank,
      };
    }),
  );
}

/** How far two rankings agree; found out once for both as they are. */
export function agreementOf(first: Ranking, second: Ranking, around: Surroundings): Agreement {
  const { taxonomy, taxonomyName, threats } = around;
  const known = agreements(first);
  const inputs = [taxonomy, taxonomyName, threats];
  let entry = known.get(second);
  if (!entry || !sameItems(entry.inputs, inputs)) {
    const [a = [], b = []] = comparable([first, second], around);
    known.set(second, (entry = { inputs, result: agreement(a, b) }));
  }
  return entry.result;
}

const agreements = memo(
  (_first: Ranking) =>
    new WeakMap<Ranking, { readonly inputs: readonly unknown[]; readonly result: Agreement }>(),
);

/** The best rank in each cluster. */
export function clusterRanks(ranking: Ranking, around: Surroundings): Map<string, number> {
  const ranks = new Map<string, number>();
  for (const { reach, entry } of standingsIn(ranking, around)) {
    if (reach.cluster) ranks.set(reach.cluster, Math.min(entry.rank, ranks.get(reach.cluster) ?? entry.rank));
  }
  return ranks;
}
