/**
 * Compares rankings, also by different taxonomies: their categories are then the same, or may be, if they match.
 */
import { addToIndex, memo, sameItems } from "../../syntax/memo.ts";
import type { Agreement, CoefficientRange, Concordance } from "./agreement.ts";
import { agreement, concordance, overlapRange } from "./agreement.ts";
import type { MatchKind } from "../taxonomies/match.ts";
import { matchedCategories } from "../taxonomies/matchedCategories.ts";
import type { KeyedItem, KeyedRanking, RankingInContext } from "../rankings/keyedRankings.ts";
import { itemsIn, keyedRankings } from "../rankings/keyedRankings.ts";
import type { RankingContext } from "../rankings/rankedItems.ts";
import type { Ranking } from "../rankings/ranking.ts";
import type { PossibleMatch } from "./readingChoices.ts";
import type { RankGroup } from "./side.ts";
import type { Category, Taxonomy } from "../taxonomies/taxonomy.ts";

/** Two categories or clusters that match, from different taxonomies: each is ranked by one of two rankings. */
export interface RankedMatch {
  /** Seen from the first: `broad` if the second is broader. */
  readonly kind: MatchKind;
  readonly first: RankedCategory;
  readonly second: RankedCategory;
}

/** A category or cluster with the taxonomy of the ranking that ranks it. */
interface RankedCategory {
  readonly category: Category;
  readonly taxonomy: Taxonomy;
}

/** What a ranking, by its number, ranks. */
export interface ItemOfRanking {
  readonly item: KeyedItem;
  readonly ranking: number;
}

/** Rankings that are prepared for comparison. */
export interface ComparableRankings {
  readonly groups: readonly (readonly RankGroup[])[];
  readonly possible: readonly PossibleMatch[];
  readonly matches: readonly RankedMatch[];
  /** Returns what is ranked by its id in the groups, with the number of each ranking that ranks it. Computed when it is called. */
  readonly items: () => ReadonlyMap<string, readonly ItemOfRanking[]>;
}

/** How far two rankings agree. */
export interface PairAgreement extends Agreement {
  /** How far the whole lists overlap, including what only one of them ranks. Computed on first use. */
  readonly overlap: CoefficientRange | undefined;
}

/** The same, and through which matches. */
export interface RankingAgreement extends PairAgreement {
  readonly matches: readonly RankedMatch[];
}

/** Returns how far two rankings agree. Cached for the two versions. */
export function agreementOf(first: Ranking, second: Ranking, context: RankingContext): RankingAgreement {
  const { taxonomy, taxonomyName, namedTaxonomies, threats } = context;
  const known = agreements(first);
  const inputs = [taxonomy, taxonomyName, namedTaxonomies, threats];
  let entry = known.get(second);
  if (!entry || !sameItems(entry.inputs, inputs))
    known.set(
      second,
      (entry = {
        inputs,
        result: agreementBetween({ ranking: first, context }, { ranking: second, context }),
      }),
    );
  return entry.result;
}

const agreements = memo(
  (_first: Ranking) =>
    new WeakMap<Ranking, { readonly inputs: readonly unknown[]; readonly result: RankingAgreement }>(),
);

/**
 * Returns how far two rankings agree, also of different assessments.
 * @param most In how many ways they are read, at most; by default as many as a moment allows.
 */
export function agreementBetween(
  first: RankingInContext,
  second: RankingInContext,
  most?: number,
): RankingAgreement {
  const { groups, possible, matches } = comparableInContext([first, second]);
  return Object.assign(agreementOfGroups(groups, possible, most), { matches });
}

/**
 * Returns how far two of several prepared rankings agree. What is the same through a third taxonomy counts, which the two alone
 * do not show.
 */
export function agreementAmong(
  { groups, possible }: ComparableRankings,
  [first, second]: readonly [first: number, second: number],
  most?: number,
): PairAgreement {
  const [a, b] = [groups[first] ?? [], groups[second] ?? []];
  const [own = new Set(), others = new Set()] = [a, b].map(
    (side) => new Set(side.flatMap(({ members }) => members)),
  );
  const found = new Map<string, Set<string>>();
  for (const { id, partners } of possible)
    for (const partner of partners) {
      // A match is the same whichever of the two names it.
      const [one, other] = own.has(id) ? [id, partner] : [partner, id];
      if (!own.has(one) || !others.has(other) || others.has(one) || own.has(other)) continue;
      found.set(one, (found.get(one) ?? new Set()).add(other));
    }
  const between = Array.from(found, ([id, partners]) => ({ id, partners: [...partners] }));
  return agreementOfGroups([a, b], between, most);
}

function agreementOfGroups(
  groups: ComparableRankings["groups"],
  matches: readonly PossibleMatch[],
  most: number | undefined,
): PairAgreement {
  const [a = [], b = []] = groups;
  let overlap: { readonly range: CoefficientRange | undefined } | undefined;
  return {
    ...agreement(a, b, { matches, most }),
    get overlap() {
      return (overlap ??= { range: overlapRange(a, b, { matches, most }) }).range;
    },
  };
}

/** Returns how far three or more rankings agree. */
export function concordanceOf(rankings: readonly Ranking[], context: RankingContext): Concordance {
  const { groups, possible } = comparableRankings(rankings, context);
  return concordance(groups, possible);
}

/** Prepares the rankings of an assessment for comparison. */
export function comparableRankings(
  rankings: readonly Ranking[],
  context: RankingContext,
): ComparableRankings {
  return comparableInContext(rankings.map((ranking) => ({ ranking, context })));
}

