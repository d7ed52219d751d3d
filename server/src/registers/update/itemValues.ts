/** The values of nodes, and of what sort they are. */
import type { Node } from "../../syntax/node.ts";
import { textOf, valueOf } from "../../syntax/node.ts";
import type { ValuePath } from "./outcome.ts";
import type { ItemValue } from "../items/rows.ts";

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

/** The keys of a level, a range, a probability, a date and an amount that a cell has. */
export const CELL_KEYS: ReadonlySet<string> = new Set([
  "term",
  "level",
  "from",
  "to",
  "percent",
  "before",
  "amount",
]);

/** A value in which another one is at a path. */
export function withValue(value: unknown, [key, ...inner]: ValuePath, now: unknown): unknown {
  if (key === undefined) return now;
  if (Array.isArray(value) && typeof key === "number") {
    const items = [...(value as unknown[])];
    items[key] = withValue(items[key], inner, now);
    return items;
  }
  const pairs = new Map<string, unknown>(
    typeof value === "object" && value !== null ? Object.entries(value) : [],
  );
  return Object.fromEntries(pairs.set(String(key), withValue(pairs.get(String(key)), inner, now)));
}
