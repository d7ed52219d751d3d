/** The consensus of rankings over every reading: the places of the items, and how far each ranking is from it. */
import { maxOf, minOf } from "../../syntax/minMax.ts";
import type { CoefficientRange } from "../agreement/agreement.ts";
import { rangeOverReadings } from "../agreement/agreement.ts";
import type { Ranks } from "../agreement/coefficients.ts";
import type { Consensus, ConsensusDistance, PlaceRange } from "./consensus.ts";
import { consensusOf, consensusWithoutEach, distanceBetween, distanceFrom, placesOf } from "./consensus.ts";
import type { ItemPlace, Majorities, Profile } from "./majorities.ts";
import { bordaOrder, majoritiesInOrder, majoritiesOf, placesIn } from "./majorities.ts";
import type { OpenOrder } from "./openOrders.ts";
import { openOrders } from "./openOrders.ts";
import type { PossibleMatch } from "../agreement/readingChoices.ts";
import { choicesOf, mostFor } from "../agreement/readingChoices.ts";
import type { Key, RankingReading } from "../agreement/readings.ts";
import { plainReadingOf, readingsOf } from "../agreement/readings.ts";
import type { RankGroup, Side } from "../agreement/side.ts";
import { sideOf } from "../agreement/side.ts";

/** An item of the consensus. */
export interface ConsensusItem {
  /** The ids that are read as this item; one, unless matches that are not exact are taken to hold. */
  readonly ids: readonly string[];
  /** Its places in the best orders over all readings: no reading gives it another one. */
  readonly places: PlaceRange;
  /** Its place in each ranking, among the items of the consensus; `undefined` where it is not ranked. */
  readonly held: readonly (ItemPlace | undefined)[];
}

/** How a ranking relates to the consensus. */
interface HolderResult {
  readonly distance: ConsensusDistance;
  /** The share of the pairs that the ranking does not order like the consensus, over all readings. */
  readonly share: CoefficientRange | undefined;
  /** What the consensus would be without this ranking. `undefined` if it was too much work. */
  readonly without: ConsensusWithout | undefined;
}

/** A consensus with one ranking less. */
export interface ConsensusWithout {
  /** The share of the pairs that are not ordered like in the whole consensus. */
  readonly share: number | undefined;
  /** The new order, as places in the list of items. */
  readonly order: readonly number[];
}

/** The consensus of several rankings. */
export interface RankingConsensus {
  /** The items in the order of the consensus. Each is ranked by more than half of the rankings, so that every two of them are compared. */
  readonly items: readonly ConsensusItem[];
  /** What too few of the rankings rank, with the number of these. */
  readonly others: readonly { readonly ids: readonly string[]; readonly rankings: readonly number[] }[];
  readonly holders: readonly HolderResult[];
  /** Where several orders are equally good, or the majorities form a circle, in the reading that the order is of. */
  readonly open: readonly OpenOrder[];
  /** The rankings in the reading that the order is of, with the items numbered in this order. */
  readonly profile: Profile;
  readonly isExact: boolean;
  /** How many rankings put each item ahead of each other one, with the items numbered in this order. */
  readonly majorities: Majorities;
  /** The number of pairs that a ranking has the other way, summed over all rankings, and the least that is possible. */
  readonly cost: number;
  /** How many of these are of items whose order is open: another order of these is as good. */
  readonly openCost: number;
  readonly leastCost: number;
  /** In how many ways the rankings were read, and in how many they could be. */
  readonly readings: number;
  readonly mostReadings: number;
  /** Whether no reading is left out. */
  readonly isComplete: boolean;
}

/** Returns the consensus of two or more rankings. */
export function rankingConsensus(
  rankings: readonly (readonly RankGroup[])[],
  matches: readonly PossibleMatch[],
): RankingConsensus {
  const sides = rankings.map(sideOf);
  const plain = plainReadingOf(sides, matches) ?? { ranks: [], idsOf: (id: string) => [id] };
  const keys = consensusKeys(plain);
  const profile = profileOf(plain, keys);
  const majorities = majoritiesOf(profile);
  const whole = consensusOf(majorities, bordaOrder(profile));
  const most = mostReadings(sides, keys.length);
  const { readings, isComplete } = readingsWithin(sides, matches, most);
  const all = readings.map((reading) => inReading(reading, READING_WORK / Math.max(1, most)));
  const held = profile.rankings.map(placesIn);
  const places = placesOf(whole);
  const holders = holdersOf({ profile, majorities, whole }, { all, isComplete });
  return {
    items: whole.order.map((item) => {
      const key = keys[item] ?? "";
      return {
        ids: allIdsOf(key, plain),
        places: placesOver([places[item], ...all.map((each) => each.placeOf(key))]),
        held: held.map((each) => each[item]),
      };
    }),
    others: othersOf(plain, keys),
    holders,
    open: openOrders(whole, majorities),
    profile: { ...profile, rankings: profile.rankings.map((ranks) => inOrderOf(ranks, whole.order)) },
    majorities: majoritiesInOrder(majorities, whole.order),
    isExact: whole.isExact,
    cost: whole.cost,
    openCost: whole.cost - holders.reduce((sum, { distance }) => sum + distance.reversed, 0),
    leastCost: whole.leastCost,
    readings: Math.max(1, readings.length),
    mostReadings: most,
    isComplete,
  };
}

