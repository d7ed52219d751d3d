/** Compares rankings of one or several assessments: each two, all together, their consensus, and groups that are alike. */
import type { Concordance } from "../agreement/agreement.ts";
import { concordance } from "../agreement/agreement.ts";
import type { ComparableRankings, PairAgreement, RankedMatch } from "../agreement/comparedRankings.ts";
import { agreementAmong, agreementBetween, comparableInContext } from "../agreement/comparedRankings.ts";
import { FEWEST_GROUPED, groupsOf } from "./holderGroups.ts";
import type { RankingInContext } from "../rankings/keyedRankings.ts";
import type { ItemPlace } from "./majorities.ts";
import { relativePlace } from "./majorities.ts";
import { pairDistance, sortedPairCounts } from "../agreement/pairCounts.ts";
import { largestFirst } from "./largestFirst.ts";
import type { PossibleMatch } from "../agreement/readingChoices.ts";
import type { ConsensusItem, RankingConsensus } from "./rankingConsensus.ts";
import { rankingConsensus } from "./rankingConsensus.ts";
import type { RankGroup } from "../agreement/side.ts";
import { MAX_COMPARED } from "../../syntax/limits.ts";

/** Two of the compared rankings, by number. */
export interface RankingPair {
  readonly first: number;
  readonly second: number;
  /** Over every reading; `undefined` if there are so many rankings that only one reading is compared. */
  readonly found: PairAgreement | undefined;
  /** How many items both rank in the consensus, and the share of their pairs that both do not order alike, in one reading. */
  readonly items: number;
  readonly distance: number | undefined;
}

/** An item about whose place the rankings differ most. */
interface DisputedItem {
  /** Its number in the consensus. */
  readonly item: number;
  /** The ranking that has it highest, and the one that has it lowest. */
  readonly highest: number;
  readonly lowest: number;
  /** The difference of both places as shares of the lists, 0 to 1. */
  readonly spread: number;
}

/** Two items of the consensus whose order is disputed, with the rankings that put the first, the second or neither ahead. */
interface DisputedPair {
  readonly items: readonly [number, number];
  readonly first: number;
  readonly second: number;
  readonly neither: number;
}

/** The comparison of several rankings. Rankings are numbered as they are in `rankings`. */
export interface RankingComparison<R extends RankingInContext = RankingInContext> {
  readonly rankings: readonly R[];
  /** The rankings that share nothing with these. */
  readonly apart: readonly R[];
  /** The entries of each ranking, with the ids in the consensus. */
  readonly entries: readonly (readonly RankGroup[])[];
  /** What is ranked, by these ids. */
  readonly items: ReturnType<ComparableRankings["items"]>;
  readonly matches: readonly RankedMatch[];
  readonly pairs: readonly RankingPair[];
  /** Kendall's W; `undefined` for two rankings. */
  readonly together: Concordance | undefined;
  readonly consensus: RankingConsensus;
  /** `undefined` for too few rankings. */
  readonly groups: readonly (readonly number[])[] | undefined;
  readonly disputedItems: readonly DisputedItem[];
  readonly disputedPairs: readonly DisputedPair[];
}

/**
 * Compares rankings. Those that share no item with the others, also through others, are left out: of several sets, the
 * largest is compared.
 * @returns `undefined` if no two rankings share an item.
 */
export function compareRankings<R extends RankingInContext>(
  all: readonly R[],
): RankingComparison<R> | undefined {
  const whole = comparableInContext(all);
  const chosen = largestConnected(whole.groups, whole.possible);
  if (chosen.length < 2) return undefined;
  const rankings = chosen.flatMap((index) => all[index] ?? []);
  const isWhole = rankings.length === all.length;
  const comparable = isWhole ? whole : comparableInContext(rankings);
  const { groups, possible, matches, items } = comparable;
  const consensus = rankingConsensus(groups, possible);
  const pairs = comparedPairs(rankings, consensus, comparable);
  return {
    rankings,
    apart: all.filter((_, index) => !chosen.includes(index)),
    entries: groups,
    items: items(),
    matches,
    pairs,
    together: rankings.length > 2 ? concordance(groups, possible, consensus.mostReadings) : undefined,
    consensus,
    groups: groupsIn(rankings.length, pairs),
    disputedItems: disputedItems(consensus.items),
    disputedPairs: disputedPairs(consensus),
  };
}

