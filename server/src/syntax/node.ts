/** The tree of one piece: plain, immutable, and independent of the parser. */
import type { Span } from "./span.ts";

/** A node of the tree. */
export type Node = ScalarNode | MapNode | ListNode | AliasNode;

interface Base extends Span {
  /** The name of the anchor (`&name`) on this node. */
  readonly anchor?: string;
}

/** A single value. */
export interface ScalarNode extends Base {
  readonly kind: "scalar";
  readonly value: string | number | boolean | null;
  /** The source text, if YAML reads it as something other than a text: `1.0`, `007`, `yes`. */
  readonly written?: string;
  readonly style: "plain" | "single" | "double" | "literal" | "folded";
  /** The key as the author wrote it, if it is read as a similar key of the format. */
  readonly originalKey?: string;
}

/** A map; `flow` if it is written in braces. */
export interface MapNode extends Base {
  readonly kind: "map";
  readonly pairs: readonly Pair[];
  readonly flow: boolean;
}

/** A list; `flow` if it is written in brackets. */
export interface ListNode extends Base {
  readonly kind: "list";
  readonly items: readonly Node[];
  readonly flow: boolean;
}

/** An alias (`*name`) that has not been resolved. */
export interface AliasNode extends Base {
  readonly kind: "alias";
  readonly name: string;
}

/** A key with its value; `value` is missing if nothing is written after the colon. */
export interface Pair {
  readonly key: ScalarNode;
  readonly value: Node | undefined;
  /** Set if `<<` added the pair from another map. A key that is written out takes precedence. */
  readonly merged?: true;
}

/** The text of a scalar as the author wrote it; `undefined` for other nodes. */
export function textOf(node: Node | undefined): string | undefined {
  if (node?.kind !== "scalar" || node.value === null) return undefined;
  return node.written ?? String(node.value);
}

/** The value under `key`, if `node` is a map that has it. */
export function valueAt(node: Node | undefined, key: string): Node | undefined {
  return pairAt(node, key)?.value;
}

/** The plain JavaScript value of a tree. If a key is repeated, the last value counts. */
export function valueOf(node: Node | undefined): unknown {
  switch (node?.kind) {
    case "scalar":
      return node.value;
    case "list":
      return node.items.map(valueOf);
    case "map": {
      // Without a prototype, a key such as "constructor" is an ordinary key.
      const map = Object.create(null) as Record<string, unknown>;
      // eslint-disable-next-line lookups/no-text-as-member -- The object has no other members.
      for (const { key, value } of node.pairs) map[textOf(key) ?? ""] = valueOf(value);
      return map;
    }
    default:
      return null;
  }
}

/** The value under the keys of a path, from map to map. */
export function valueAtPath(node: Node | undefined, path: readonly string[]): Node | undefined {
  return path.reduce<Node | undefined>(valueAt, node);
}

/** The pair under `key`, if `node` is a map that has it. */
export function pairAt(node: Node | undefined, key: string): Pair | undefined {
  return node?.kind === "map" ? node.pairs.find((pair) => textOf(pair.key) === key) : undefined;
}

/** An empty value at an offset, for a value that is not written. */
export function emptyScalar(at: number): ScalarNode {
  return { kind: "scalar", value: null, style: "plain", start: at, end: at };
}

/** Whether an offset is inside brackets or braces. */
export function isOffsetInFlow(node: Node | undefined, offset: number): boolean {
  if ((node?.kind !== "map" && node?.kind !== "list") || offset < node.start || node.end < offset)
    return false;
  if (node.flow) return node.start < offset && offset < node.end;
  const inside = node.kind === "list" ? node.items : node.pairs.map(({ value }) => value);
  return inside.some((each) => isOffsetInFlow(each, offset));
}

/** All aliases of a tree, in order. */
export function aliasesIn(node: Node | undefined): AliasNode[] {
  switch (node?.kind) {
    case "alias":
      return [node];
    case "list":
      return node.items.flatMap(aliasesIn);
    case "map":
      return node.pairs.flatMap((pair) => aliasesIn(pair.value));
    default:
      return [];
  }
}

/** All nodes of a tree that have an anchor, including keys, in order. */
export function anchorsIn(node: Node | undefined): Node[] {
  if (!node) return [];
  const own = node.anchor === undefined ? [] : [node];
  if (node.kind === "list") return [...own, ...node.items.flatMap(anchorsIn)];
  if (node.kind === "map")
    return [...own, ...node.pairs.flatMap((pair) => [...anchorsIn(pair.key), ...anchorsIn(pair.value)])];
  return own;
}
