/** Finds the title of a definition. */
import type { Node } from "../../syntax/node.ts";
import { textOf, valueAt } from "../../syntax/node.ts";

/** The keys that can hold a title: a definition has one of them. */
export const TITLES = ["title", "name", "label"] as const;

/** The title of a definition; `undefined` if it has none. */
export function titleOf(value: Node | undefined): string | undefined {
  return TITLES.map((key) => textOf(valueAt(value, key))).find((each) => each !== undefined);
}
