/** The tree of one piece: plain, immutable, and without memory of the parser that read it. */
import { isAlias, isMap, isPair, isScalar, isSeq } from "yaml";
import type { Node as YamlNode, Pair as YamlPair } from "yaml";
import type { Span } from "./place.ts";

export type Node = ScalarNode | MapNode | ListNode | AliasNode;

interface Base extends Span {
  /** The name of the anchor (`&name`) on this node. */
  readonly anchor?: string;
}

export interface ScalarNode extends Base {
  readonly kind: "scalar";
  readonly value: string | number | boolean | null;
  readonly style: "plain" | "single" | "double" | "literal" | "folded";
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
}

/** The text of a scalar as the author would say it; `undefined` for everything else. */
export function textOf(node: Node | undefined): string | undefined {
  return node?.kind === "scalar" && node.value !== null ? String(node.value) : undefined;
}

/** The value under `key`, if `node` is a map that has it. */
export function valueAt(node: Node | undefined, key: string): Node | undefined {
  return pairAt(node, key)?.value;
}

/** The pair under `key`, if `node` is a map that has it. */
export function pairAt(node: Node | undefined, key: string): Pair | undefined {
  return node?.kind === "map" ? node.pairs.find((pair) => textOf(pair.key) === key) : undefined;
}

/** An empty value at the end of `span`, for what is not written. */
export function emptyScalar(at: number): ScalarNode {
  return { kind: "scalar", value: null, style: "plain", start: at, end: at };
}

const styles = {
  PLAIN: "plain",
  QUOTE_SINGLE: "single",
  QUOTE_DOUBLE: "double",
  BLOCK_LITERAL: "literal",
  BLOCK_FOLDED: "folded",
} as const;

/** Turns the parser's node into ours. `at` maps the parser's offsets to offsets of the piece. */
export function toNode(node: YamlNode | null | undefined, at: (offset: number) => number): Node | undefined {
  if (!node?.range) return undefined;
  const [from, to] = node.range;
  const span = { start: at(from), end: at(to) };
  if (isAlias(node)) return { kind: "alias", name: node.source, ...span };
  const anchor = "anchor" in node && node.anchor ? { anchor: node.anchor } : {};
  if (isMap(node)) {
    const pairs = node.items.filter(isPair).map((pair) => toPair(pair as YamlPair, at));
    return {
      kind: "map",
      pairs: pairs.filter((pair) => pair !== undefined),
      flow: !!node.flow,
      ...span,
      ...anchor,
    };
  }
  if (isSeq(node)) {
    // An item that is not written yet keeps its place, unlike a missing value, which has its key to point at.
    const items = node.items.map(
      (item) => toNode(item as YamlNode, at) ?? emptyScalar(at((item as YamlNode).range?.[0] ?? from)),
    );
    return { kind: "list", items, flow: !!node.flow, ...span, ...anchor };
  }
  if (!isScalar(node)) return undefined;
  if (from === to && node.value === null && !node.anchor) return undefined;
  const style = styles[(node.type ?? "PLAIN") as keyof typeof styles];
  return { kind: "scalar", value: plainValue(node.value), style, ...span, ...anchor };
}

function toPair(pair: YamlPair, at: (offset: number) => number): Pair | undefined {
  const key = toNode(pair.key as YamlNode, at);
  const value = toNode(pair.value as YamlNode, at);
  if (key?.kind === "scalar") return { key, value };
  const start = key ?? value;
  if (!start) return undefined;
  // A key that is no plain word (a list, a map, nothing) still keeps its place and its value.
  const text = key ? "" : null;
  return {
    key: { kind: "scalar", value: text, style: "plain", start: start.start, end: key?.end ?? start.start },
    value,
  };
}

function plainValue(value: unknown): ScalarNode["value"] {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  return value === null || value === undefined ? null : JSON.stringify(value);
}
