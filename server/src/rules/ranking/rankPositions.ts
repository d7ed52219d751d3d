/** Compares a claim about a rank with the ranks in rankings. */
import type { RankClaim } from "../../model/rankings/claim.ts";
import type { Classification } from "../../model/rankings/rankedItems.ts";
import { classify, isContainedIn, rankedItemsIn, rankOf } from "../../model/rankings/rankedItems.ts";
import type { Ranking } from "../../model/rankings/ranking.ts";
import { lastRankOf } from "../../model/rankings/ranking.ts";
import { maxOf } from "../../syntax/minMax.ts";
import type { View } from "../rule.ts";
import { heldBy } from "./heldBy.ts";

interface Where {
  readonly rankings: readonly Ranking[];
  readonly view: View;
}

/** The rank of something in a ranking. */
export interface Position {
  readonly ranking: Ranking;
  readonly rank: number;
}

/** Returns whether the rank does not fit the claim. Items that share a rank have all ranks that they share. */
export function isWrong({ rank, ranking }: Position, { level, rank: claimed }: RankClaim): boolean {
  switch (level) {
    case "first":
      return Math.floor(rank) > 1;
    case "high":
      return rank > lastRankOf(ranking) / 2;
    case "last":
      return rank < maxOf(ranking.entries.map((entry) => entry.rank));
    case "nth": {
      const shared = ranking.entries.filter((entry) => Math.floor(entry.rank) === Math.floor(rank)).length;
      return claimed !== undefined && Math.abs(Math.floor(rank) - claimed) >= Math.max(shared, 1);
    }
  }
}

/** Returns the ranks that contradict the claim, with the ranks next to them. */
export function contradiction(
  id: string,
  claim: RankClaim,
  { rankings, view }: Where,
): Position[] | undefined {
  const classification = classify(id, view);
  const intended = claim.ofAll ? rankings : heldBy(claim.after, rankings, view.actors);
  const positions = intended.flatMap((ranking): Position[] => {
    const rank = classification && rankOf(classification, ranking, view);
    if (
      rank === undefined ||
      (claim.level !== "first" && claim.level !== "high" && isSpread(classification, ranking, view))
    )
      return [];
    return [{ ranking, rank }];
  });
  // If the claim is about one unnamed list, that may be a list that does not rank the item.
  const isContradicted = claim.ofAll
    ? positions.some((position) => isWrong(position, claim))
    : positions.length > 0 &&
      positions.length === intended.length &&
      positions.every((position) => isWrong(position, claim));
  return isContradicted ? positions : undefined;
}

/** Whether several entries of a ranking belong to what the claim ranks, so that it has no single rank. */
function isSpread(classification: Classification | undefined, ranking: Ranking, view: View): boolean {
  const entries = rankedItemsIn(ranking, view).filter(
    (ranked) => classification && isContainedIn(ranked.classification, classification),
  );
  return entries.length > 1;
}
