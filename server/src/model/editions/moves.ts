/** How entries moved between two versions of a ranking. */
import { changeNoteAt } from "./changeNotes.ts";
import { midRanksOf } from "../agreement/coefficients.ts";
import { heaviestChain } from "./heaviestChain.ts";
import { normalizedName } from "../basics/normalizedName.ts";
import type { Node } from "../../syntax/node.ts";
import { valueAt } from "../../syntax/node.ts";
import type { RankingEntry, Ranking } from "../rankings/ranking.ts";
import { rankedNames } from "../rankings/ranking.ts";
import type { Renames } from "../taxonomies/renames.ts";
import { NO_RENAMES } from "../taxonomies/renames.ts";

/** An entry of the earlier version and one of the later that rank the same, or a part of it. */
export interface SharedEntry {
  readonly before: RankingEntry;
  readonly after: RankingEntry;
  /** How many places it moved among the shared entries; positive if it fell, 0 if it has not moved. Ties count as their middle. */
  readonly places: number;
  /** Whether the two cover different items: an entry was split, or several were joined. */
  readonly isRegrouped: boolean;
}

/** An entry that the other version does not have in any form. */
interface UnpairedEntry {
  readonly entry: RankingEntry;
  /** What the other version says of it under `unranked`; `undefined` if it does not name it. */
  readonly unranked: Node | undefined;
}

/** Two versions of a ranking, entry by entry. */
export interface RankingDifference {
  /** In the order of the later version. */
  readonly shared: readonly SharedEntry[];
  /** The entries that only the later version has. */
  readonly entered: readonly UnpairedEntry[];
  /** The entries that only the earlier version has. */
  readonly left: readonly UnpairedEntry[];
}

/**
 * Compares two versions of a ranking. An entry has moved if it is not among the largest set of shared entries that keep
 * their order (`heaviestChain`). So an entry that slid because others came in, went out or moved past it has not moved, and the entries
 * that moved are as few as the two orders allow.
 *
 * If several sets are as large, the entries that have a note on their change are those that moved, then those that moved farthest, and then
 * those with another rank.
 * Entries that tie keep their order if they tie in both versions. The members of a composite entry have no order among
 * themselves: if it is split, they keep their order whatever it is then. Gaps are not compared.
 */
export function compareVersions(
  before: Ranking,
  after: Ranking,
  renames: Renames = NO_RENAMES,
): RankingDifference {
  const pairs = pairsOf(before.entries, after.entries, renames);
  const points = pointsOf(pairs);
  const stayed = heaviestChain(points);
  const shared = points
    .toSorted((a, b) => a.order - b.order)
    .map((point) => ({
      before: point.before,
      after: point.after,
      places: stayed.has(point) ? 0 : point.places,
      isRegrouped: point.isRegrouped,
    }));
  const isOne = (old: string, now: string): boolean =>
    old === now || renames.get(old)?.includes(now) === true;
  return {
    shared,
    entered: unpaired(after, pairs, 1).map((entry) => ({
      entry,
      unranked: unrankedIn(before, (id) => rankedKeys(entry).some((key) => isOne(id, key))),
    })),
    left: unpaired(before, pairs, 0).map((entry) => ({
      entry,
      unranked: unrankedIn(after, (id) => rankedKeys(entry).some((key) => isOne(key, id))),
    })),
  };
}

/** What a version says under `unranked` of the first id of this kind. */
function unrankedIn({ unranked, value }: Ranking, isWanted: (id: string) => boolean): Node | undefined {
  const id = unranked.find(({ text }) => isWanted(text));
  return id && valueAt(valueAt(value, "unranked"), id.text);
}

/** The entries of a version that rank nothing of the other one. @param side 0 for the earlier version. */
function unpaired({ entries }: Ranking, pairs: readonly Pair[], side: 0 | 1): RankingEntry[] {
  const known = new Set(pairs.flatMap(({ shared }) => shared.map((keys) => keys[side])));
  return entries.filter((entry) => {
    const keys = rankedKeys(entry);
    return keys.length > 0 && !keys.some((key) => known.has(key));
  });
}

/** Returns the entries that moved between two versions. */
export function movesBetween(before: Ranking, after: Ranking, renames?: Renames): SharedEntry[] {
  return compareVersions(before, after, renames).shared.filter(({ places }) => places !== 0);
}

/** Entries that share something, with the place of the later one in its ranking and the keys of what they share. */
interface Pair {
  readonly before: RankingEntry;
  readonly after: RankingEntry;
  readonly order: number;
  readonly shared: readonly (readonly [before: string, after: string])[];
}

