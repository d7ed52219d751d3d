/**
 * Divides the reference page into sections: one for each kind of file, and one for each definition of its schema.
 * A definition that holds the entries of a top-level key is named after the key. A definition with a single user is a
 * subsection of it.
 */
import type { Kind } from "../../server/src/format/kind.ts";
import type { Schema } from "../../server/src/format/schema.ts";
import { schemas } from "../../server/src/format/schema.ts";
import { slugOf } from "./markdown.ts";
import { capitalized } from "../../server/src/language/texts.ts";
import { wordsOf } from "./words.ts";

/** A section of the reference page. */
export interface ReferenceSection {
  readonly kind: Kind;
  /** The name of the definition, or `undefined` for the file as a whole. */
  readonly name: string | undefined;
  /** The top-level key that holds it, if there is one. */
  readonly key: string | undefined;
  readonly schema: Schema;
  readonly title: string;
  /** The anchor of the section. The anchors of its keys add a hyphen and the key. */
  readonly anchor: string;
  /** The level of its heading. */
  readonly level: number;
}

/** A key that uses a definition. */
interface SectionUse {
  readonly section: ReferenceSection;
  readonly key: string;
  /** Whether the key holds it alone, in a list, or in a map. */
  readonly as: "value" | "item" | "entry";
}

/** The kinds of files in the order of the page. */
export const documentedKinds = [
  "assessment",
  "taxonomy",
  "scale",
  "configuration",
] as const satisfies readonly Kind[];

/** The sections of a kind of file, in the order of the page. */
export function sectionsOfKind(kind: Kind): readonly ReferenceSection[] {
  return sections[kind];
}

/** The section that a schema refers to, or `undefined` if it has no reference to one. */
export function sectionOf(schema: Schema): ReferenceSection | undefined {
  const [kind, name] = refOf(schema)?.split("#/definitions/") ?? [];
  return documentedKinds.includes(kind as Kind)
    ? sections[kind as Kind].find((each) => each.name === name)
    : undefined;
}

/** The section that defines a kind of entity, such as actor or source. */
export function sectionDefining(concept: string): ReferenceSection | undefined {
  return documentedKinds
    .flatMap((kind) => sections[kind])
    .find(({ kind, key }) => key !== undefined && schemas[kind].properties?.[key]?.["x-defines"] === concept);
}

/** The keys that use a section's definition, in the order of the page. */
export function usesOf({ kind, name }: ReferenceSection): SectionUse[] {
  return sections[kind].flatMap((section) =>
    heldIn(section.schema)
      .filter((held) => held.name === name && section.name !== name)
      .map(({ key, as }) => ({ section, key, as })),
  );
}

const sections: Readonly<Record<Kind, readonly ReferenceSection[]>> = {
  assessment: arranged("assessment"),
  taxonomy: arranged("taxonomy"),
  scale: arranged("scale"),
  configuration: arranged("configuration"),
};

function arranged(kind: Kind): ReferenceSection[] {
  const definitions = Object.entries(schemas[kind].definitions ?? {});
  const below = (owner: string | undefined, level: number): ReferenceSection[] =>
    definitions
      .filter(([name]) => keyOf(kind, name) === undefined && ownerOf(kind, name) === owner)
      .map(([name]) => titled(kind, name, level));
  const keyed = Object.keys(schemas[kind].properties ?? {}).flatMap((key) =>
    definitions
      .filter(([name]) => keyOf(kind, name) === key)
      .flatMap(([name]) => [titled(kind, name, 3), ...below(name, 4)]),
  );
  return [titled(kind, undefined, 2), ...keyed, ...below(undefined, 3)];
}

function titled(kind: Kind, name: string | undefined, level: number): ReferenceSection {
  const schema = name === undefined ? schemas[kind] : (schemas[kind].definitions?.[name] ?? {});
  const key = name === undefined ? undefined : keyOf(kind, name);
  const own = key === undefined ? capitalized(wordsOf(name ?? `${kind} files`)) : `\`${key}\``;
  const title = kind === "assessment" || name === undefined ? own : `${own} of a ${kind}`;
  return { kind, name, key, schema, title, anchor: slugOf(title), level };
}

/** The top-level key whose value, items or entries the definition describes. */
function keyOf(kind: Kind, name: string): string | undefined {
  return heldIn(schemas[kind]).find((held) => held.name === name)?.key;
}

/** The only definition that uses this one and has a section, or `undefined` if there are several. */
function ownerOf(kind: Kind, name: string): string | undefined {
  const users = Object.entries(schemas[kind].definitions ?? {})
    .filter(([user, schema]) => user !== name && heldIn(schema).some((held) => held.name === name))
    .map(([user]) => (keyOf(kind, user) === undefined ? ownerOf(kind, user) : user));
  const [first] = users;
  return users.every((user) => user === first) ? first : undefined;
}

interface Held {
  readonly key: string;
  readonly name: string;
  readonly as: SectionUse["as"];
}

/** The definitions that the keys of a schema use. */
function heldIn(schema: Schema): Held[] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, property]) =>
    Array.from(referred(property, "value"), (held) => ({ ...held, key })),
  );
}

function* referred(schema: Schema, as: SectionUse["as"]): Generator<Omit<Held, "key">> {
  const name = (refOf(schema) ?? "").split("#/definitions/")[1];
  if (name !== undefined) yield { name, as };
  if (schema.items) yield* referred(schema.items, "item");
  if (typeof schema.additionalProperties === "object") yield* referred(schema.additionalProperties, "entry");
}

function refOf({ $ref, allOf }: Schema): string | undefined {
  return $ref ?? allOf?.[0]?.$ref;
}
