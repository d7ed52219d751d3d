/** Finds the key or value at an offset, with its schema. */
import type { Kind } from "../format/kind.ts";
import type { Schema } from "../format/schema.ts";
import { itemOf, propertyOf, schemas } from "../format/schema.ts";
import { ruleNamed } from "../rules/ids.ts";
import type { Document, Item, Section } from "../syntax/document.ts";
import type { Node, Pair, ScalarNode } from "../syntax/node.ts";
import { textOf } from "../syntax/node.ts";
import type { Piece } from "../syntax/piece.ts";
import type { PieceSpan } from "../syntax/span.ts";
import { pieceSpan, touches } from "../syntax/span.ts";

/** A map or list around the target. */
export interface Level {
  /** The schema of the map or list. */
  readonly schema: Schema | undefined;
  readonly shape: "map" | "list";
  /** Whether it is in flow style (brackets). */
  readonly flow: boolean;
  /** The keys of a map. */
  readonly keys: readonly string[];
}

/** The key or value at an offset, with its context. */
export interface Target {
  readonly role: "key" | "value";
  /** The key or value itself. */
  readonly node: ScalarNode;
  readonly piece: Piece;
  /** The schema of the value; for a key, that of its value. */
  readonly schema: Schema | undefined;
  /** The key of the value, or the key itself. */
  readonly key: string | undefined;
  /** The maps and lists around it, outermost first. */
  readonly levels: readonly [Level, ...Level[]];
  /** The item that contains it, and the path of keys and indexes inside the item. */
  readonly item: Item | undefined;
  readonly path: readonly (string | number)[];
  /** For a key, the span of its value; `undefined` if it has none. */
  readonly valueSpan?: PieceSpan | undefined;
}

/** An offset in a piece of a document. */
export interface PiecePosition {
  readonly piece: Piece;
  readonly offset: number;
}

/** The key or value that contains or touches the offset; `undefined` between them. */
export function targetAt(document: Document, kind: Kind, piecePosition: PiecePosition): Target | undefined {
  const top: Level = {
    schema: schemas[kind],
    shape: "map",
    flow: false,
    keys: document.sections.map(({ name }) => name),
  };
  for (const section of document.sections) {
    const found = inSection(section, top, piecePosition);
    if (found) return found;
  }
  return undefined;
}

function inSection(section: Section, top: Level, { piece, offset }: PiecePosition): Target | undefined {
  const { key, name } = section;
  const root = top.schema && propertyOf(top.schema, name);
  if (section.piece === piece && touches(key, offset)) {
    return {
      role: "key",
      node: key,
      piece,
      schema: root,
      key: name,
      levels: [top],
      item: undefined,
      path: [],
      valueSpan: valueSpanOfSection(section),
    };
  }
  if (section.piece !== piece && !section.items.some((item) => item.piece === piece)) return undefined;
  if (section.shape === "scalar" || section.shape === "nothing") {
    const [item] = section.items;
    return item && inNode(item.value, { schema: root, key: name, levels: [top], item, path: [] }, offset);
  }
  const level: Level = {
    schema: root,
    shape: section.shape,
    flow: isFlow(section.value),
    keys: section.items.flatMap((item) => textOf(item.key) ?? []),
  };
  for (const item of section.items) {
    if (item.piece !== piece) continue;
    const id = textOf(item.key);
    const schema = root && (section.shape === "list" ? itemOf(root) : propertyOf(root, id ?? ""));
    const around = { schema, key: id, levels: [top, level] as const, item, path: [] };
    if (item.key && touches(item.key, offset))
      return { ...around, role: "key", node: item.key, piece, valueSpan: valueSpanIn(piece, item.value) };
    const found = inNode(item.value, around, offset);
    if (found) return found;
  }
  return undefined;
}

type Around = Omit<Target, "role" | "node" | "piece" | "item"> & { readonly item: Item };

function inNode(node: Node | undefined, context: Around, offset: number): Target | undefined {
  if (!node || !touches(node, offset)) return undefined;
  switch (node.kind) {
    case "scalar":
      return { ...context, role: "value", node, piece: context.item.piece };
    case "map": {
      const keys = node.pairs.flatMap(({ key }) => textOf(key) ?? []);
      const level: Level = { schema: context.schema, shape: "map", flow: node.flow, keys };
      return first(node.pairs, (pair) =>
        inPair(pair, { ...context, levels: [...context.levels, level] }, offset),
      );
    }
    case "list": {
      const level: Level = { schema: context.schema, shape: "list", flow: node.flow, keys: [] };
      const schema = context.schema && itemOf(context.schema);
      const levels = [...context.levels, level] as const;
      return first(node.items, (item, index) =>
        inNode(item, { ...context, schema, levels, path: [...context.path, index] }, offset),
      );
    }
    case "alias":
      return undefined;
  }
}

function inPair({ key, value }: Pair, context: Around, offset: number): Target | undefined {
  const name = textOf(key) ?? "";
  const schema = schemaIn(context, name);
  const inside = { ...context, schema, key: name, path: [...context.path, name] };
  const { piece } = context.item;
  if (touches(key, offset))
    return { ...inside, role: "key", node: key, piece, valueSpan: valueSpanIn(piece, value) };
  return inNode(value, inside, offset);
}

function valueSpanOfSection({ piece, key, shape, value, items: [first] }: Section): PieceSpan | undefined {
  if (first) return valueSpanIn(first.piece, first.key ?? first.value);
  // A map that consists of a merge key without keys has no value of its own.
  return valueSpanIn(piece, value ?? (shape === "nothing" ? undefined : key));
}

function valueSpanIn(piece: Piece, node: Node | undefined): PieceSpan | undefined {
  return node && node.end > node.start ? pieceSpan(piece, node) : undefined;
}

/** The schema of a key; for the options of a rule, the rule defines it. */
function schemaIn({ schema: holder, key: id }: Around, name: string): Schema | undefined {
  const schema = holder && propertyOf(holder, name);
  const options = schema?.["x-options"] && ruleNamed(id ?? "")?.options;
  if (!schema || !options) return schema;
  const properties = Object.entries(options).map(([key, option]) => [
    key,
    { ...option, examples: [option.default] },
  ]);
  return { ...schema, properties: Object.fromEntries(properties) as Readonly<Record<string, Schema>> };
}

function first<T, R>(all: readonly T[], f: (each: T, index: number) => R | undefined): R | undefined {
  for (const [index, each] of all.entries()) {
    const found = f(each, index);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isFlow(node: Node | undefined): boolean {
  return (node?.kind === "map" || node?.kind === "list") && node.flow;
}