/** Returns the largest set of rankings that are connected by shared or possibly shared items. */
function largestConnected(
  groups: readonly (readonly RankGroup[])[],
  possible: readonly PossibleMatch[],
): readonly number[] {
  const rootOf = new Map<string, string>();
  const find = (id: string): string => {
    let root = id;
    for (let next = rootOf.get(root); next !== undefined; next = rootOf.get(root)) root = next;
    return root;
  };
  const join = (one: string, other: string): void => {
    const [a, b] = [find(one), find(other)];
    if (a !== b) rootOf.set(a, b);
  };
  const idsIn = groups.map((side) => side.flatMap(({ members }) => members));
  for (const ids of idsIn) for (const id of ids.slice(1)) join(id, ids[0] ?? id);
  for (const { id, partners } of possible) for (const partner of partners) join(id, partner);
  const sets = new Map<string, number[]>();
  for (const [index, [id]] of idsIn.entries()) {
    if (id === undefined) continue;
    const root = find(id);
    sets.set(root, [...(sets.get(root) ?? []), index]);
  }
  return largestFirst([...sets.values()], (set) => set.length)[0] ?? [];
}

/** How much work the comparison of all pairs is, in ranks that are compared. */
const PAIR_WORK = 400_000;

/** Pairs are compared in at least this many ways, or in one. */
const FEWEST_READINGS = 12;

function comparedPairs(
  rankings: readonly RankingInContext[],
  { profile }: RankingConsensus,
  comparable: ComparableRankings,
): RankingPair[] {
  const most = mostPairReadings(rankings);
  const ends = comparable.matches.flatMap(({ first, second }) => [first.taxonomy, second.taxonomy]);
  const isThroughOthers = new Set(ends).size > 2;
  const orders = profile.rankings.map(rankedOrder);
  const room = { firsts: new Float64Array(profile.size), seconds: new Float64Array(profile.size) };
  return rankings.flatMap((one, first) =>
    rankings.slice(first + 1).map((other, index): RankingPair => {
      const second = first + 1 + index;
      const shared = sharedRanks(orders[first], profile.rankings[second], room);
      return {
        first,
        second,
        found:
          most < FEWEST_READINGS
            ? undefined
            : isThroughOthers
              ? agreementAmong(comparable, [first, second], most)
              : agreementBetween(one, other, most),
        items: shared.firsts.length,
        distance: pairDistance(sortedPairCounts(shared.firsts, shared.seconds)),
      };
    }),
  );
}

/** In how many ways each two rankings can be read; less than `FEWEST_READINGS` if there are too many rankings. */
function mostPairReadings(rankings: readonly RankingInContext[]): number {
  if (rankings.length > MAX_COMPARED) return 0;
  const entries = rankings.reduce((sum, { ranking }) => sum + ranking.entries.length, 0);
  return Math.floor(PAIR_WORK / Math.max(1, entries * (rankings.length - 1)));
}

/** The items that a ranking ranks, in order, with their ranks. */
interface RankedOrder {
  readonly items: Int32Array;
  readonly ranks: Float64Array;
}

function rankedOrder(ranks: Float64Array): RankedOrder {
  const items = Array.from(ranks.keys())
    .filter((item) => !Number.isNaN(ranks[item]))
    .sort((a, b) => (ranks[a] ?? 0) - (ranks[b] ?? 0));
  return { items: Int32Array.from(items), ranks };
}

