/** Converts the result of the YAML parser to the tree of a piece, and reports suspicious nodes. */
import { isAlias, isCollection, isMap, isNode, isPair, isScalar, isSeq } from "yaml";
import type { Document, Node as YamlNode, Pair as YamlPair, Scalar } from "yaml";
import type { Diagnosis } from "./recovery/diagnose.ts";
import { strangeColon } from "./recovery/colons.ts";
import {
  suspiciousKey,
  suspiciousList,
  suspiciousScalar,
  suspiciousTag,
  suspiciousWord,
} from "./recovery/suspicious.ts";
import { MAX_LEVELS } from "./limits.ts";
import { lineAt } from "./recovery/lines.ts";
import type { Node, Pair, ScalarNode } from "./node.ts";
import { emptyScalar } from "./node.ts";
import type { Span } from "./span.ts";
import { INVISIBLE } from "./spaces.ts";
import { isOwnKey } from "./ownKey.ts";

/** The inputs for building a tree. */
interface TreeContext {
  readonly document: Document.Parsed;
  /** The text that the parser read. */
  readonly text: string;
  /** Maps an offset in that text to an offset in the piece. */
  readonly at: (offset: number) => number;
  /** Receives each suspicion, at offsets in the text that the parser read. */
  readonly suspect: (suspicion: Diagnosis | undefined) => unknown;
}

const styles = {
  PLAIN: "plain",
  QUOTE_SINGLE: "single",
  QUOTE_DOUBLE: "double",
  BLOCK_LITERAL: "literal",
  BLOCK_FOLDED: "folded",
} as const;

/** The tree of a document; `undefined` if the document is empty. */
export function toTree(context: TreeContext): Node | undefined {
  const { document } = context;
  for (const warning of document.warnings) context.suspect(suspiciousTag(context.text, document, warning));
  // A text where a key is expected.
  const root = document.contents;
  if (isScalar(root) && root.type === "PLAIN") {
    const [start] = root.range;
    context.suspect(strangeColon(context.text, { start, end: lineAt(context.text, start).contentEnd }));
  }
  return toNode(root, context, 0);
}

/** Whether lists and maps are nested more deeply than the limit. */
export function isTooDeep(node: unknown, level = 0): boolean {
  if (isPair(node)) return isTooDeep(node.value, level);
  // Keys are not visited, because only keys that are words are read.
  if (!isCollection(node)) return level > MAX_LEVELS && isNode(node) && node.range !== undefined;
  return level > MAX_LEVELS || node.items.some((item) => isTooDeep(item, level + 1));
}

function toNode(node: YamlNode | null | undefined, context: TreeContext, level: number): Node | undefined {
  if (!node?.range) return undefined;
  if (level > MAX_LEVELS) return undefined;
  const span = spanOf(node, context);
  if (isAlias(node)) return { kind: "alias", name: node.source, ...span };
  const anchor = node.anchor ? { anchor: node.anchor } : {};
  if (isMap(node)) {
    const pairs = node.items.flatMap((pair) =>
      isPair(pair) ? [toPair(pair as YamlPair<YamlNode, YamlNode | null>, context, level)] : [],
    );
    return { kind: "map", pairs, flow: node.flow === true, ...span, ...anchor };
  }
  if (isSeq(node)) {
    context.suspect(suspiciousList(context.text, context.document, node));
    const items = (node.items as YamlNode[]).map(
      (item) => toNode(item, context, level + 1) ?? unwritten(item, context),
    );
    return { kind: "list", items, flow: node.flow === true, ...span, ...anchor };
  }
  if (!isScalar(node)) return undefined;
  context.suspect(suspiciousScalar(context.text, context.document, node));
  return toScalar(node, context);
}

/** The value of an item that is not written yet. It has the span of its dash, for problems to point at. */
function unwritten(item: YamlNode, { text, at }: TreeContext): Node {
  const offset = item.range?.[0] ?? 0;
  const dash = /-[ \t]*$/.exec(text.slice(Math.max(offset - 100, 0), offset))?.[0].length ?? 0;
  return { ...emptyScalar(at(offset - dash)), end: at(offset - Math.max(dash - 1, 0)) };
}

function spanOf(node: YamlNode, { at }: TreeContext): Span {
  const [start, end] = node.range ?? [0, 0];
  return { start: at(start), end: at(end) };
}

const UNSUSPICIOUS: Pick<TreeContext, "suspect"> = { suspect: () => undefined };

function toPair(
  { key, value }: YamlPair<YamlNode, YamlNode | null>,
  context: TreeContext,
  level: number,
): Pair {
  const name = isScalar(key) && typeof key.value === "string" ? key.value : "";
  // Below an author's own key, anything is allowed.
  const inside = isOwnKey(name) ? { ...context, ...UNSUSPICIOUS } : context;
  const own = toNode(value, inside, level + 1);
  const written = isScalar(key) ? toScalar(key, context) : undefined;
  context.suspect(suspiciousKey(context.text, context.document, key));
  if (isScalar(key) && value === null) context.suspect(suspiciousWord(context.text, key));
  return { key: written ? asKey(written) : noKey(key, context), value: own };
}

/** An empty key in place of one that is not a word (a list, a map, nothing), so that it keeps its span. */
function noKey(key: YamlNode, { text, at }: TreeContext): ScalarNode {
  const [start, end] = key.range ?? [0, 0];
  const shown = isScalar(key) ? start + text.slice(start).search(/\S|$/) : start;
  return { ...emptyScalar(at(shown)), end: at(Math.max(end, shown)) };
}

/** Makes a key a text, even if as a value it would be a number or null. */
function asKey({ written, ...key }: ScalarNode): ScalarNode {
  const text = written ?? String(key.value ?? "");
  return { ...key, value: text.replace(INVISIBLE, "") };
}

function toScalar(node: Scalar, context: TreeContext): ScalarNode | undefined {
  const [start, end] = node.range ?? [0, 0];
  if (start === end && node.value === null && !node.anchor) return undefined;
  const value = plainValue(node.value);
  return {
    kind: "scalar",
    value,
    ...(typeof value === "string" || node.source === undefined ? {} : { written: node.source }),
    style: styles[node.type ?? "PLAIN"],
    ...spanOf(node, context),
    ...(node.anchor ? { anchor: node.anchor } : {}),
  };
}

function plainValue(value: unknown): ScalarNode["value"] {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  return value === null || value === undefined ? null : JSON.stringify(value);
}
