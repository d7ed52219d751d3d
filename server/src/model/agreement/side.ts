/** One side of a comparison: a ranking as groups of ids, with each id once. */
import { midRanksOf } from "./coefficients.ts";

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
        a.rank - b.rank ||
        a.members.length - b.members.length ||
        compareIds(a.members.join(), b.members.join()),
    )
    .flatMap(({ members, rank }) => {
      const fresh = members.filter((id) => !seen.has(id));
      for (const id of fresh) seen.add(id);
      return fresh.length > 0 || members.length === 0 ? [{ members: fresh, rank }] : [];
    });
  const midRanks = midRanksOf(kept.map(({ rank }) => rank));
  const firsts = new Map(kept.map(({ rank }, index) => [rank, index] as const).toReversed());
  const groups = kept.map(({ members, rank }) => ({
    members,
    rank: midRanks.get(rank) ?? rank,
    ahead: firsts.get(rank) ?? 0,
  }));
  const groupOf = new Map(groups.flatMap((group) => group.members.map((id) => [id, group] as const)));
  const keys = [...groupOf]
    .sort(([a, at], [b, bt]) => at.rank - bt.rank || compareIds(a, b))
    .map(([id]) => id);
  return { groups, groupOf, keys };
}

/** Compares ids by code units. */
export function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
