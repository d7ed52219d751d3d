/** Whether readers need a reason if an item is no longer there. */
import { textOf, valueAt } from "../../syntax/node.ts";
import type { Definition } from "../facts/definitions.ts";
import { daysOf } from "../dates/edtf.ts";
import { ownEstimateIn } from "../estimates/estimate.ts";
import { textsOf } from "../basics/locatedText.ts";
import { endOfPeriod } from "../dates/period.ts";
import { isClosed } from "../items/recommendation.ts";
import type { Scale } from "../estimates/scale.ts";
import { periodFor } from "../estimates/scale.ts";

/** The dates of two editions, as they are written, and the scale of likelihood of the earlier one. */
export interface EditionDates {
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly scale: Scale | undefined;
}

/**
 * Whether readers rely on an item of an earlier edition, so that they need a reason if it is no longer there: judgments and threats
 * whose period is not over and that have no outcome, recommendations that are still open, rankings and their comparisons.
 */
export function isReliedOn(definition: Definition, dates: EditionDates): boolean {
  const { concept, item } = definition;
  switch (concept) {
    case "ranking":
    case "comparison":
      return true;
    case "recommendation":
      return !isClosed(item.value);
    case "statement":
      return textOf(valueAt(item.value, "kind")) === "judgment" && !isSettled(definition, dates);
    case "threat":
      return !isSettled(definition, dates);
    default:
      return false;
  }
}

function isSettled(definition: Definition, dates: EditionDates): boolean {
  return valueAt(definition.item.value, "outcome") !== undefined || isOver(definition, dates);
}

/** Whether the period of an item of the earlier edition was over before the date of the later one. Its scale may fix the period. */
export function isOver({ item }: Definition, { before, after, scale }: EditionDates): boolean {
  const estimate = ownEstimateIn(item);
  const fixed = estimate && scale && periodFor(scale, textsOf(valueAt(item.value, "origin")));
  const period = estimate?.within?.text ?? fixed;
  const end = period === undefined ? undefined : endOfPeriod(period, daysOf(before ?? ""));
  return end !== undefined && after !== undefined && end.last < after;
}
