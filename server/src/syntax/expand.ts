/** Puts the anchored nodes in the place of their aliases, so that nobody behind this module meets an alias. */
import type { Node, Pair } from "./node.ts";
import { emptyScalar, textOf } from "./node.ts";
import type { Span } from "./place.ts";

export type Anchors = ReadonlyMap<string, Node>;

/** A document that expands to more nodes than this is an attack or a mistake; the rest of its aliases stay empty. */
const MOST_NODES = 20_000;

/** Whether a tree has an alias in it. */
export function hasAlias(node: Node | undefined): boolean {
  if (!node || node.kind === "scalar") return false;
  if (node.kind === "alias") return true;
  if (node.kind === "list") return node.items.some(hasAlias);
  return node.pairs.some((pair) => hasAlias(pair.value));
}

/** Every anchored node of a tree, in order. */
export function* anchorsOf(node: Node | undefined): Generator<[string, Node]> {
  if (!node) return;
  if (node.anchor) yield [node.anchor, node];
  if (node.kind === "list") for (const item of node.items) yield* anchorsOf(item);
  if (node.kind === "map") for (const pair of node.pairs) yield* anchorsOf(pair.value);
}

/** Every alias of a tree whose anchor nothing defines. */
export function* unknownAliases(
  node: Node | undefined,
  anchors: Anchors,
): Generator<Node & { kind: "alias" }> {
  if (!node) return;
  if (node.kind === "alias" && !anchors.has(node.name)) yield node;
  if (node.kind === "list") for (const item of node.items) yield* unknownAliases(item, anchors);
  if (node.kind === "map") for (const pair of node.pairs) yield* unknownAliases(pair.value, anchors);
}

/** The tree without aliases; what an alias brings stands where the alias stands. */
export function expand(root: Node | undefined, anchors: Anchors): Node | undefined {
  let left = MOST_NODES;
  const copy = (from: Node | undefined, at: Span | undefined, open: readonly string[]): Node | undefined => {
    if (!from || left-- <= 0) return undefined;
    const span = at ? { start: at.start, end: at.end } : { start: from.start, end: from.end };
    switch (from.kind) {
      case "alias": {
        if (open.includes(from.name)) return undefined;
        return copy(anchors.get(from.name), at ?? from, [...open, from.name]);
      }
      case "scalar":
        return at ? { ...from, ...span } : from;
      case "list":
        return {
          ...from,
          ...span,
          items: from.items.map((item) => copy(item, at, open) ?? emptyScalar(span.start)),
        };
      case "map":
        return {
          ...from,
          ...span,
          pairs: merge(
            from.pairs.map((pair) => ({
              key: at ? { ...pair.key, ...span } : pair.key,
              value: copy(pair.value, at, open),
            })),
          ),
        };
    }
  };
  return copy(root, undefined, []);
}

/** What `<<: *name` brings, behind the keys that are written out. */
function merge(pairs: Pair[]): Pair[] {
  if (!pairs.some(isMerge)) return pairs;
  const own = pairs.filter((pair) => !isMerge(pair));
  const keys = new Set(own.map((pair) => textOf(pair.key)));
  const maps = pairs
    .filter(isMerge)
    .flatMap(({ value }): readonly (Node | undefined)[] => (value?.kind === "list" ? value.items : [value]));
  for (const map of maps.filter((each) => each?.kind === "map")) {
    for (const pair of map.pairs) {
      if (keys.has(textOf(pair.key))) continue;
      keys.add(textOf(pair.key));
      own.push(pair);
    }
  }
  return own;
}

function isMerge({ key, value }: Pair): boolean {
  return key.value === "<<" && key.style === "plain" && (value?.kind === "map" || value?.kind === "list");
}
