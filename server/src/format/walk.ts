/** Walks a tree along its schema, and pairs every value with its schema. */
import type { Node, Pair, ScalarNode } from "../syntax/node.ts";
import { textOf } from "../syntax/node.ts";
import type { Schema } from "./schema.ts";
import { itemOf, propertyOf, resolve } from "./schema.ts";
import { isOwnKey } from "../syntax/ownKey.ts";

/** A value of the tree, with its schema and its position in the walk. */
export interface Visit {
  readonly node: Node | undefined;
  readonly schema: Schema;
  /** The visit of the map or list that contains the value. `step` is the key or index in it. */
  readonly parent: Visit | undefined;
  readonly step: string | number | undefined;
  /** The pair of the value, if its parent is a map. */
  readonly pair: Pair | undefined;
  /** The schema of the pair's key, if the schema of the map defines one. */
  readonly keys: Schema | undefined;
}

type Root = Pick<Visit, "node" | "schema"> & Partial<Pick<Visit, "pair" | "keys">>;

/** Visits every value of the tree that the schema knows, outermost first. Skips `x-…` keys and unknown keys. */
export function walk({ node, schema, pair, keys }: Root): Visit[] {
  const visits: Visit[] = [];
  visit({ node, schema, parent: undefined, step: undefined, pair, keys }, visits);
  return visits;
}

/** The keys and indexes from the root of the walk. */
export function visitPath({ parent, step }: Visit): (string | number)[] {
  return parent && step !== undefined ? [...visitPath(parent), step] : [];
}

function visit(here: Visit, visits: Visit[]): void {
  const { node, schema } = here;
  visits.push(here);
  if (node?.kind === "list") {
    const items = itemOf(schema);
    if (!items) return;
    let step = 0;
    for (const item of node.items)
      visit(
        { node: item, schema: items, parent: here, step: step++, pair: undefined, keys: undefined },
        visits,
      );
  }
  if (node?.kind !== "map") return;
  const keys = schema.propertyNames && resolve(schema.propertyNames);
  for (const pair of node.pairs) {
    const step = textOf(pair.key);
    if (step === undefined || isOwnKey(step)) continue;
    const child = propertyOf(schema, step);
    if (child) visit({ node: pair.value, schema: child, parent: here, step, pair, keys }, visits);
  }
}

/** The node at the end of a path, with its schema. */
interface PathTarget {
  readonly node: Node | undefined;
  readonly schema: Schema | undefined;
  /** The key of the innermost pair on the path. */
  readonly key: ScalarNode | undefined;
}

/** Follows keys and indexes from a node, as far as the tree goes. */
export function follow(root: PathTarget, path: readonly (string | number)[]): PathTarget {
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
