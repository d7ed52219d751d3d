/** Threats of an assessment, and the category of each. */
import type { Item } from "../../syntax/document.ts";
import { memo } from "../../syntax/memo.ts";
import { textOf, valueAt } from "../../syntax/node.ts";

/** A threat as other parts of the assessment need it. */
interface Threat {
  readonly id: string;
  readonly title: string | undefined;
  /** The category or cluster that it belongs to. */
  readonly category: string | undefined;
  /** Whether the threat has been accepted as it is. */
  readonly isAccepted: boolean;
}

/** The threats of a document by id. */
export type Threats = ReadonlyMap<string, Threat>;

/** Reads one threat and leaves out what is missing or invalid. */
export const readThreat = memo(({ key, value }: Item): Threat | undefined => {
  const id = textOf(key);
  if (id === undefined) return undefined;
  return {
    id,
    title: textOf(valueAt(value, "title")),
    category: textOf(valueAt(value, "category")),
    isAccepted: Boolean(textOf(valueAt(value, "accepted"))?.trim()),
  };
});
