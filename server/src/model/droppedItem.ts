/** Whether readers need a reason if an item is no longer there. */
import { textOf, valueAt } from "../syntax/node.ts";
import type { Definition } from "./definitions.ts";
import { daysOf } from "./edtf.ts";
import { ownEstimateIn } from "./estimate.ts";
import { endOfPeriod } from "./period.ts";
import { isClosed } from "./recommendation.ts";

/** The dates of two editions, as they are written. */
export interface EditionDates {
  readonly before: string | undefined;
  readonly after: string | undefined;
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

/** Whether the period of an item of the earlier edition was over before the date of the later one. */
export function isOver({ item }: Definition, { before, after }: EditionDates): boolean {
  const within = ownEstimateIn(item)?.within;
  const end = within && endOfPeriod(within.text, daysOf(before ?? ""));
  return end !== undefined && after !== undefined && end.last < after;
}
