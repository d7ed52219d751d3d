/** Handling markings of documents, items and sources. */
import type { Node } from "../syntax/node.ts";
import { textOf, valueAt } from "../syntax/node.ts";

/** Returns the marking in a value of `handling`, in its short or its long form. */
export function markingIn(node: Node | undefined): string | undefined {
  return textOf(node) ?? textOf(valueAt(node, "marking"));
}
