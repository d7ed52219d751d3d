/** Renders each section of the format from its schema. */
import type { Kind } from "../../server/src/format/kind.ts";
import type { Schema } from "../../server/src/format/schema.ts";
import { resolve, schemas } from "../../server/src/format/schema.ts";
import { bundledScalesFor } from "../../server/src/workspace/scales.ts";
import { anchor, codeSpan, fencedCode, heading, link, listOf, tableOf } from "./markdown.ts";
import type { ReferenceSection } from "./sections.ts";
import { documentedKinds, sectionOf, sectionsOfKind, usesOf } from "./sections.ts";
import { allowedWords, manyWords, valueIn } from "./values.ts";
import { wordsOf } from "./words.ts";
import { yamlBlock, yamlLine } from "./yaml.ts";

/** The sections of all kinds of files, as parts of a page. */
export function reference(): string[] {
  return documentedKinds.flatMap((kind) => sectionsOfKind(kind).flatMap(sectionParts));
}

/** The anchor of a key. */
export function keyAnchor(section: ReferenceSection, key: string): string {
  return `${section.anchor}-${key}`;
}

const fileNames: Readonly<Record<Kind, string>> = {
  assessment: "`*.threat.yaml` or `*.threat.yml`",
  taxonomy: "`*.taxonomy.yaml` or `*.taxonomy.yml`",
  scale: "`*.scale.yaml` or `*.scale.yml`",
  configuration: "`.threat-assessment.yaml` or `.threat-assessment.yml`",
};

function sectionParts(section: ReferenceSection): string[] {
  const { kind, name, key, schema, title, level } = section;
  const holder = key === undefined ? undefined : schemas[kind].properties?.[key];
  // If the key holds the value itself, both descriptions are the same.
  const isValue = holder !== undefined && sectionOf(holder) === section;
  const descriptions = [isValue ? "" : holder?.description, schema.description];
  return [
    heading(level, title),
    ...descriptions.filter((text) => text !== undefined),
    name === undefined ? `Name of the file: ${fileNames[kind]}.` : usesLine(section),
    ...examplesOf(section),
    shapeLine(section),
    keysTable(section),
    ...wordLists(section),
  ];
}

/** The keys that use the section, unless the title names them. */
function usesLine(section: ReferenceSection): string {
  if (section.key !== undefined) return "";
  const uses = usesOf(section);
  const users = [...new Set(uses.map((use) => use.section))];
  if (users.length > MAX_USERS) return "";
  const places = users.map((user) => {
    const keys = uses.filter((use) => use.section === user).map(({ key }) => key);
    const holder = link(wordsOf(user.name ?? user.title), `#${user.anchor}`);
    if (keys.length > MAX_KEYS) return `${holder}, under many keys`;
    return `${holder}, under ${keys.map((key) => link(codeSpan(key), `#${keyAnchor(user, key)}`)).join(" and ")}`;
  });
  return `Used in: ${places.join("; ")}.`;
}

/** A section with more users is used everywhere, and a list would not help. */
const MAX_USERS = 4;
const MAX_KEYS = 3;

/** The syntax of the value, unless it is simply a map with the keys below. */
function shapeLine({ schema, name }: ReferenceSection): string {
  const short = [schema.type ?? []].flat().filter((type) => type !== "object");
  if (name === undefined || short.length === 0) return "";
  const value = valueIn({ ...schema, type: short });
  return schema.properties ? `Short form: ${value}. Long form: a map with these keys:` : `Value: ${value}.`;
}

/** Examples in context: under the key that holds them, or as items of its list. */
function examplesOf(section: ReferenceSection): string[] {
  const values = section.schema.examples ?? [];
  const [use] = usesOf(section);
  if (!use) return values.map((value) => fencedCode("yaml", yamlBlock(value)));
  const under = (value: unknown): string => fencedCode("yaml", yamlBlock({ [use.key]: value }));
  if (use.as === "value") return values.map(under);
  if (use.as === "item") return [under(values)];
  const holder = resolve(use.section.schema.properties?.[use.key] ?? {});
  return (holder.examples ?? []).map(under);
}

function keysTable(section: ReferenceSection): string {
  const { properties } = section.schema;
  if (!properties) return "";
  const rows = Object.entries(properties).map(([key, schema]) => [
    keyCell(section, key),
    valueCell(section, key, schema),
    meaningCell(section, key, resolve(schema)),
  ]);
  return tableOf(["Key", "Value", "Meaning"], rows);
}

/** The key, with a link to its section if it has one. */
function keyCell(section: ReferenceSection, key: string): string {
  const own = sectionHolding(section, key);
  const word = own ? link(codeSpan(key), `#${own.anchor}`) : codeSpan(key);
  const required = section.schema.required?.includes(key) ? "\n**required**" : "";
  return `${anchor(keyAnchor(section, key))}${word}${required}`;
}

/** The section of a top-level key. */
function sectionHolding({ kind, name }: ReferenceSection, key: string): ReferenceSection | undefined {
  return name === undefined ? sectionsOfKind(kind).find((each) => each.key === key) : undefined;
}

function valueCell(section: ReferenceSection, key: string, schema: Schema): string {
  return valueIn(schema).replace(manyWords, link(manyWords, `#${wordsAnchor(section, key)}`));
}

/** The description with an example. A key with a section has its examples there. */
function meaningCell(section: ReferenceSection, key: string, schema: Schema): string {
  const { description = "", examples = [] } = schema;
  const [example] = sectionHolding(section, key) ? [] : examples;
  const parts = [description, ...bundledLine(key, schema)].join(" ");
  return example === undefined ? parts : `${parts}\n${codeSpan(yamlLine(key, example))}`;
}

/** The bundled scales for a key. */
function bundledLine(key: string, schema: Schema): string[] {
  const ids = schema["x-file"] === "scale" ? bundledScalesFor(key) : [];
  return ids.length > 0 ? [`Bundled: ${ids.map(codeSpan).join(", ")}.`] : [];
}

/** The allowed words of the section's value or of its keys, with their meanings. */
function wordLists(section: ReferenceSection): string[] {
  const { schema } = section;
  const own = schema.properties ? [] : [wordList(schema)];
  const ofKeys = Object.entries(schema.properties ?? {}).flatMap(([key, property]) => {
    const words = sectionOf(property) ? "" : wordList(property);
    return words === "" ? [] : [`${anchor(wordsAnchor(section, key))}Values of ${codeSpan(key)}:`, words];
  });
  return [...own, ...ofKeys];
}

function wordList(schema: Schema): string {
  return listOf(allowedWords(schema).map(([word, meaning]) => `${codeSpan(word)}: ${meaning}`));
}

function wordsAnchor(section: ReferenceSection, key: string): string {
  return `${keyAnchor(section, key)}-words`;
}
