/** The values of nodes, and of what sort they are. */
import { valueOf } from "../format/validate.ts";
import type { Node } from "../syntax/node.ts";
import { textOf } from "../syntax/node.ts";
import type { ItemValue } from "./rows.ts";

/** A value as the author wrote it: "007" is no number. */
export function writtenValue(node: Node | undefined): ItemValue {
  return textOf(node) ?? (valueOf(node) as ItemValue);
}

/** Whether a node is a value, without regard to how a text is wrapped. */
export function isSameValue(node: Node | undefined, value: ItemValue): boolean {
  if (node?.kind === "scalar" && isScalar(value)) return (textOf(node) ?? "").trim() === String(value).trim();
  return JSON.stringify(valueOf(node)) === JSON.stringify(value);
}

/** Whether a value is a text, a number or a truth value. */
export function isScalar(value: ItemValue): value is string | number | boolean {
  return typeof value !== "object";
}

/** Whether a value has keys. */
export function isValueMap(value: ItemValue): value is Readonly<Record<string, ItemValue>> {
  return typeof value === "object" && !Array.isArray(value);
}