function readingsWithin(
  sides: readonly Side[],
  matches: readonly PossibleMatch[],
  most: number,
): ReturnType<typeof readingsOf> {
  if (most > 0) return readingsOf(sides, "shared", { matches, most });
  return { readings: [], ranks: [], isComplete: choicesOf(sides, "shared", matches).length === 0 };
}

function inOrderOf(ranks: Float64Array, order: readonly number[]): Float64Array {
  return Float64Array.from(order, (item) => ranks[item] ?? NaN);
}

/** How much work the readings of one consensus are, in comparisons of two ranks. */
const READING_WORK = 5e6;

/** How many readings are computed: fewer for long rankings, and none besides the plain one for very many. */
function mostReadings(sides: readonly Side[], size: number): number {
  const each = size ** 2 * (sides.length + 4) + 2 ** Math.min(size, 12) * 12;
  return Math.min(mostFor(sides), Math.floor(READING_WORK / each));
}

/** The items that more than half of the rankings rank. */
function consensusKeys({ ranks }: RankingReading): Key[] {
  return Array.from(countsIn(ranks))
    .filter(([, count]) => count > ranks.length / 2)
    .map(([key]) => key);
}

/** Returns how many rankings rank each item that a source names. */
function countsIn(ranks: readonly Ranks<Key>[]): ReadonlyMap<Key, number> {
  const counts = new Map<Key, number>();
  for (const each of ranks)
    for (const key of each.keys()) if (typeof key === "string") counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

function profileOf({ ranks }: RankingReading, keys: readonly Key[]): Profile {
  return {
    size: keys.length,
    rankings: ranks.map((each) => Float64Array.from(keys, (key) => each.get(key) ?? NaN)),
  };
}

/** The consensus in one reading. */
interface ReadConsensus {
  readonly placeOf: (key: Key) => PlaceRange | undefined;
  readonly shares: readonly (number | undefined)[];
}

function inReading(reading: RankingReading, steps: number): ReadConsensus {
  const keys = consensusKeys(reading);
  const profile = profileOf(reading, keys);
  const found = consensusOf(majoritiesOf(profile), bordaOrder(profile), steps);
  const places = placesOf(found);
  const indexes = new Map(keys.map((key, index) => [key, index]));
  return {
    placeOf: (key) => {
      const own = typeof key === "string" ? (reading.idsOf(key)[0] ?? key) : key;
      return places[indexes.get(own) ?? -1];
    },
    shares: profile.rankings.map((ranks) => distanceFrom(found, ranks).share),
  };
}

function placesOver(all: readonly (PlaceRange | undefined)[]): PlaceRange {
  const known = all.filter((each) => each !== undefined);
  return {
    first: minOf(known.map(({ first }) => first)),
    last: maxOf(known.map(({ last }) => last)),
  };
}

function allIdsOf(key: Key, { idsOf }: RankingReading): readonly string[] {
  return typeof key === "string" ? idsOf(key) : [];
}

function othersOf(reading: RankingReading, keys: readonly Key[]): RankingConsensus["others"] {
  const inside = new Set(keys);
  return Array.from(countsIn(reading.ranks).keys())
    .filter((key) => !inside.has(key))
    .map((key) => ({
      ids: allIdsOf(key, reading),
      rankings: reading.ranks.flatMap((ranks, index) => (ranks.has(key) ? [index] : [])),
    }));
}

/** The consensus of a profile, in the reading that is shown. */
interface WholeConsensus {
  readonly profile: Profile;
  readonly majorities: Majorities;
  readonly whole: Consensus;
}

/** Up to this much work, the consensus is computed again without each ranking. */
const WITHOUT_WORK = 1e7;

function holdersOf(
  { profile, majorities, whole }: WholeConsensus,
  { all, isComplete }: { readonly all: readonly ReadConsensus[]; readonly isComplete: boolean },
): HolderResult[] {
  const { size, rankings } = profile;
  const isBounded = rankings.length > 2 && rankings.length * size ** 2 <= WITHOUT_WORK;
  const position = new Map(whole.order.map((item, index) => [item, index]));
  const without = isBounded ? consensusWithoutEach(profile, whole, majorities) : [];
  return rankings.map((ranks, index) => {
    const distance = distanceFrom(whole, ranks);
    const other = without[index];
    return {
      distance,
      share: rangeOverReadings([distance.share, ...all.map(({ shares }) => shares[index])], isComplete),
      without: other && {
        share: distanceBetween(whole, other).share,
        order: other.order.map((item) => position.get(item) ?? 0),
      },
    };
  });
}
