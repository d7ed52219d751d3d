/**
 * The format as its JSON Schemas define it: the one source for validation, completion, hover and the reference page.
 */
import { memberOf } from "../syntax/ownMember.ts";
import { memo } from "../syntax/memo.ts";
import type { Kind } from "./kind.ts";
import { schemas } from "./schemas.generated.js";

export { schemas };

/** The kinds of entities that an id can name. */
export type Concept =
  | "actor"
  | "asset"
  | "source"
  | "threat"
  | "ranking"
  | "comparison"
  | "statement"
  | "question"
  | "recommendation"
  | "term"
  | "note"
  | "result"
  | "context"
  | "cluster"
  | "category"
  | "rule";

/** The scales that a value can take its terms from. */
export type ScaleName = "likelihood" | "confidence" | "reliability" | "credibility" | "impact" | "risk";

/** JSON Schema draft-07, as far as the format uses it, with the format's own annotations (`x-…`). */
export interface Schema {
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly propertyNames?: Schema;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly enum?: readonly (string | number | boolean | null)[];
  readonly enumDescriptions?: readonly string[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly contentMediaType?: string;
  readonly definitions?: Readonly<Record<string, Schema>>;
  /** On a map keyed by id: the kind of entity that its keys define. */
  readonly "x-defines"?: Concept;
  /** On a string: the kinds of entities that it may name. */
  readonly "x-refers-to"?: readonly Concept[];
  /** Words that are allowed where a reference is expected. */
  readonly "x-words"?: readonly string[];
  /** Words that completion offers for a text that may also be anything else. */
  readonly "x-suggests"?: readonly string[];
  /** On a top-level key: the key that it is another name for. */
  readonly "x-same-as"?: string;
  /** On a value: the scale that its terms come from. */
  readonly "x-scale"?: ScaleName;
  /** Set by `resolve`: the definition that the value refers to, such as `likelihood`. */
  readonly "x-definition"?: string;
  /** The label of the key in a document for readers, if it is not the key itself. */
  readonly "x-label"?: string;
  /** What a document for readers calls words of `enum` that have another sense elsewhere. */
  readonly "x-word-labels"?: Readonly<Record<string, string>>;
  /** Whether a word of the `enum` needs no label in a document for readers: "Country" says as much as "Kind: country". */
  readonly "x-says-itself"?: boolean;
  /** What a code or a length is that a document for readers writes in words of its own language: "Spanish" for `es`. */
  readonly "x-in-words"?: "language" | "duration";
  /** Why a document for readers does not print the key. */
  readonly "x-not-printed"?: string;
  /** On a string: the kind of file that it names. */
  readonly "x-file"?: string;
  /** Whether the string is a glob pattern for files, as in `.gitignore`. */
  readonly "x-pattern"?: true;
  /** On a map: whether its keys are options of a rule. The key of the map that contains it is the id of that rule. */
  readonly "x-options"?: true;
}

const resolved = new WeakMap<Schema, Schema>();

/** The schema with `$ref` and `allOf` resolved. Keywords beside them take precedence. */
export function resolve(schema: Schema): Schema {
  if (!schema.$ref && !schema.allOf) return schema;
  const known = resolved.get(schema);
  if (known) return known;
  const { $ref, allOf, ...own } = schema;
  const [kind, name] = $ref?.split("#/definitions/") ?? [];
  const bases = [
    ...(name ? [{ ...memberOf(schemas[kind as Kind].definitions, name), "x-definition": name }] : []),
    ...(allOf ?? []),
  ];
  const merged = Object.assign({}, ...bases.map((base) => resolve(base)), own) as Schema;
  resolved.set(schema, merged);
  return merged;
}

/** The schema of the value under `key`, if `schema` describes a map that allows this key. */
export function propertyOf(schema: Schema, key: string): Schema | undefined {
  const own = memberOf(schema.properties, key);
  if (own) return resolve(own);
  if (schema.patternProperties)
    for (const { pattern, schema: each } of patternsOf(schema)) if (pattern.test(key)) return resolve(each);
  return typeof schema.additionalProperties === "object" ? resolve(schema.additionalProperties) : undefined;
}

const patternsOf = memo(({ patternProperties = {} }: Schema) =>
  Object.entries(patternProperties).map(([pattern, schema]) => ({
    // eslint-disable-next-line patterns/no-pattern-of-text -- The schemas are our own.
    pattern: new RegExp(pattern, "u"),
    schema,
  })),
);

/** All keys that occur anywhere in a kind of file. */
export function keysOfKind(kind: Kind): readonly string[] {
  return keysIn(schemas[kind]);
}

const keysIn = memo((root: Schema): readonly string[] => [
  ...new Set(schemasIn(root).flatMap(({ properties = {} }) => Object.keys(properties))),
]);

/** All schemas of the values in a document that `root` describes, resolved, each once, in the order of the format. */
export const schemasIn = memo((root: Schema): readonly Schema[] => {
  const found = new Set<Schema>();
  const visit = (schema: Schema): void => {
    const own = resolve(schema);
    if (found.has(own)) return;
    found.add(own);
    const inside = [own.items, own.additionalProperties, ...Object.values(own.properties ?? {})];
    for (const each of inside) if (typeof each === "object") visit(each);
  };
  visit(root);
  return [...found];
});

/** The schema of the items, if `schema` describes a list. */
export function itemOf(schema: Schema): Schema | undefined {
  return schema.items && resolve(schema.items);
}

/** Whether the schema allows a value of this JSON type. */
export function allows(schema: Schema, type: string): boolean {
  return (
    schema.type === undefined ||
    (typeof schema.type === "string" ? schema.type === type : schema.type.includes(type))
  );
}

/** Whether the value is prose, which can contain citations and references. */
export function isProse(schema: Schema): boolean {
  return schema.contentMediaType === "text/markdown";
}

/** The words that a value may be, or that completion suggests for it. */
export function offeredWords(schema: Schema): Schema["enum"] {
  return schema.enum ?? schema["x-words"] ?? schema["x-suggests"];
}

/** Whether completion can offer values: words, references, terms, files or booleans. */
export function hasWords(value: Schema): boolean {
  if (isProse(value)) return false;
  const keys = ["enum", "x-words", "x-suggests", "x-refers-to", "x-scale", "x-file"] as const;
  return keys.some((key) => value[key] !== undefined) || value.type === "boolean";
}
