/** The words by which a definition is known. */
import type { Node } from "../../syntax/node.ts";
import { textOf, valueAt } from "../../syntax/node.ts";

/** The keys of a title: a definition has one of them. */
export const TITLES = ["title", "name", "label"] as const;

export function titleOf(value: Node | undefined): string | undefined {
  return TITLES.map((key) => textOf(valueAt(value, key))).find((each) => each !== undefined);
}
