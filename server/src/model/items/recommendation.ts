/** Recommendations: what each addresses and rests on, and its status. */
import type { Item } from "../../syntax/document.ts";
import { memo } from "../../syntax/memo.ts";
import type { Node } from "../../syntax/node.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import { textsOf } from "../basics/locatedText.ts";
import { proseReferences } from "../facts/prose.ts";

/** A recommendation as other parts of the assessment need it. */
export interface Recommendation {
  readonly id: string;
  /** proposed, accepted, under-way, implemented or rejected. */
  readonly status: string | undefined;
  /** Every id that it or one of its steps uses in any way: what it addresses, rests on or stresses, and what its texts refer to. */
  readonly uses: readonly string[];
}

/** The recommendations of a document by id. */
export type Recommendations = ReadonlyMap<string, Recommendation>;

/** Reads one recommendation and leaves out what is missing or invalid. */
export const readRecommendation = memo(({ key, value, piece }: Item): Recommendation | undefined => {
  const id = textOf(key);
  if (id === undefined) return undefined;
  const addresses = [value, ...stepsOf(value)].flatMap((node) => textsOf(valueAt(node, "addresses")));
  const emphasis = valueAt(value, "emphasis");
  const stressed = emphasis?.kind === "map" ? emphasis.pairs.flatMap((pair) => emphasizedIn(pair.value)) : [];
  const links = value ? proseReferences(piece.text.slice(value.start, value.end)) : [];
  return {
    id,
    status: textOf(valueAt(value, "status")),
    uses: [
      ...addresses,
      ...textsOf(valueAt(value, "rests-on")),
      ...stressed,
      ...links.flatMap((link) => (link.form === "link" ? [link.id] : [])),
    ],
  };
});

/** Returns the steps of a recommendation. */
export function stepsOf(recommendation: Node | undefined): readonly Node[] {
  const steps = valueAt(recommendation, "steps");
  return steps?.kind === "list" ? steps.items : [];
}

/** Whether nothing is left to do on a recommendation or a step: it is implemented or rejected. */
export function isClosed(node: Node | undefined): boolean {
  return ["implemented", "rejected"].includes(textOf(valueAt(node, "status")) ?? "");
}

/** Returns what an actor would stress, the most important first. */
function emphasizedIn(list: Node | undefined): string[] {
  if (list?.kind !== "list") return [];
  return list.items.flatMap((each) => textOf(each) ?? textOf(valueAt(each, "item")) ?? []);
}
