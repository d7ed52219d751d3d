/**
 * How far rankings agree: the items that they share, the shifts between them, and coefficients over every reading of
 * their composite entries.
 */
import type { Pairs, Ranks } from "./coefficients.ts";
import { kendallTauB, kendallW, midRank, rankBiasedOverlap, spearmanRho } from "./coefficients.ts";
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

/** The lowest and the highest value of a coefficient over the readings in which it is defined. */
export interface CoefficientRange {
  readonly low: number;
  readonly high: number;
}

/**
 * A shared item's mid-ranks among the shared items; `shift` is `second - first`, positive if the second ranks it lower.
 */
export interface Shift {
  readonly id: string;
  readonly first: number;
  readonly second: number;
  readonly shift: number;
}

/** The result of comparing two rankings. */
export interface Agreement {
  /** The ids in both rankings, in the order of the first. */
  readonly shared: readonly string[];
  readonly onlyFirst: readonly string[];
  readonly onlySecond: readonly string[];
  /** One for each shared id; the members of a composite entry tie. */
  readonly shifts: readonly Shift[];
  /**
   * Returns the ids with fewer than `k` groups ahead of them in both rankings; a composite entry counts as one group.
   */
  readonly topOverlap: (k: number) => readonly string[];
  /** Kendall's τ-b over the shared items, −1 to 1. */
  readonly kendall: CoefficientRange | undefined;
  /** Spearman's ρ over the shared items, −1 to 1. */
  readonly spearman: CoefficientRange | undefined;
  /** Rank-biased overlap of the whole rankings, 0 to 1: extrapolated, tie variant b. */
  readonly rbo: CoefficientRange | undefined;
}

/**
 * Compares two rankings. `persistence` is p of rank-biased overlap, between 0 and 1: the nearer to 0, the more the top
 * counts. An id that occurs twice keeps its best rank.
 * If the other side ranks a member of a composite entry, the entry has five readings: its members tie; they are one
 * item, which takes their best, mean or worst rank on the other side; or they are left out on both sides. If the other
 * side ranks no member, the entry is one-sided: τ-b and ρ ignore it, and rank-biased overlap counts it as one item or
 * as one for each member.
 * Every coefficient is a range over all combinations of these readings. Beyond 625 combinations, it covers those in
 * which all composite entries but one are read alike. It is `undefined` if no reading leaves two shared items that are
 * not all tied (for rank-biased overlap: if a ranking is empty).
 * Sources: see the coefficients.
 */
export function agreement(
  firstGroups: readonly RankGroup[],
  secondGroups: readonly RankGroup[],
  persistence?: number,
): Agreement {
  const first = sideOf(firstGroups);
  const second = sideOf(secondGroups);
  const shared = first.keys.filter((id) => second.groupOf.has(id));
  const among = (side: Side): number[] => shared.map((id) => side.groupOf.get(id)?.rank ?? 0);
  const [amongFirst, amongSecond] = [among(first), among(second)];
  const readings = readingsOf([first, second]).map(([a = nothing, b = nothing]) => ({
    pairs: [...a].flatMap(([key, rank]): Pairs => (b.has(key) ? [[rank, b.get(key) ?? 0]] : [])),
    rbo: rankBiasedOverlap(a, b, persistence),
  }));
  return {
    shared,
    onlyFirst: first.keys.filter((id) => !second.groupOf.has(id)),
    onlySecond: second.keys.filter((id) => !first.groupOf.has(id)),
    shifts: shared.map((id, index) => {
      const from = midRank(amongFirst[index] ?? 0, amongFirst);
      const to = midRank(amongSecond[index] ?? 0, amongSecond);
      return { id, first: from, second: to, shift: to - from };
    }),
    topOverlap: (k) =>
      shared.filter((id) => [first, second].every((side) => (side.groupOf.get(id)?.ahead ?? k) < k)),
    kendall: rangeOf(readings.map(({ pairs }) => kendallTauB(pairs))),
    spearman: rangeOf(readings.map(({ pairs }) => spearmanRho(pairs))),
    rbo: rangeOf(readings.map(({ rbo }) => rbo)),
  };
}

/**
 * Returns Kendall's W, 0 to 1, over the items that all rankings share, as a range over the readings of their composite
 * entries (as for two rankings, with each other ranking as “the other side”). Use it for three or more rankings: for
 * two, it is equivalent to ρ. `undefined` if no reading leaves two shared items that are not all tied.
 */
export function concordance(rankings: readonly (readonly RankGroup[])[]): CoefficientRange | undefined {
  return rangeOf(
    readingsOf(rankings.map(sideOf)).map((sides) => {
      const shared = [...(sides[0]?.keys() ?? [])].filter((key) => sides.every((side) => side.has(key)));
      return kendallW(sides.map((side) => shared.map((key) => side.get(key) ?? 0)));
    }),
  );
}

