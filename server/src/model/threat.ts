/** Threats of an assessment, and the category of each. */
import type { Item } from "../syntax/document.ts";
import { memo } from "../syntax/memo.ts";
import { textOf, valueAt } from "../syntax/node.ts";
import { nodesAt, textsOf } from "./locatedText.ts";

/** An effect of a threat on another one. */
interface Effect {
  readonly item: string;
  /** causes, increases-likelihood, increases-impact, decreases-likelihood or decreases-impact. */
  readonly kind: string;
}

/** A threat as other parts of the assessment need it. */
interface Threat {
  readonly id: string;
  readonly title: string | undefined;
  /** The category or cluster that it belongs to. */
  readonly category: string | undefined;
  /** natural, accidental, non-state, state, systemic. */
  readonly origins: readonly string[];
  /** The threats, categories and clusters that it brings about or makes worse or better. */
  readonly effects: readonly Effect[];
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
    origins: textsOf(valueAt(value, "origin")),
    effects: nodesAt(value, "leads-to").flatMap((node): Effect[] => {
      const item = textOf(node) ?? textOf(valueAt(node, "item"));
      return item === undefined ? [] : [{ item, kind: textOf(valueAt(node, "kind")) ?? "causes" }];
    }),
    isAccepted: Boolean(textOf(valueAt(value, "accepted"))?.trim()),
  };
});
