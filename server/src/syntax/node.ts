/** The tree of one piece: plain, immutable, and without memory of the parser that read it. */
import type { Span } from "./span.ts";

export type Node = ScalarNode | MapNode | ListNode | AliasNode;

interface Base extends Span {
  /** The name of the anchor (`&name`) on this node. */
  readonly anchor?: string;
}

export interface ScalarNode extends Base {
  readonly kind: "scalar";
  readonly value: string | number | boolean | null;
  /** What the author wrote, where YAML takes it for something other than a text: `1.0`, `007`, `yes`. */
  readonly written?: string;
  readonly style: "plain" | "single" | "double" | "literal" | "folded";
  /** What the author wrote, where a key is read as the one that was meant. */
  readonly misspelt?: string;
}

export interface MapNode extends Base {
  readonly kind: "map";
  readonly pairs: readonly Pair[];
  readonly flow: boolean;
}

export interface ListNode extends Base {
  readonly kind: "list";
  readonly items: readonly Node[];
  readonly flow: boolean;
}

export interface AliasNode extends Base {
  readonly kind: "alias";
  readonly name: string;
}

/** A key with its value; `value` is missing where nothing is written after the colon. */
export interface Pair {
  readonly key: ScalarNode;
  readonly value: Node | undefined;
  /** Whether `<<` brought the pair from another map; a key that is written out goes before it. */
  readonly merged?: true;
}

/** The text of a scalar as the author would say it; `undefined` for everything else. */
export function textOf(node: Node | undefined): string | undefined {
  if (node?.kind !== "scalar" || node.value === null) return undefined;
  return node.written ?? String(node.value);
}

/** The value under `key`, if `node` is a map that has it. */
export function valueAt(node: Node | undefined, key: string): Node | undefined {
  return pairAt(node, key)?.value;
}

/** The pair under `key`, if `node` is a map that has it. */
export function pairAt(node: Node | undefined, key: string): Pair | undefined {
  return node?.kind === "map" ? node.pairs.find((pair) => textOf(pair.key) === key) : undefined;
}

/** An empty value at an offset, for what is not written. */
export function emptyScalar(at: number): ScalarNode {
  return { kind: "scalar", value: null, style: "plain", start: at, end: at };
}

/** Whether an offset is inside of brackets or braces. */
export function isOffsetInFlow(node: Node | undefined, offset: number): boolean {
  if ((node?.kind !== "map" && node?.kind !== "list") || offset < node.start || node.end < offset)
    return false;
  if (node.flow) return node.start < offset && offset < node.end;
  const inside = node.kind === "list" ? node.items : node.pairs.map(({ value }) => value);
  return inside.some((each) => isOffsetInFlow(each, offset));
}

/** Every alias of a tree, in order. */
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

/** Every node of a tree that has an anchor, keys included, in order. */
export function anchorsIn(node: Node | undefined): Node[] {
  if (!node) return [];
  const own = node.anchor === undefined ? [] : [node];
  if (node.kind === "list") return [...own, ...node.items.flatMap(anchorsIn)];
  if (node.kind === "map")
    return [...own, ...node.pairs.flatMap((pair) => [...anchorsIn(pair.key), ...anchorsIn(pair.value)])];
  return own;
}