type Reading = "tie" | "best" | "mean" | "worst" | "out";
type PlacedGroup = Side["groups"][number];
/** The key of an item: its smallest id, or the group itself if the source does not name the item. */
type Key = string | PlacedGroup;

/** One ranking, with each id once. */
interface Side {
  readonly groups: readonly {
    readonly members: readonly string[];
    readonly rank: number;
    readonly ahead: number;
  }[];
  readonly groupOf: ReadonlyMap<string, PlacedGroup>;
  /** All ids, by rank and then by name. */
  readonly keys: readonly string[];
}

interface Composite {
  readonly side: number;
  readonly members: readonly string[];
  readonly readings: readonly Reading[];
}

/**
 * Several ids that are read as one item, and how the composite entries of each side that join them take the other
 * sides' ranks.
 */
interface Item {
  readonly ids: readonly string[];
  readonly by: readonly { readonly side: number; readonly reading: Reading }[];
}

const nothing: Ranks<Key> = new Map();
const allReadings: readonly Reading[] = ["tie", "best", "mean", "worst", "out"];
/** Four composite entries with five readings each. */
const mostCombinations = 625;

function sideOf(rankGroups: readonly RankGroup[]): Side {
  const seen = new Set<string>();
  const kept = rankGroups
    .filter(({ rank }) => Number.isFinite(rank))
    .map(({ members, rank }) => ({ members: [...new Set(members)].sort(), rank }))
    // If two ranks are equal, the entry with fewer members keeps an id that occurs in both.
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

/** Returns the ranks on every side for each combination of readings that is consistent. */
function readingsOf(sides: readonly Side[]): Ranks<Key>[][] {
  const composites = sides.flatMap(({ groups }, side) =>
    groups.flatMap(({ members }): Composite[] => {
      const others = sides.filter((_, other) => other !== side);
      const oneSided = members.every((id) => others.every(({ groupOf }) => !groupOf.has(id)));
      return members.length > 1
        ? [{ side, members, readings: oneSided ? ["tie", "best"] : allReadings }]
        : [];
    }),
  );
  return combinationsOf(composites).flatMap((readings) => {
    const out = new Set(
      [...readings].flatMap(([{ members }, reading]) => (reading === "out" ? members : [])),
    );
    const items = itemsOf(readings, out);
    const ranks = sides.map((side, index) => ranksOn(side, index, { out, items }));
    return ranks.every((each) => each !== undefined) ? [ranks] : [];
  });
}

function combinationsOf(composites: readonly Composite[]): ReadonlyMap<Composite, Reading>[] {
  if (composites.reduce((count, { readings }) => count * readings.length, 1) <= mostCombinations) {
    return composites.reduce(
      (combinations, composite) =>
        combinations.flatMap((each) =>
          composite.readings.map((reading) => new Map(each).set(composite, reading)),
        ),
      [new Map<Composite, Reading>()],
    );
  }
  const alike = (reading: Reading): [Composite, Reading][] =>
    composites.map((each) => [each, each.readings.includes(reading) ? reading : "best"]);
  return composites.flatMap((one) =>
    one.readings.flatMap((own) => allReadings.map((reading) => new Map(alike(reading)).set(one, own))),
  );
}

/**
 * Returns the items that are read as one, by each of their ids. Composite entries that share a member form one item.
 */
function itemsOf(
  readings: ReadonlyMap<Composite, Reading>,
  out: ReadonlySet<string>,
): ReadonlyMap<string, Item> {
  const items = new Map<string, Item>();
  for (const [{ side, members }, reading] of readings) {
    if (reading === "tie" || reading === "out") continue;
    const rest = members.filter((id) => !out.has(id));
    const joined = new Set(rest.flatMap((id) => items.get(id) ?? []));
    const ids = [...new Set([...rest, ...[...joined].flatMap((item) => item.ids)])].sort();
    const item = { ids, by: [{ side, reading }, ...[...joined].flatMap(({ by }) => by)] };
    for (const id of ids) items.set(id, item);
  }
  return items;
}

/**
 * Returns the ranks on one side; `undefined` if the composite entries of the other sides would give one item two ranks.
 */
function ranksOn(
  side: Side,
  index: number,
  { out, items }: { out: ReadonlySet<string>; items: ReadonlyMap<string, Item> },
): Ranks<Key> | undefined {
  const ranks = new Map<Key, number>();
  for (const group of side.groups) if (group.members.length === 0) ranks.set(group, group.rank);
  for (const id of side.keys) {
    if (out.has(id)) continue;
    const { ids, by }: Item = items.get(id) ?? { ids: [id], by: [] };
    const found = ids.flatMap((each) => side.groupOf.get(each)?.rank ?? []);
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

function rangeOf(values: readonly (number | undefined)[]): CoefficientRange | undefined {
  const defined = values.filter((value) => value !== undefined);
  return defined.length > 0 ? { low: minOf(defined), high: maxOf(defined) } : undefined;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
