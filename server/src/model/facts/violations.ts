/** Finds where an item violates the schema of its section. */
import type { Schema } from "../../format/schema.ts";
import { itemOf, propertyOf } from "../../format/schema.ts";
import type { SchemaError } from "../../format/validate.ts";
import { pointerSteps, validate } from "../../format/validate.ts";
import type { Visit } from "../../format/walk.ts";
import { follow } from "../../format/walk.ts";
import type { Item } from "../../syntax/document.ts";
import { memo } from "../../syntax/memo.ts";
import type { MapNode, Node, ScalarNode } from "../../syntax/node.ts";
import { textOf, valueOf } from "../../syntax/node.ts";
import type { Piece } from "../../syntax/piece.ts";
import type { PieceSpan, Span } from "../../syntax/span.ts";
import { pieceSpan } from "../../syntax/span.ts";
import type { ItemContext } from "./facts.ts";

/** A value that violates the schema. */
export interface Violation extends Pick<SchemaError, "keyword" | "params"> {
  /** The span to report: of the key if the key is wrong or lacks something, else of the value. */
  readonly span: PieceSpan;
  /** The value. */
  readonly node: Node | undefined;
  readonly schema: Schema | undefined;
  /** The key that holds the value, or the item's own. */
  readonly key: string | undefined;
}

/** Validates the item as the only one of its section, so that other items do not affect the result. */
export function violationsOf(item: Item, root: Schema, where: ItemContext): Violation[] {
  const errors = validate(where.kind, where.name, loneValue(item, where));
  // If a value has the wrong type, other violations of it are not reported.
  const mistyped = new Set(
    errors.flatMap(({ keyword, instancePath }) => (keyword === "type" ? [instancePath] : [])),
  );
  return errors.flatMap((error) =>
    error.keyword !== "type" && mistyped.has(error.instancePath)
      ? []
      : violationOf(error, item, { root, where }),
  );
}

/** Returns the value of a section that contains only this item. */
function loneValue(item: Item, { shape }: ItemContext): unknown {
  const value = valueOf(item.value);
  if (shape === "map")
    return Object.assign(Object.create(null) as object, { [textOf(item.key) ?? ""]: value });
  return shape === "list" ? [value] : value;
}

/** The schemas and context to validate an item with. */
interface ValidationContext {
  /** The schema of its section. */
  readonly root: Schema;
  readonly where: ItemContext;
}

/** A schema error with its node. */
interface Found {
  readonly item: Item;
  /** Whether the error is about the section, as the map that contains the item as a pair. */
  readonly isAboutKey: boolean;
  /** Whether the error is not about a value inside of the item. */
  readonly isOutermost: boolean;
  readonly node: Node | undefined;
  readonly key: ScalarNode | undefined;
}

function violationOf(
  error: SchemaError,
  item: Item,
  { root, where: { name, shape } }: ValidationContext,
): Violation[] {
  const { keyword, params } = error;
  const steps = pointerSteps(error.instancePath);
  const isOutermost = steps.length === 0;
  // Errors of the section as a whole do not belong to this item.
  if (shape !== "scalar" && isOutermost && (keyword === "type" || keyword === "required")) return [];
  const isAboutKey = shape === "map" && isOutermost;
  const own = shape === "map" ? propertyOf(root, textOf(item.key) ?? "") : root;
  const start = { node: item.value, schema: shape === "list" ? itemOf(root) : own, key: item.key };
  const { node, schema, key } = follow(start, shape === "scalar" ? steps : steps.slice(1));
  const span = spanOf(error, { item, isAboutKey, isOutermost, node, key });
  if (!span) return [];
  const ownKey = textOf(key) ?? (shape === "scalar" ? name : undefined);
  return [
    {
      keyword,
      params,
      span: pieceSpan(item.piece, span),
      node,
      schema: isAboutKey ? root : schema,
      key: keyword === "propertyNames" ? String(params.propertyName) : ownKey,
    },
  ];
}

/** Returns the span to report. */
function spanOf(error: SchemaError, found: Found): Span | undefined {
  const { item, isAboutKey, isOutermost, node } = found;
  switch (error.keyword) {
    case "propertyNames":
      return isOutermost ? item.key : keyIn(node, String(error.params.propertyName));
    case "additionalProperties":
      return isAboutKey ? item.key : keyIn(node, String(error.params.additionalProperty));
    case "required":
      return keyOrFirstKey(found);
    default:
      // `propertyNames` already reports a key that does not match its pattern.
      return error.propertyName === undefined ? valueOrKey(found, item) : undefined;
  }
}

function keyIn(node: Node | undefined, key: string): ScalarNode | undefined {
  return node?.kind === "map" ? keysOf(node).get(key) : undefined;
}

/** The keys of a map by their text, the last of equal ones. A map can have thousands of wrong keys. */
const keysOf = memo(
  ({ pairs }: MapNode): ReadonlyMap<string, ScalarNode> =>
    new Map(pairs.flatMap(({ key }) => (textOf(key) === undefined ? [] : [[textOf(key) ?? "", key]]))),
);

/**
 * Returns where to report that a map lacks something: at the key that holds the map; in a list, at the first key of the
 * map.
 */
function keyOrFirstKey({ node, key }: { node: Node | undefined; key: ScalarNode | undefined }): Span {
  const first = node?.kind === "map" ? node.pairs[0]?.key : undefined;
  return key ?? first ?? node ?? { start: 0, end: 0 };
}

function valueOrKey(
  { node, key }: { node: Node | undefined; key: ScalarNode | undefined },
  item: Item,
): Span {
  if (node && node.end > node.start) return node.kind === "scalar" || !key ? node : key;
  return key ?? item.value ?? { start: 0, end: 0 };
}

/** Returns the corrected keys, which the schema does not know as they are written. */
export function misspelledKeys(visits: readonly Visit[], piece: Piece, root: Schema): Violation[] {
  return visits.flatMap(({ pair, parent }): Violation[] => {
    const wrong = pair?.key.originalKey;
    if (!pair || wrong === undefined) return [];
    return [
      {
        keyword: "additionalProperties",
        params: { additionalProperty: wrong },
        span: pieceSpan(piece, pair.key),
        node: parent?.node,
        schema: parent?.schema ?? root,
        key: textOf(pair.key),
      },
    ];
  });
}
