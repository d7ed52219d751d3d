/** The readings of composite entries: every way to turn rankings with such entries into ranks of single items. */
import type { Ranks } from "./coefficients.ts";
import { midRank } from "./coefficients.ts";
import { maxOf, minOf } from "../syntax/minMax.ts";

/**
 * The items that share one rank: several ids for a composite entry (“Energy/water”), none if the source does not name
 * the item. Equal ranks tie. Only the order of the ranks counts, so every tie convention gives the same result. A group
 * whose rank is not a finite number is skipped.
 */
export interface RankGroup {
  readonly members: readonly string[];
  readonly rank: number;
}

/** A group with its mid-rank among the groups of its ranking, and the number of groups ahead of it. */
export interface PlacedGroup extends RankGroup {
  readonly ahead: number;
}

/** One ranking, with each id once. */
export interface Side {
  readonly groups: readonly PlacedGroup[];
  readonly groupOf: ReadonlyMap<string, PlacedGroup>;
  /** All ids, by rank and then by name. */
  readonly keys: readonly string[];
}

/** The key of an item: its smallest id, or the group itself if the source does not name the item. */
export type Key = string | PlacedGroup;

/** The ranks on every side, for each combination of readings. */
export interface Readings {
  readonly ranks: readonly (readonly Ranks<Key>[])[];
  /** Whether no combination is left out. */
  readonly isComplete: boolean;
}

/**
 * Reads one ranking. An id that occurs twice keeps its best rank. If two ranks are equal, the entry with fewer members
 * keeps an id that occurs in both.
 */
export function sideOf(rankGroups: readonly RankGroup[]): Side {
  const seen = new Set<string>();
  const kept = rankGroups
    .filter(({ rank }) => Number.isFinite(rank))
    .map(({ members, rank }) => ({ members: [...new Set(members)].sort(), rank }))
    .sort(
      (a, b) =>
        a.rank - b.rank || a.members.length - b.members.length || compare(a.members.join(), b.members.join()),
    )
    .flatMap(({ members, rank }) => {
      const fresh = members.filter((id) => !seen.has(id));
      for (const id of fresh) seen.add(id);
      return fresh.length > 0 || members.length === 0 ? [{ members: fresh, rank }] : [];
    });
  const ranks = kept.map(({ rank }) => rank);
  const groups = kept.map(({ members, rank }) => ({
    members,
    rank: midRank(rank, ranks),
    ahead: ranks.filter((other) => other < rank).length,
  }));
  const groupOf = new Map(groups.flatMap((group) => group.members.map((id) => [id, group] as const)));
  const keys = [...groupOf].sort(([a, at], [b, bt]) => at.rank - bt.rank || compare(a, b)).map(([id]) => id);
  return { groups, groupOf, keys };
}

/**
 * Returns the ranks on every side for each combination of readings that is consistent. With `which` "shared", entries
 * of which no other side ranks a member are not varied: they do not affect the order of the shared items.
 *
 * An entry that another side ranks in part has six readings: its members tie; they are one item, which takes their
 * best, mean or worst rank on the other side; or they have an order, either along that of the other sides or against
 * it. Any other order of the members gives coefficients between these two (rearrangement inequality). Members of an
 * entry that ties with another entry have no order. Leaving an entry out is not a reading: anyone who may leave out what
 * disagrees most can claim anything.
 */
export function readingsOf(sides: readonly Side[], which: "all" | "shared"): Readings {
  const composites = sides.flatMap((_, side) => compositesOf(sides, side, which));
  const { combinations, isComplete } = combinationsOf(composites);
  const ranks = combinations.flatMap((readings) => {
    const context = { items: itemsOf(readings), offsets: offsetsOf(readings) };
    const each = sides.map((side, index) => ranksOn(side, index, context));
    return each.every((found) => found !== undefined) ? [each] : [];
  });
  return { ranks, isComplete };
}

type Reading = "tie" | "best" | "mean" | "worst" | "along" | "against";

interface Composite {
  readonly side: number;
  /** In the order of the other sides. */
  readonly members: readonly string[];
  readonly readings: readonly Reading[];
}

/** Several ids that are read as one item, and how the entries of each side that join them take the others' ranks. */
interface JoinedItem {
  readonly ids: readonly string[];
  readonly by: readonly { readonly side: number; readonly reading: Reading }[];
}

interface ReadingContext {
  /** The items that are read as one, by each of their ids. */
  readonly items: ReadonlyMap<string, JoinedItem>;
  /** What each member of an ordered entry adds to the rank of the entry, by side. */
  readonly offsets: ReadonlyMap<number, ReadonlyMap<string, number>>;
}

/** Four composite entries with six readings each. */
const MAX_COMBINATIONS = 6 ** 4;

