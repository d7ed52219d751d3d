/** Keys of the author's own, which begin with `x-`. They and everything below them may be anything that YAML allows. */
import type { Node } from "./node.ts";
import { textOf } from "./node.ts";
import type { Span } from "./span.ts";

/** Whether a key is the author's own. */
export function isOwnKey(name: string): boolean {
  return name.startsWith("x-");
}

/** Whether a node of a tree is the value of an author's own key, or is below one. */
export function isBelowOwnKey(tree: Node | undefined, node: Span): boolean {
  const isIn = (value: Node | undefined): value is Node =>
    value !== undefined && value.start <= node.start && node.start <= value.end;
  if (tree?.kind === "list") return tree.items.some((item) => isIn(item) && isBelowOwnKey(item, node));
  if (tree?.kind !== "map") return false;
  return tree.pairs.some(
    ({ key, value }) => isIn(value) && (isOwnKey(textOf(key) ?? "") || isBelowOwnKey(value, node)),
  );
}
