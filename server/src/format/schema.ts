/** The format as its JSON Schemas say it: the one source for validation, completion, hover and the reference page. */
import { memberOf } from "../syntax/ownMember.ts";
import { memo } from "../syntax/memo.ts";
import type { Kind } from "./kind.ts";
import { schemas } from "./schemas.generated.js";

export { schemas };

/** What an id can name. */
export type Concept =
  | "actor"
  | "source"
  | "threat"
  | "ranking"
  | "comparison"
  | "statement"
  | "recommendation"
  | "term"
  | "note"
  | "result"
  | "context"
  | "cluster"
  | "category"
  | "rule";

/** The scales whose terms a value can be. */
export type ScaleName = "likelihood" | "confidence" | "reliability" | "credibility" | "impact" | "risk";

/** JSON Schema draft-07 as far as the format uses it, with the format's own annotations (`x-…`). */
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
  readonly contentMediaType?: string;
  readonly definitions?: Readonly<Record<string, Schema>>;
  /** On a map keyed by id: what its keys define. */
  readonly "x-defines"?: Concept;
  /** On a string: what it may name. */
  readonly "x-refers-to"?: readonly Concept[];
  /** Words that may stand where a reference is expected. */
  readonly "x-words"?: readonly string[];
  /** On a value: the scale whose terms it takes. */
  readonly "x-scale"?: ScaleName;
  /** On a string: the kind of file that it names. */
  readonly "x-file"?: string;
  /** Whether the string is a pattern for files, as those of `.gitignore` are. */
  readonly "x-pattern"?: true;
  /** Whether its keys are the options of the rule whose id is the key of the map that it stands in. */
  readonly "x-options"?: true;
}

const resolved = new WeakMap<Schema, Schema>();

/** The schema with `$ref` and `allOf` followed; what stands beside them wins. */
export function resolve(schema: Schema): Schema {
  if (!schema.$ref && !schema.allOf) return schema;
  const known = resolved.get(schema);
  if (known) return known;
  const { $ref, allOf, ...own } = schema;
  const [kind, name] = $ref?.split("#/definitions/") ?? [];
  const bases = [
    ...(name ? [memberOf(schemas[kind as Kind].definitions, name) ?? {}] : []),
    ...(allOf ?? []),
  ];
  const merged = Object.assign({}, ...bases.map((base) => resolve(base)), own) as Schema;
  resolved.set(schema, merged);
  return merged;
}

/** The schema of the value under `key`, where `schema` is that of a map. */
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

const keysByKind = new Map<Kind, readonly string[]>();

/** Every key that a kind of file has anywhere. */
export function keysOfKind(kind: Kind): readonly string[] {
  const known = keysByKind.get(kind);
  if (known) return known;
  const keys = new Set<string>();
  const seen = new Set<Schema>();
  const visit = (schema: Schema): void => {
    const own = resolve(schema);
    if (seen.has(own)) return;
    seen.add(own);
    for (const key of Object.keys(own.properties ?? {})) keys.add(key);
    const inside = [own.items, own.additionalProperties, ...Object.values(own.properties ?? {})];
    for (const each of inside) if (typeof each === "object") visit(each);
  };
  visit(schemas[kind]);
  const all = [...keys];
  keysByKind.set(kind, all);
  return all;
}

/** The schema of the items, where `schema` is that of a list. */
export function itemOf(schema: Schema): Schema | undefined {
  return schema.items && resolve(schema.items);
}

/** Whether a value of this YAML type is allowed. */
export function allows(schema: Schema, type: string): boolean {
  return (
    schema.type === undefined ||
    (typeof schema.type === "string" ? schema.type === type : schema.type.includes(type))
  );
}

/** Whether the value is prose with citations and references in it. */
export function isProse(schema: Schema): boolean {
  return schema.contentMediaType === "text/markdown";
}

/** Whether there are words to choose a value from. */
export function hasWords(value: Schema): boolean {
  if (isProse(value)) return false;
  const keys = ["enum", "x-words", "x-refers-to", "x-scale", "x-file"] as const;
  return keys.some((key) => value[key] !== undefined) || value.type === "boolean";
}