function compositesOf(sides: readonly Side[], index: number, which: "all" | "shared"): Composite[] {
  const others = sides.filter((_, other) => other !== index);
  const { groups = [] } = sides[index] ?? {};
  return groups.flatMap(({ members, rank }): Composite[] => {
    if (members.length < 2) return [];
    const isOneSided = members.every((id) => others.every(({ groupOf }) => !groupOf.has(id)));
    if (isOneSided && which === "shared") return [];
    const isAlone = groups.filter((other) => other.rank === rank).length === 1;
    const ordered: Reading[] = !isAlone ? [] : isOneSided ? ["along"] : ["along", "against"];
    const joined: Reading[] = isOneSided ? ["best"] : ["best", "mean", "worst"];
    return [{ side: index, members: inOrderOf(others, members), readings: ["tie", ...joined, ...ordered] }];
  });
}

/** Sorts ids by the sum of their ranks on other sides, and those that a side does not rank last. */
function inOrderOf(others: readonly Side[], ids: readonly string[]): readonly string[] {
  const sumOf = (id: string): number =>
    others.reduce((total, { groupOf }) => total + (groupOf.get(id)?.rank ?? 1e9), 0);
  return ids.toSorted((a, b) => sumOf(a) - sumOf(b) || compare(a, b));
}

/** Beyond the limit, returns those combinations in which all entries but one are read alike. */
function combinationsOf(composites: readonly Composite[]): {
  readonly combinations: readonly ReadonlyMap<Composite, Reading>[];
  readonly isComplete: boolean;
} {
  if (composites.reduce((count, { readings }) => count * readings.length, 1) <= MAX_COMBINATIONS) {
    const combinations = composites.reduce(
      (found, composite) =>
        found.flatMap((each) => composite.readings.map((reading) => new Map(each).set(composite, reading))),
      [new Map<Composite, Reading>()],
    );
    return { combinations, isComplete: true };
  }
  const all = [...new Set(composites.flatMap(({ readings }) => readings))];
  const alike = (reading: Reading): [Composite, Reading][] =>
    composites.map((each) => [each, each.readings.includes(reading) ? reading : "tie"]);
  const combinations = composites.flatMap((one) =>
    one.readings.flatMap((own) => all.map((reading) => new Map(alike(reading)).set(one, own))),
  );
  return { combinations, isComplete: false };
}

/** Joins the ids that are read as one item. Composite entries that share a member form one item. */
function itemsOf(readings: ReadonlyMap<Composite, Reading>): ReadonlyMap<string, JoinedItem> {
  const items = new Map<string, JoinedItem>();
  for (const [{ side, members }, reading] of readings) {
    if (reading === "tie" || reading === "along" || reading === "against") continue;
    const joined = new Set(members.flatMap((id) => items.get(id) ?? []));
    const ids = [...new Set([...members, ...[...joined].flatMap((item) => item.ids)])].sort();
    const item = { ids, by: [{ side, reading }, ...[...joined].flatMap(({ by }) => by)] };
    for (const id of ids) items.set(id, item);
  }
  return items;
}

/** Places the members of ordered entries within less than half a rank of their entry. */
function offsetsOf(readings: ReadonlyMap<Composite, Reading>): ReadingContext["offsets"] {
  const offsets = new Map<number, Map<string, number>>();
  for (const [{ side, members }, reading] of readings) {
    if (reading !== "along" && reading !== "against") continue;
    const own = offsets.get(side) ?? new Map<string, number>();
    const direction = reading === "along" ? 1 : -1;
    for (const [index, id] of members.entries()) {
      own.set(id, (direction * (index - (members.length - 1) / 2)) / (members.length + 1));
    }
    offsets.set(side, own);
  }
  return offsets;
}

/**
 * Returns the ranks on one side; `undefined` if the composite entries of the other sides would give one item two ranks.
 */
function ranksOn(side: Side, index: number, { items, offsets }: ReadingContext): Ranks<Key> | undefined {
  const ranks = new Map<Key, number>();
  for (const group of side.groups) if (group.members.length === 0) ranks.set(group, group.rank);
  const rankOf = (id: string): number[] => {
    const group = side.groupOf.get(id);
    return group ? [group.rank + (offsets.get(index)?.get(id) ?? 0)] : [];
  };
  for (const id of side.keys) {
    const { ids, by }: JoinedItem = items.get(id) ?? { ids: [id], by: [] };
    const found = ids.flatMap(rankOf);
    const taken = new Set(by.flatMap((each) => (each.side === index ? [] : pick(each.reading, found))));
    if (taken.size > 1) return undefined;
    ranks.set(ids[0] ?? id, [...taken][0] ?? pick("best", found));
  }
  return ranks;
}

function pick(reading: Reading, ranks: readonly number[]): number {
  if (reading === "best") return minOf(ranks);
  if (reading === "worst") return maxOf(ranks);
  return ranks.reduce((total, rank) => total + rank, 0) / ranks.length;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
