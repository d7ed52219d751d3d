/** Walks a tree along its schema: every value with the schema that speaks of it. */
import type { Node, Pair, ScalarNode } from "../syntax/node.ts";
import { textOf } from "../syntax/node.ts";
import type { Schema } from "./schema.ts";
import { itemOf, propertyOf, resolve } from "./schema.ts";

export interface Visit {
  readonly node: Node | undefined;
  readonly schema: Schema;
  /** The keys and indexes from the root of the walk. */
  readonly path: readonly (string | number)[];
  /** The pair that holds the value, where a map does. */
  readonly pair: Pair | undefined;
  /** The schema of the pair's key, where the map says something of its keys. */
  readonly keys: Schema | undefined;
}

/** Every value of the tree that the schema knows, outermost first. `x-…` keys and unknown keys are passed over. */
export function walk(root: Pick<Visit, "node" | "schema"> & Partial<Visit>): Visit[] {
  const { node, schema, path = [], pair, keys } = root;
  const visits: Visit[] = [];
  visit({ node, schema, path, pair, keys }, visits);
  return visits;
}

function visit(here: Visit, visits: Visit[]): void {
  const { node, schema, path } = here;
  visits.push(here);
  if (node?.kind === "list") {
    const items = itemOf(schema);
    if (items)
      for (const [index, item] of node.items.entries())
        visit(
          { node: item, schema: items, path: [...path, index], pair: undefined, keys: undefined },
          visits,
        );
  }
  if (node?.kind !== "map") return;
  const names = schema.propertyNames && resolve(schema.propertyNames);
  for (const each of node.pairs) {
    const key = textOf(each.key);
    if (key === undefined || key.startsWith("x-")) continue;
    const child = propertyOf(schema, key);
    if (child)
      visit({ node: each.value, schema: child, path: [...path, key], pair: each, keys: names }, visits);
  }
}

/** What stands at the end of a path. */
export interface Found {
  readonly node: Node | undefined;
  readonly schema: Schema | undefined;
  /** The key of the innermost pair on the path. */
  readonly key: ScalarNode | undefined;
}

/** Follows keys and indexes from a node; goes as far as the tree does. */
export function follow(root: Found, path: readonly (string | number)[]): Found {
  let { node, schema, key } = root;
  for (const step of path) {
    if (node?.kind === "list") {
      schema = schema && itemOf(schema);
      node = node.items[Number(step)];
      key = undefined;
    } else if (node?.kind === "map") {
      const pair: Pair | undefined = node.pairs.findLast((each) => textOf(each.key) === String(step));
      schema = schema && propertyOf(schema, String(step));
      node = pair?.value;
      key = pair?.key ?? key;
    } else break;
  }
  return { node, schema, key };
}