/** The ranks of items in two rankings, in the order of the first. */
interface SharedRanks {
  readonly firsts: Float64Array;
  readonly seconds: Float64Array;
}

/** The ranks of the items that two rankings share. @param room Where they are put: one place for all pairs. */
function sharedRanks(
  order: RankedOrder | undefined,
  others: Float64Array | undefined,
  { firsts, seconds }: SharedRanks,
): SharedRanks {
  const { items, ranks } = order ?? { items: new Int32Array(), ranks: new Float64Array() };
  let count = 0;
  for (const item of items) {
    const other = others?.[item] ?? NaN;
    if (Number.isNaN(other)) continue;
    firsts[count] = ranks[item] ?? 0;
    seconds[count++] = other;
  }
  return { firsts: firsts.subarray(0, count), seconds: seconds.subarray(0, count) };
}

/** With fewer shared items, a distance says nothing. */
const FEWEST_SHARED = 3;

/** In groups, the distance of two rankings is the largest over all readings. */
function groupsIn(count: number, pairs: readonly RankingPair[]): RankingComparison["groups"] {
  if (count < FEWEST_GROUPED) return undefined;
  const distances = new Map(
    pairs.map(({ first, second, found, items, distance }) => [
      first * count + second,
      (found?.shared.length ?? items) < FEWEST_SHARED ? undefined : (found?.distance?.high ?? distance),
    ]),
  );
  return groupsOf(count, (one, other) => distances.get(Math.min(one, other) * count + Math.max(one, other)));
}

/** The items that at least two rankings have, with the largest difference first. */
function disputedItems(items: readonly ConsensusItem[]): DisputedItem[] {
  const all = items.flatMap((each, item): DisputedItem[] => {
    const places = placesByHeight(each, items.length);
    const [first, last] = [places[0], places.at(-1)];
    if (!first || !last || last.at - first.at < 1e-9) return [];
    return [{ item, highest: first.ranking, lowest: last.ranking, spread: last.at - first.at }];
  });
  return largestFirst(all, ({ spread }) => spread);
}

/** The place of an item in a ranking, also as a share of the list. */
export interface ComparedPlace {
  readonly ranking: number;
  readonly place: ItemPlace;
  readonly at: number;
}

/**
 * Returns the places of an item, from the highest to the lowest, in the rankings that are long enough to compare: the second of two is
 * not the last of six.
 * @param items The number of items in the consensus.
 */
export function placesByHeight({ held }: ConsensusItem, items: number): readonly ComparedPlace[] {
  return held
    .flatMap((place, ranking): ComparedPlace[] =>
      place && place.of >= Math.min(FEWEST_SHARED, items) && place.of >= items / 2
        ? [{ ranking, place, at: relativePlace(place) }]
        : [],
    )
    .toSorted((a, b) => a.at - b.at || a.ranking - b.ranking);
}

/** How many pairs are listed. */
const MOST_PAIRS = 10;

/** The pairs that the rankings order most evenly in both directions. */
function disputedPairs({ profile, majorities }: RankingConsensus): DisputedPair[] {
  const { rankings } = profile;
  const { size, ahead } = majorities;
  const all: DisputedPair[] = [];
  for (let one = 0; one < size; one++)
    for (let other = one + 1; other < size; other++) {
      const [first = 0, second = 0] = [ahead[one * size + other], ahead[other * size + one]];
      if (first > 0 && second > 0) all.push({ items: [one, other], first, second, neither: 0 });
    }
  return largestFirst(all, ({ first, second }) => Math.min(first, second) / (first + second))
    .slice(0, MOST_PAIRS)
    .map((pair) => ({ ...pair, neither: tiesOf(pair.items, rankings) }));
}

function tiesOf([one, other]: DisputedPair["items"], rankings: readonly Float64Array[]): number {
  return rankings.filter((ranks) => ranks[one] === ranks[other]).length;
}
