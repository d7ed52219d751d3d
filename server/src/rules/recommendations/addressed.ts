/** Decides which threats the recommendations address. */
import type { Recommendation } from "../../model/recommendation.ts";
import type { RankingContext } from "../../model/rankedItems.ts";
import { overlaps, classify } from "../../model/rankedItems.ts";
import type { View } from "../rule.ts";

/** Returns the recommendations that have not been rejected. */
export function activeRecommendations(view: Pick<View, "recommendations">): readonly Recommendation[] {
  return Array.from(view.recommendations.values()).filter(({ status }) => status !== "rejected");
}

/** Returns whether a recommendation addresses the id, a part of it, or the whole that contains it. */
export function isAddressed(
  id: string,
  recommendations: readonly Recommendation[],
  context: RankingContext & Pick<View, "possibleUses">,
): boolean {
  const classification = classify(id, context);
  if (!classification) return true;
  const meets = (each: string): boolean => {
    const other = classify(each, context);
    return other !== undefined && overlaps(classification, other);
  };
  return recommendations.some(({ uses }) => uses.some(meets)) || mayBe(meets, context.possibleUses);
}

/** Returns whether text that cannot be read may address it. */
function mayBe(meets: (id: string) => boolean, lost: ReadonlySet<string>): boolean {
  if (lost.size === 0) return false;
  return (
    ["threat", "category", "cluster"].some((each) => lost.has(`concept ${each}`)) || [...lost].some(meets)
  );
}
