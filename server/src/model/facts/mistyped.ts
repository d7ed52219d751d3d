/** Values of a wrong type: which facts an item would have if these values were valid. */
import type { Schema } from "../../format/schema.ts";
import { allows, itemOf, propertyOf } from "../../format/schema.ts";
import { memo, sameItems } from "../../syntax/memo.ts";
import type { Node, Pair } from "../../syntax/node.ts";
import { emptyScalar } from "../../syntax/node.ts";
import type { Facts } from "./facts.ts";
import { factsOfItem } from "./facts.ts";

/** Whether a value does not have the type that its schema requires, so that its meaning is unknown. */
export function isMistyped(node: Node | undefined, schema: Schema): boolean {
  if (schema.type === undefined || node?.kind === "alias") return false;
  return !typesOf(node).some((type) => allows(schema, type));
}

function typesOf(node: Node | undefined): readonly string[] {
  if (node?.kind === "map") return ["object"];
  if (node?.kind === "list") return ["array"];
  if (node?.kind !== "scalar" || node.value === null) return ["null"];
  if (typeof node.value === "number")
    return Number.isInteger(node.value) ? ["integer", "number"] : ["number"];
  return [typeof node.value];
}

/**
 * Returns the facts that an item would have with examples instead of values of a wrong type; `undefined` if there are
 * none.
 */
export const withRightTypes = memo((facts: Facts): Facts | undefined => {
  const { item, schema, context } = facts;
  if (!schema || !facts.violations.some(({ keyword }) => keyword === "type")) return undefined;
  const value = filled(item.value, schema);
  return value === item.value ? undefined : factsOfItem({ ...item, value }, context);
});

function filled(node: Node | undefined, schema: Schema): Node | undefined {
  if (isMistyped(node, schema)) return example(schema, node);
  if (node?.kind === "list") {
    const items = itemOf(schema);
    if (!items) return node;
    const all = node.items.map((each) => filled(each, items) ?? each);
    return sameItems(all, node.items) ? node : { ...node, items: all };
  }
  if (node?.kind !== "map") return node;
  const pairs = node.pairs.map((pair): Pair => {
    const own = propertyOf(schema, String(pair.key.value));
    const value = own ? filled(pair.value, own) : pair.value;
    return value === pair.value ? pair : { ...pair, value };
  });
  return sameItems(pairs, node.pairs) ? node : { ...node, pairs };
}

/** Returns an example that the schema allows, to replace a node. */
function example(schema: Schema, node: Node | undefined): Node {
  const { start, end } = node ?? { start: 0, end: 0 };
  return nodeOf(schema.enum?.[0] ?? schema.examples?.[0] ?? plain(schema), { start, end });
}

function plain(schema: Schema): unknown {
  if (allows(schema, "string")) return "…";
  if (allows(schema, "number") || allows(schema, "integer")) return 1;
  return allows(schema, "array") ? ["…"] : {};
}

function nodeOf(value: unknown, { start, end }: { start: number; end: number }): Node {
  const at = { start, end };
  if (Array.isArray(value))
    return { kind: "list", flow: true, items: value.map((each) => nodeOf(each, at)), ...at };
  if (typeof value === "object" && value !== null) {
    const pairs = Object.entries(value).map(([key, each]) => ({
      key: { ...emptyScalar(start), value: key, ...at },
      value: nodeOf(each, at),
    }));
    return { kind: "map", flow: true, pairs, ...at };
  }
  return { ...emptyScalar(start), value: value as string | number | boolean, ...at };
}
