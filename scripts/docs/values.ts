/** What a value may be, in a few words with links. */
import type { Schema } from "../../server/src/format/schema.ts";
import { codeSpan, link } from "./markdown.ts";
import { sectionDefining, sectionOf } from "./sections.ts";
import { wordsOf } from "./words.ts";

/** What is said of a value that may be one of many words. */
export const manyWords = "one of the words below";

/** The words for the value that a schema describes, such as "list of [entry](#entry)"; alternatives are joined by "or". */
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

/** The words that may stand for a value or in it, each with what it means. */
export function allowedWords(schema: Schema): readonly (readonly [word: string, meaning: string])[] {
  const { items, additionalProperties } = schema;
  const inside = items ?? (typeof additionalProperties === "object" ? additionalProperties : undefined);
  const words = schema.enum ?? schema["x-words"];
  if (!words) return inside && !sectionOf(inside) ? allowedWords(inside) : [];
  return words.map((word, index) => [String(word), schema.enumDescriptions?.[index] ?? ""]);
}

/** What an id can name, each with a link to where it is defined. */
export function conceptLinks(concepts: readonly string[]): string {
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
};

/** A value that is neither a list nor a map. */
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

/** What a text with this pattern is; the patterns themselves say nothing to an author. */
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

/** Few words stand where they are asked for; more than that are read below the table. */
function oneOf(words: readonly string[]): string {
  return words.length <= 6 ? joined(words.map(codeSpan)) : manyWords;
}

function joined(alternatives: readonly string[]): string {
  const last = alternatives.at(-1) ?? "";
  return alternatives.length < 2 ? last : `${alternatives.slice(0, -1).join(", ")} or ${last}`;
}
