/**
 * Collects the facts of one item in one pass: its references, its prose, its violations of the schema, and duplicate
 * keys.
 */
import type { Kind } from "../../format/kind.ts";
import type { Concept, Schema } from "../../format/schema.ts";
import { isProse, itemOf, propertyOf, resolve, schemas } from "../../format/schema.ts";
import type { Visit } from "../../format/walk.ts";
import { visitPath, walk } from "../../format/walk.ts";
import type { Item, Section } from "../../syntax/document.ts";
import { memoOn } from "../../syntax/memo.ts";
import type { MapNode, ScalarNode } from "../../syntax/node.ts";
import { textOf } from "../../syntax/node.ts";
import type { Piece } from "../../syntax/piece.ts";
import type { PieceSpan } from "../../syntax/span.ts";
import { pieceSpan } from "../../syntax/span.ts";
import type { Definition } from "./definitions.ts";
import { definitionOf } from "./definitions.ts";
import type { ItemReferences } from "./itemReferences.ts";
import { itemReferencesOf } from "./itemReferences.ts";
import { conceptsOf, proseReferences } from "./prose.ts";
import type { Violation } from "./violations.ts";
import { misspelledKeys, violationsOf } from "./violations.ts";
import { isOwnKey } from "../../syntax/ownKey.ts";

/** The use of an id. */
export interface Reference {
  readonly id: string;
  readonly span: PieceSpan;
  /** The concepts that the id may name. */
  readonly concepts: readonly Concept[];
  readonly form: "value" | "key" | "citation" | "link" | "footnote";
  /** The keys and indexes from the item to the value. */
  readonly path: readonly (string | number)[];
}

/** A text in Markdown. */
export interface Prose {
  readonly node: ScalarNode;
  readonly span: PieceSpan;
  readonly path: readonly (string | number)[];
}

/** Returns the keys of a path, without indexes. */
export function keyOf(path: Prose["path"]): string {
  return path.filter((step) => typeof step === "string").join(".");
}

/** A key that occurs twice in one map. */
interface DuplicateKey {
  readonly key: string;
  readonly span: PieceSpan;
  readonly first: PieceSpan;
}

/** The facts of one item. */
export interface Facts {
  readonly item: Item;
  /** The name of the section that contains the item. */
  readonly section: string;
  /** Whether the item is the author's own: its key, or that of its section, begins with `x-`. Nothing in it is read. */
  readonly isOwn: boolean;
  readonly context: ItemContext;
  /** The definition that the item makes, if it has an id. */
  readonly definition: Definition | undefined;
  /** The references of the item without spans. */
  readonly itemReferences: ItemReferences;
  /** The schema of the item's value; `undefined` in an unknown section. */
  readonly schema: Schema | undefined;
  /** Every value in it that the schema knows, outermost first. */
  readonly visits: readonly Visit[];
  readonly references: readonly Reference[];
  readonly prose: readonly Prose[];
  readonly violations: readonly Violation[];
  readonly duplicateKeys: readonly DuplicateKey[];
}

/** Returns the facts of every item of a section, in order. */
export const factsOf = memoOn((section: Section, kind: Kind): readonly Facts[] => {
  const context = itemContextOf(section, kind);
  return section.items.map((item) => factsOfItem(item, context));
});

/** The section of an item, and how the section holds it: the same object for the same section of the format. */
export interface ItemContext {
  readonly kind: Kind;
  readonly name: string;
  readonly shape: Section["shape"];
  /** The schema of the section; `undefined` if the format has no such section. */
  readonly root: Schema | undefined;
}

const contexts = new Map<string, ItemContext>();

/** Returns the context of the items of a section. */
export function itemContextOf({ name, shape }: Section, kind: Kind): ItemContext {
  const key = `${kind}/${shape}/${name}`;
  const known = contexts.get(key);
  if (known) return known;
  const where = { kind, name, shape, root: propertyOf(schemas[kind], name) };
  // Unknown sections are not cached: their number is unlimited while an author types.
  if (where.root) contexts.set(key, where);
  return where;
}

/** Returns the facts of an item of a section. */
export const factsOfItem = memoOn((item: Item, context: ItemContext): Facts => {
  const { name, shape, root } = context;
  const key = textOf(item.key);
  const schema =
    root && (shape === "list" ? itemOf(root) : shape === "map" ? propertyOf(root, key ?? "") : root);
  const isOwn = isOwnKey(name) || (key !== undefined && isOwnKey(key));
  const facts = { item, section: name, context, schema, isOwn };
  if (!root || isOwn) {
    const nothing = { visits: [], references: [], prose: [], violations: [], duplicateKeys: [] };
    return { ...facts, ...nothing, definition: undefined, itemReferences: itemReferencesOf(name, key, []) };
  }
  const pair = item.key && { key: item.key, value: item.value };
  const keys = root.propertyNames && resolve(root.propertyNames);
  const visits =
    schema === undefined
      ? []
      : walk({ node: item.value, schema, pair: shape === "map" ? pair : undefined, keys });
  const references = visits.flatMap((visit) => referencesAt(visit, item.piece));
  return {
    ...facts,
    definition: definitionOf(item, shape === "map" ? root["x-defines"] : undefined),
    itemReferences: itemReferencesOf(name, key, references),
    visits,
    references,
    prose: visits.flatMap((visit) => {
      const { node, schema: own } = visit;
      return node?.kind === "scalar" && isProse(own) && textOf(node) !== undefined
        ? [{ node, span: pieceSpan(item.piece, node), path: visitPath(visit) }]
        : [];
    }),
    violations: [...misspelledKeys(visits, item.piece, root), ...violationsOf(item, root, context)],
    duplicateKeys: visits.flatMap(({ node }) =>
      node?.kind === "map" ? repetitionsIn(node, item.piece) : [],
    ),
  };
});

function referencesAt(visit: Visit, piece: Piece): Reference[] {
  const { node, schema, pair, keys } = visit;
  const found: Reference[] = [];
  const named = keys?.["x-refers-to"];
  const key = textOf(pair?.key);
  if (named && pair && key)
    found.push({
      id: key,
      span: pieceSpan(piece, pair.key),
      concepts: named,
      form: "key",
      path: visitPath(visit),
    });
  if (node?.kind !== "scalar") return found;
  const concepts = schema["x-refers-to"];
  const id = textOf(node);
  if (concepts && id && !schema["x-words"]?.includes(id))
    found.push({ id, span: pieceSpan(piece, node), concepts, form: "value", path: visitPath(visit) });
  if (isProse(schema)) {
    for (const { id: cited, form, start, end } of proseReferences(piece.text.slice(node.start, node.end))) {
      const span = { piece, start: node.start + start, end: node.start + end };
      found.push({ id: cited, span, concepts: conceptsOf[form], form, path: visitPath(visit) });
    }
  }
  return found;
}

function repetitionsIn(map: MapNode, piece: Piece): DuplicateKey[] {
  const firsts = new Map<string, PieceSpan>();
  return map.pairs.flatMap(({ key }): DuplicateKey[] => {
    const name = textOf(key) ?? "";
    const first = firsts.get(name);
    if (first) return [{ key: name, span: pieceSpan(piece, key), first }];
    firsts.set(name, pieceSpan(piece, key));
    return [];
  });
}
