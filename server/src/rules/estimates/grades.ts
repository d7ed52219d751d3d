/** Compares grades: likelihoods, impacts and levels of risk, by the order of their scale. */
import type { ScaleName } from "../../format/schema.ts";
import type { Grade, Rating } from "../../model/estimates/rating.ts";
import { placeOf } from "../../model/estimates/scale.ts";
import { termNamed } from "../../workspace/scales.ts";
import type { View } from "../rule.ts";

/** Returns the likelihood of a rating as a grade; `undefined` if the rating has no term. */
export function likelihoodIn({ likelihood }: Rating): Grade | undefined {
  const [from, to] = [likelihood?.from ?? likelihood?.term, likelihood?.to ?? likelihood?.term];
  return from && to ? { from, to, because: undefined } : undefined;
}

/** Whether the lowest of a grade is above the highest of another. */
export function isAbove(grades: readonly [Grade, Grade], of: ScaleName, view: View): boolean {
  return (stepsAbove(grades, of, view) ?? 0) > 0;
}

/** Whether the lowest of a grade is not below the highest of another. */
export function isAtLeast(grades: readonly [Grade, Grade], of: ScaleName, view: View): boolean {
  return (stepsAbove(grades, of, view) ?? -1) >= 0;
}

/** Returns the terms between the lowest of a grade and the highest of another; `undefined` if no scale has both. */
function stepsAbove([one, other]: readonly [Grade, Grade], of: ScaleName, view: View): number | undefined {
  const [low, high] = [termNamed(one.from.text, of, view), termNamed(other.to.text, of, view)];
  if (!low || low.scale !== high?.scale) return undefined;
  return placeOf(low.term, low.scale) - placeOf(high.term, high.scale);
}
