/** Describes the allowed values of a schema in a few words with links. */
import type { Schema } from "../../server/src/format/schema.ts";
import { codeSpan, link } from "./markdown.ts";
import { sectionDefining, sectionOf } from "./sections.ts";
import { wordsOf } from "./words.ts";

/** The description of an enumeration with many words. */
export const manyWords = "one of the words below";

/** The type of a value, such as "list of [entry](#entry)". Alternatives are joined by "or". */
export function valueIn(schema: Schema): string {
  const section = sectionOf(schema);
  if (section) return link(wordsOf(section.name ?? ""), `#${section.anchor}`);
  const types = [schema.type ?? []].flat();
  const plain = types.filter((type) => type !== "array" && type !== "object");
  const alternatives = [
    ...(plain.length > 0 ? [plainIn(schema, plain)] : []),
    ...(types.includes("array")
      ? [plain.length > 0 || !schema.items ? "list of them" : `list of ${valueIn(schema.items)}`]
      : []),
    ...(types.includes("object") ? [mapIn(schema)] : []),
  ];
  return alternatives.join(", or ");
}

/** The allowed words for a value or its items, with their meanings. */
export function allowedWords(schema: Schema): readonly (readonly [word: string, meaning: string])[] {
  const { items, additionalProperties } = schema;
  const inside = items ?? (typeof additionalProperties === "object" ? additionalProperties : undefined);
  const words = schema.enum ?? schema["x-words"];
  if (!words) return inside && !sectionOf(inside) ? allowedWords(inside) : [];
  return words.map((word, index) => [String(word), schema.enumDescriptions?.[index] ?? ""]);
}

/** What an id can refer to, with links to the definitions. */
function conceptLinks(concepts: readonly string[]): string {
  const links = concepts.map((concept) => {
    const section = sectionDefining(concept);
    return link(concept, section ? `#${section.anchor}` : "rules/README.md");
  });
  return joined(links);
}

const files: Readonly<Record<string, string>> = {
  taxonomy: `id of a [bundled taxonomy](taxonomies.md), or path of a [taxonomy file](#taxonomy-files)`,
  scale: `id of a [bundled scale](scales.md), or path of a [scale file](#scale-files)`,
  assessment: `path of an [assessment file](#assessment-files)`,
  bibliography: `path of a bibliography`,
  template: `path of a Word document or template`,
  "style-sheet": `path of a style sheet (CSS)`,
  "citation-style": `name of a style of the program, or path of a file of CSL`,
};

/** The type of a value that is neither a list nor a map. */
function plainIn(schema: Schema, types: readonly string[]): string {
  const { enum: words, const: constant, format, "x-refers-to": concepts, "x-words": moreWords } = schema;
  const file = schema["x-file"] === undefined ? undefined : files[schema["x-file"]];
  const scale = schema["x-scale"];
  const first = [
    ...((words ?? moreWords) ? [oneOf((words ?? moreWords ?? []).map(String))] : []),
    ...(concepts ? [`id of ${conceptLinks(concepts)}`] : []),
  ];
  if (first.length > 0) return first.join(", or ");
  if (constant !== undefined) return codeSpan(JSON.stringify(constant));
  if (file !== undefined) return file;
  if (scale !== undefined) return `term of the [scale of ${scale}](scales.md#${scale})`;
  if (format === "edtf") return link("date", "#dates");
  if (schema.contentMediaType === "text/markdown") return link("prose", "#prose");
  return joined(types.map((type) => typeWord(type, schema.pattern)));
}

function typeWord(type: string, pattern = ""): string {
  if (type === "boolean") return "`true` or `false`";
  if (type === "integer") return "whole number";
  if (type === "number") return "number";
  return textWord(pattern);
}

/** The name of a text pattern. The pattern itself would not help an author. */
function textWord(pattern: string): string {
  if (pattern.includes("%")) return "percentage";
  if (pattern.includes("\\p{Ll}")) return link("id", "#ids");
  if (pattern.startsWith("^[a-z]{2,3}")) return "language code";
  return "text";
}

function mapIn({ additionalProperties, propertyNames = {} }: Schema): string {
  if (typeof additionalProperties !== "object") return "map";
  return `map: ${plainIn(propertyNames, ["string"])} → ${valueIn(additionalProperties)}`;
}

/** Lists a few words inline. A longer list follows the table. */
function oneOf(words: readonly string[]): string {
  return words.length <= 6 ? joined(words.map(codeSpan)) : manyWords;
}

function joined(alternatives: readonly string[]): string {
  const last = alternatives.at(-1) ?? "";
  return alternatives.length < 2 ? last : `${alternatives.slice(0, -1).join(", ")} or ${last}`;
}
