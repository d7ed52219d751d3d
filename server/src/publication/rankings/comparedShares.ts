/** What the parts of a comparison say in the same words: shares of pairs, places in lists, and how many rankings a figure shows. */
import { t } from "@vscode/l10n";
import { figure, percentage, withPercentSign } from "../../language/figures.ts";
import type { CoefficientRange } from "../../model/agreement/agreement.ts";
import type { PlaceRange } from "../../model/consensus/consensus.ts";
import { formatMessage } from "../../language/messageFormat.ts";
import type { ItemPlace } from "../../model/consensus/majorities.ts";
import type { BlockContent } from "../tree/tree.ts";
import { noticeNode } from "../tree/tree.ts";

/** How much is alike, in whole percent, of how much differs: from the lowest to the highest. */
export function alikePercent({ low, high }: CoefficientRange): {
  readonly from: number;
  readonly to: number;
} {
  return { from: Math.round(100 * (1 - high)), to: Math.round(100 * (1 - low)) };
}

/** "80%", "60 to 80%" over several readings, or a dash. @param distance The share that differs. */
export function alikeText(distance: CoefficientRange | undefined): string {
  if (!distance) return "–";
  const { from, to } = alikePercent(distance);
  const text = from === to ? percentage(from) : withPercentSign(t("{0} to {1}", figure(from), figure(to)));
  return distance.isPartial ? t("about {0}", text) : text;
}

/** "3", or "2 to 4" if several orders are as good. */
export function placeText({ first, last }: PlaceRange): string {
  return first === last ? figure(first) : t("{0} to {1}", figure(first), figure(last));
}

/** "3 of 7", or "3 to 4 of 7" in a tie: a place in a ranking, among what the ranking has of the common order. */
export function heldText({ place, tied, of }: ItemPlace): string {
  const [first, last] = [place - (tied - 1) / 2, place + (tied - 1) / 2];
  return t("{0} of {1}", placeText({ first, last }), figure(of));
}

/** A notice below a figure that shows only the farthest rankings; nothing if it shows all. */
export function onlyFarthest(shown: number, all: number): BlockContent[] {
  if (shown === all) return [];
  const words = formatMessage(
    t("The figure shows the {rankings, plural, other {# rankings}} that are farthest from the common order."),
    { rankings: shown },
  );
  return [noticeNode(words)];
}