/** Returns each two entries that share something. What a version ranks twice counts where it is first. */
function pairsOf(before: readonly RankingEntry[], after: readonly RankingEntry[], renames: Renames): Pair[] {
  const [olds, nows] = [firstsOf(before), firstsOf(after)];
  // A renamed item is another one if both versions know both names.
  const laterKeys = (key: string): readonly string[] =>
    [key, ...(renames.get(key) ?? []).filter((now) => !nows.has(key) || !olds.has(now))].filter((now) =>
      nows.has(now),
    );
  const found = new Map<RankingEntry, Map<RankingEntry, Pair["shared"]>>();
  for (const [key, old] of olds)
    for (const later of laterKeys(key)) {
      const now = nows.get(later) as RankingEntry;
      const partners = found.get(old) ?? new Map<RankingEntry, Pair["shared"]>();
      partners.set(now, [...(partners.get(now) ?? []), [key, later]]);
      found.set(old, partners);
    }
  const order = new Map(after.map((entry, index) => [entry, index]));
  return Array.from(found).flatMap(([old, partners]) =>
    Array.from(partners, ([now, shared]) => ({
      before: old,
      after: now,
      order: order.get(now) ?? 0,
      shared,
    })),
  );
}

/** The first entry for each thing. */
function firstsOf(entries: readonly RankingEntry[]): ReadonlyMap<string, RankingEntry> {
  const firsts = new Map<string, RankingEntry>();
  for (const entry of entries)
    for (const key of rankedKeys(entry)) if (!firsts.has(key)) firsts.set(key, entry);
  return firsts;
}

/** The keys of what an entry ranks; none for a gap. */
export function rankedKeys(entry: RankingEntry): readonly string[] {
  if (entry.gap) return [];
  const ids = rankedNames(entry).map(({ text }) => text);
  if (ids.length > 0) return ids;
  if (entry.other) return [`${entry.other.concept} ${entry.other.id.text}`];
  const label = normalizedName(entry.label?.text ?? "");
  return label === "" ? [] : [`label ${label}`];
}

/** Less than any difference of places, of which half a place is the smallest. */
const LEAST = 2 ** -20;

interface Point extends Pair {
  readonly first: number;
  readonly second: number;
  readonly cost: number;
  readonly key: string;
  readonly places: number;
  readonly isRegrouped: boolean;
}

function pointsOf(pairs: readonly Pair[]): Point[] {
  const [olds, nows] = [sideOf(pairs, "before", "after"), sideOf(pairs, "after", "before")];
  const most = pairs.length ** 2;
  return pairs.map((pair, index) => {
    const places = (nows.middles[index] ?? 0) - (olds.middles[index] ?? 0);
    return {
      ...pair,
      first: olds.places[index] ?? 0,
      second: nows.places[index] ?? 0,
      cost:
        Math.abs(places) +
        (isExplained(pair) ? most : 0) +
        (pair.before.rank === pair.after.rank ? 0 : LEAST),
      key: pair.shared
        .map((keys) => keys.toSorted().join(" "))
        .toSorted()
        .join(" + "),
      places,
      isRegrouped: olds.isPart(pair.before) || nows.isPart(pair.after) || losesMembers(pair),
    };
  });
}

/** Whether one of the two says why it moved, and the other does not say the same. Of several explanations of the new order, the authors' own is taken. */
function isExplained({ before, after }: Pair): boolean {
  return changeNoteAt(before.value) !== changeNoteAt(after.value);
}

/** Whether one of the two covers something that the other does not. */
function losesMembers({ before, after, shared }: Pair): boolean {
  return [before, after].some(
    (entry, side) => new Set(shared.map((keys) => keys[side])).size < new Set(rankedKeys(entry)).size,
  );
}

/** The pairs in the order of one version. */
interface SideOfPairs {
  /** The place of each pair, from 0. */
  readonly places: readonly number[];
  /** The rank of each pair among the pairs: ties have the middle of their ranks. */
  readonly middles: readonly number[];
  /** Whether an entry belongs to several pairs: the other version has split it. */
  readonly isPart: (entry: RankingEntry) => boolean;
}

/** The members of an entry that the other version has split come in the order of that version, since they have none of their own. */
function sideOf(pairs: readonly Pair[], side: "before" | "after", other: "before" | "after"): SideOfPairs {
  const seen = new Set<RankingEntry>();
  const parts = new Set(
    pairs.map((pair) => pair[side]).filter((entry) => seen.has(entry) || !seen.add(entry)),
  );
  const positions = pairs.map(
    (pair) => [pair[side].rank, parts.has(pair[side]) ? pair[other].rank : 0] as const,
  );
  const places = new Map<string, number>();
  for (const position of positions.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]))
    if (!places.has(position.join(" "))) places.set(position.join(" "), places.size);
  const ranks = midRanksOf(pairs.map((pair) => pair[side].rank));
  return {
    places: positions.map((position) => places.get(position.join(" ")) ?? 0),
    middles: pairs.map((pair) => ranks.get(pair[side].rank) ?? 0),
    isPart: (entry) => parts.has(entry),
  };
}
