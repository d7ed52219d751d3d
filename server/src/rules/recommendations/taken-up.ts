/** Which threats the recommendations take up. */
import type { Recommendation } from "../../model/recommendation.ts";
import type { Surroundings } from "../../model/standing.ts";
import { overlap, reachOf } from "../../model/standing.ts";
import type { View } from "../rule.ts";

/** The recommendations that stand: not those that were turned down. */
export function standing(view: Pick<View, "recommendations">): readonly Recommendation[] {
  return Array.from(view.recommendations.values()).filter(({ status }) => status !== "rejected");
}

/** Whether a recommendation takes up what has this id, a part of it, or the whole that it lies in. */
export function isTakenUp(
  id: string,
  recommendations: readonly Recommendation[],
  around: Surroundings & Pick<View, "lostUses">,
): boolean {
  const reach = reachOf(id, around);
  if (!reach) return true;
  const meets = (each: string): boolean => {
    const other = reachOf(each, around);
    return other !== undefined && overlap(reach, other);
  };
  return recommendations.some(({ takesUp }) => takesUp.some(meets)) || mayBe(meets, around.lostUses);
}

/** Whether it may be taken up where nobody can read it. */
function mayBe(meets: (id: string) => boolean, lost: ReadonlySet<string>): boolean {
  if (lost.size === 0) return false;
  return (
    ["threat", "category", "cluster"].some((each) => lost.has(`concept ${each}`)) || [...lost].some(meets)
  );
}
