/** Outcomes: what happened of what a threat or a statement judges. */
import type { Item } from "../../syntax/document.ts";
import { memo } from "../../syntax/memo.ts";
import { valueAt } from "../../syntax/node.ts";
import type { LocatedText } from "../basics/locatedText.ts";
import { locatedText, locatedTextAt } from "../basics/locatedText.ts";

/** The words for what happened. */
const outcomeStatuses = ["occurred", "did-not-occur", "partly", "cannot-be-told"] as const;

/** What happened. */
export type OutcomeStatus = (typeof outcomeStatuses)[number];

/** An outcome as its author gives it. */
interface Outcome {
  /** The word for what happened, which may be wrong. */
  readonly status: LocatedText | undefined;
  /** When it happened, or when it was established that it did not. */
  readonly date: LocatedText | undefined;
}

/** Returns the outcome of an item; `undefined` if it has none. */
export const outcomeIn = memo(({ piece, value }: Item): Outcome | undefined => {
  const node = valueAt(value, "outcome");
  if (!node) return undefined;
  return {
    status: locatedText(piece, node) ?? locatedTextAt(piece, node, "status"),
    date: locatedTextAt(piece, node, "date"),
  };
});

/** Returns what happened; `undefined` if the outcome does not say it in a word of the format. */
export function outcomeStatusOf({ status }: Outcome): OutcomeStatus | undefined {
  return outcomeStatuses.find((word) => word === status?.text.trim());
}
