/** How sure the authors are of an item. */
import type { Item } from "../syntax/document.ts";
import { textOf, valueAt } from "../syntax/node.ts";
import type { Name } from "./name.ts";
import { nameAt, nameOf } from "./name.ts";

/** The level of confidence in an item, and whether a reason stands beside it. */
export function confidenceOf({ piece, value }: Item): { level: Name | undefined; because: boolean } {
  const confidence = valueAt(value, "confidence");
  return {
    level: nameOf(piece, confidence) ?? nameAt(piece, confidence, "level"),
    because: Boolean(textOf(valueAt(confidence, "because"))?.trim()),
  };
}
