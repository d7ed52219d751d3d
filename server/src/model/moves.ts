/** How entries moved between two versions of a ranking. */
import { midRanksOf } from "./coefficients.ts";
import type { RankingEntry, Ranking } from "./ranking.ts";
import { rankedNames } from "./ranking.ts";

/** An entry of both versions that other entries of both versions have overtaken, or that has overtaken them. */
export interface RankMove {
  readonly before: RankingEntry;
  readonly after: RankingEntry;
  /** How many places the entry moved among the entries of both versions; positive if it fell. */
  readonly places: number;
}

/**
 * Returns the moves between two versions. Only entries of both count: an entry that slid because others were added
 * above it has not moved.
 */
export function movesBetween(before: Ranking, after: Ranking): RankMove[] {
  const earlier = new Map(before.entries.toReversed().map((entry) => [keyOf(entry), entry]));
  const both = after.entries.flatMap((entry) => {
    const old = earlier.get(keyOf(entry));
    return old && keyOf(entry) !== "" ? [{ before: old, after: entry }] : [];
  });
  const old = midRanksOf(both.map((each) => each.before.rank));
  const now = midRanksOf(both.map((each) => each.after.rank));
  return both.flatMap((each) => {
    const places = (now.get(each.after.rank) ?? 0) - (old.get(each.before.rank) ?? 0);
    return places === 0 ? [] : [{ ...each, places }];
  });
}

/** Returns a key for what is ranked. Entries for the same things have the same key. */
function keyOf(entry: RankingEntry): string {
  const ids = rankedNames(entry).map(({ text }) => text);
  if (ids.length > 0) return ids.toSorted().join(" ");
  return entry.other ? `${entry.other.concept} ${entry.other.id.text}` : (entry.label?.text ?? "");
}
