/** Classifies the keys of a schema by the type of their values, so that a grammar can colour the values. */
import type { Kind } from "../../server/src/format/kind.ts";
import type { Schema } from "../../server/src/format/schema.ts";
import { resolve, schemas } from "../../server/src/format/schema.ts";

/** The type of a value: an allowed word (of an enumeration or a scale), an id or a path, or anything. */
export type Value = "word" | "reference" | "any";

/** The keys of a kind of file. Each is in at most one list. */
export interface Keys {
  /** Top-level keys that hold a map of ids, which are defined there. */
  readonly definitions: readonly string[];
  /** Keys that hold a value of this type, or a list of such values. */
  readonly values: Readonly<Record<Exclude<Value, "any">, readonly string[]>>;
  /** Keys that hold a map whose own keys are references, by the type of its values. */
  readonly maps: Readonly<Record<Value, readonly string[]>>;
}

/** Classifies the keys of a kind of file. */
export function keysOf(kind: Kind): Keys {
  const values: Record<Value, Set<string>> = { word: new Set(), reference: new Set(), any: new Set() };
  const maps: Record<Value, Set<string>> = { word: new Set(), reference: new Set(), any: new Set() };
  const root = schemas[kind];
  for (const { name, schema } of propertiesOf(root, new Set())) {
    const { additionalProperties: under, propertyNames } = schema;
    const isMap = typeof under === "object" && propertyNames?.["x-refers-to"] !== undefined;
    if (isMap) maps[valueOf(under)].add(name);
    else values[valueOf(schema)].add(name);
  }
  // A key such as `term` can hold a word in one section and an id in another.
  const references = [...values.reference].filter((name) => !values.word.has(name));
  return {
    definitions: Object.entries(root.properties ?? {}).flatMap(([name, { "x-defines": concept }]) =>
      concept ? [name] : [],
    ),
    values: { word: sorted(values.word), reference: sorted(references) },
    maps: { word: sorted(maps.word), reference: sorted(maps.reference), any: sorted(maps.any) },
  };
}

function valueOf(of: Schema): Value {
  const schema = resolve(of);
  const item = schema.items ? resolve(schema.items) : {};
  const refers = ({ "x-refers-to": concepts, "x-file": file }: Schema): boolean => Boolean(concepts ?? file);
  if (refers(schema) || refers(item)) return "reference";
  const isWord = ({ type, enum: words, "x-words": more, "x-scale": scale }: Schema): boolean =>
    type === "boolean" || Boolean(words ?? more ?? scale);
  return isWord(schema) || isWord(item) ? "word" : "any";
}

/** All properties at any depth. */
function* propertiesOf(of: Schema, seen: Set<Schema>): Generator<{ name: string; schema: Schema }> {
  const schema = resolve(of);
  if (seen.has(schema)) return;
  seen.add(schema);
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    yield { name, schema: resolve(property) };
    yield* propertiesOf(property, seen);
  }
  if (schema.items) yield* propertiesOf(schema.items, seen);
  if (typeof schema.additionalProperties === "object") yield* propertiesOf(schema.additionalProperties, seen);
}

/** Sorts longer names first, since the first match in an alternation counts. */
function sorted(names: Iterable<string>): string[] {
  return [...names].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
}