/**
 * Prepares rankings for comparison. Items are identified by their category, so that a threat on one side matches its
 * category on the other. A threat that every side ranks, or that has no category, is identified by its own id. A
 * cluster that not every side ranks is read as a composite entry of those of its categories that some side ranks.
 *
 * Two categories of different taxonomies are the same if they match exactly, and no other does. Other matches are
 * possible ones. What has its exact partner in a ranking has no other one there.
 */
export function comparableInContext(rankings: readonly RankingInContext[]): ComparableRankings {
  const sides = keyedRankings(rankings);
  const all = sides.flatMap((first, index) =>
    sides.slice(index + 1).flatMap((second) => matchesBetween(first, second)),
  );
  const rootOf = rootsOf(all.filter(({ isCertain }) => isCertain));
  const roots = new Map(
    sides.map((side) => [side, new Set(Array.from(itemsIn(side), ({ key }) => rootOf(key)))]),
  );
  const matches = all.filter(
    ({ isCertain, ends, sides: [one, other] }) =>
      isCertain ||
      !(
        roots.get(one)?.has(rootOf(ends[1].key)) === true ||
        roots.get(other)?.has(rootOf(ends[0].key)) === true
      ),
  );
  return {
    groups: sides.map((side) =>
      side.map(({ items, rank }) => ({ members: items.map(({ key }) => rootOf(key)), rank })),
    ),
    possible: possibleAmong(
      matches.filter(({ isCertain }) => !isCertain),
      rootOf,
    ),
    matches: matches.map(({ kind, ends: [first, second] }) => ({ kind, first, second })),
    items: () => {
      const found = new Map<string, ItemOfRanking[]>();
      for (const [ranking, side] of sides.entries())
        for (const item of side.flatMap(({ items }) => items))
          addToIndex(found, rootOf(item.key), { item, ranking });
      return found;
    },
  };
}

/** An item with a category. */
type CategoryItem = KeyedItem & RankedCategory;

/** A match of what two rankings rank. */
interface KeyedMatch {
  readonly kind: MatchKind;
  readonly ends: readonly [CategoryItem, CategoryItem];
  readonly sides: readonly [KeyedRanking, KeyedRanking];
  /** Whether both are the same for certain: they match exactly, and nothing else does in these rankings. */
  readonly isCertain: boolean;
}

function matchesBetween(first: KeyedRanking, second: KeyedRanking): KeyedMatch[] {
  const [own, others] = [categoriesIn(first), categoriesIn(second)];
  if (new Set([...own.taxonomies, ...others.taxonomies]).size < 2) return [];
  const found = Array.from(own.items.values()).flatMap((one) =>
    Array.from(others.taxonomies)
      .filter((taxonomy) => taxonomy !== one.taxonomy)
      .flatMap((taxonomy) => matchedCategories(one.category, one.taxonomy, taxonomy))
      .flatMap(({ category, kind }) => {
        const other = others.items.get(category);
        return other ? [{ kind, ends: [one, other] as const }] : [];
      }),
  );
  const exact = new Map<string, number>();
  for (const { kind, ends } of found)
    if (kind === "exact") for (const { key } of ends) exact.set(key, (exact.get(key) ?? 0) + 1);
  return found.map(({ kind, ends }) => ({
    kind,
    ends,
    sides: [first, second],
    isCertain: kind === "exact" && ends.every(({ key }) => exact.get(key) === 1),
  }));
}

/** Returns what a ranking ranks that has a category, and the taxonomies of these. */
const categoriesIn = memo((ranking: KeyedRanking) => {
  const items = new Map(
    itemsIn(ranking).flatMap((item) => (isCategory(item) ? [[item.category, item] as const] : [])),
  );
  return { items, taxonomies: new Set(Array.from(items.values(), ({ taxonomy }) => taxonomy)) };
});

function isCategory(item: KeyedItem): item is CategoryItem {
  return item.category !== undefined && item.taxonomy !== undefined;
}

/** Returns a function from each key to the one key of everything that is the same. */
function rootsOf(certain: readonly KeyedMatch[]): (key: string) => string {
  const roots = new Map<string, string>();
  const rootOf = (key: string): string => {
    let root = key;
    for (let next = roots.get(root); next !== undefined; next = roots.get(root)) root = next;
    return root;
  };
  for (const { ends } of certain) {
    const [one, other] = [rootOf(ends[0].key), rootOf(ends[1].key)];
    if (one !== other) roots.set(other, one);
  }
  return rootOf;
}

/** Returns the partners of each item in each other ranking, the strongest match first. */
function possibleAmong(
  matches: readonly KeyedMatch[],
  rootOf: (key: string) => string,
): readonly PossibleMatch[] {
  const found = new Map<KeyedRanking, Map<string, Set<string>>>();
  const seen = new Map<string, Set<string>>();
  for (const { ends, sides } of matches) {
    const [id, partner] = [rootOf(ends[0].key), rootOf(ends[1].key)];
    // Two rankings by one taxonomy have the same matches with a third one.
    if (seen.get(id)?.has(partner) || seen.get(partner)?.has(id)) continue;
    seen.set(id, (seen.get(id) ?? new Set()).add(partner));
    const partners = found.get(sides[1]) ?? new Map<string, Set<string>>();
    found.set(sides[1], partners.set(id, (partners.get(id) ?? new Set()).add(partner)));
  }
  return [...found.values()].flatMap((all) =>
    Array.from(all, ([id, partners]) => ({ id, partners: [...partners] })),
  );
}
