/**
 * Reads keys that the format calls differently, such as "autores" or "due", under the names of the format. Only documents for readers
 * do so: rules report these keys, and nothing else is read from a guess.
 */
import { keySynonyms } from "../../format/keySynonyms.ts";
import type { Kind } from "../../format/kind.ts";
import type { Schema } from "../../format/schema.ts";
import { allows, itemOf, propertyOf, schemas } from "../../format/schema.ts";
import { nameForSynonym } from "../../format/synonyms.ts";
import type { Document, Item, Section } from "../../syntax/document.ts";
import { memoOn, sameItems } from "../../syntax/memo.ts";
import type { Node, ScalarNode } from "../../syntax/node.ts";
import { textOf } from "../../syntax/node.ts";
import { isOwnKey } from "../../syntax/ownKey.ts";
import { respelt } from "./correctedKeys.ts";

/** Returns a document with such keys under the names of the format; the same object if there are none. */
export const documentAsMeant = memoOn((document: Document, kind: Kind): Document => {
  const root = schemas[kind];
  const named = withMeantKeys(document.sections, root, (section, name) => ({
    ...section,
    name,
    key: respelt(section.key, name),
  }));
  const sections = named.map((section) => {
    const schema = propertyOf(root, section.name);
    return schema ? sectionAsMeant(section, schema) : section;
  });
  return sameItems(sections, document.sections) ? document : { ...document, sections };
});

const sectionAsMeant = memoOn((section: Section, schema: Schema): Section => {
  const isMap = section.shape === "map";
  const keyed = isMap ? withMeantKeys(section.items, schema, withItemKey) : section.items;
  const items = keyed.map((item) => {
    const own = isMap ? propertyOf(schema, textOf(item.key) ?? "") : itemOf(schema);
    return own ? itemAsMeant(item, own) : item;
  });
  const value = valueAsMeant(section.value, schema);
  return sameItems(items, section.items) && value === section.value ? section : { ...section, items, value };
});

function withItemKey(item: Item, name: string): Item {
  return item.key ? { ...item, key: respelt(item.key, name) } : item;
}

const itemAsMeant = memoOn((item: Item, schema: Schema): Item => {
  const value = valueAsMeant(item.value, schema);
  return value === item.value ? item : { ...item, value };
});

function valueAsMeant(node: Node | undefined, schema: Schema): Node | undefined {
  if (node?.kind === "list") {
    const own = itemOf(schema);
    const items = own ? node.items.map((item) => valueAsMeant(item, own) as Node) : node.items;
    return sameItems(items, node.items) ? node : { ...node, items };
  }
  if (node?.kind !== "map") return node;
  const named = withMeantKeys(node.pairs, schema, (pair, name) => ({
    ...pair,
    key: respelt(pair.key, name),
  }));
  const pairs = named.map((pair) => {
    const own = propertyOf(schema, textOf(pair.key) ?? "");
    const value = own ? valueAsMeant(pair.value, own) : pair.value;
    return value === pair.value ? pair : { ...pair, value };
  });
  return sameItems(pairs, node.pairs) ? node : { ...node, pairs };
}

/** What has a key and a value: a section, an item of a section, or a pair. */
interface Entry {
  readonly key: ScalarNode | undefined;
  readonly value: Node | undefined;
}

/** Renames the entries whose key is a synonym of a name that nothing else has, and whose value that name can have. */
function withMeantKeys<E extends Entry>(
  entries: readonly E[],
  schema: Schema,
  renamed: (entry: E, name: string) => E,
): readonly E[] {
  const taken = new Set(entries.map(({ key }) => textOf(key) ?? ""));
  const isUnknown = (key: string): boolean => !isOwnKey(key) && propertyOf(schema, key) === undefined;
  if (schema.additionalProperties !== false || !Array.from(taken).some(isUnknown)) return entries;
  return entries.map((entry) => {
    const key = textOf(entry.key) ?? "";
    if (!isUnknown(key)) return entry;
    const isMeant = (name: string): boolean => {
      const own = propertyOf(schema, name);
      return own !== undefined && !taken.has(name) && canHave(entry, own);
    };
    const name = nameForSynonym(key, keySynonyms, isMeant);
    if (name === undefined) return entry;
    taken.add(name);
    return renamed(entry, name);
  });
}

/** Whether an entry has a value of a type that the schema expects, and one of its words if it lists them. */
function canHave(entry: Entry, schema: Schema): boolean {
  const { value } = entry;
  const shape = "shape" in entry ? (entry as Entry & Pick<Section, "shape">).shape : undefined;
  if (value?.kind === "list" || shape === "list") return allows(schema, "array");
  if (value?.kind === "map" || shape === "map") return allows(schema, "object");
  if (value?.kind !== "scalar" || value.value === null) return false;
  if (schema.enum) return schema.enum.includes(String(value.value));
  const type = typeof value.value;
  return allows(schema, type) || (type === "number" && allows(schema, "integer"));
}
