/** Threats of an assessment, and the category that each belongs to. */
import type { Item } from "../syntax/document.ts";
import { memo } from "../syntax/memo.ts";
import { textOf, valueAt } from "../syntax/node.ts";
import type { Name } from "./name.ts";
import { nameAt, nameOf } from "./name.ts";

export interface Threat {
  readonly id: Name;
  readonly title: string | undefined;
  /** The category or cluster that it belongs to. */
  readonly category: Name | undefined;
}

/** Reads one threat; whatever is missing or wrong in it stays out. */
export const readThreat = memo((item: Item): Threat | undefined => {
  const { piece, value } = item;
  const id = nameOf(piece, item.key);
  return id && { id, title: textOf(valueAt(value, "title")), category: nameAt(piece, value, "category") };
});
