/** Collects every English text that users see, with its kind and location. */
import { labelOfKey, labelOfWord } from "../../server/src/format/labels.ts";
import type { Schema } from "../../server/src/format/schema.ts";
import { rules } from "../../server/src/rules/index.ts";
import { textsInData } from "./data.ts";
import { messagesInCode } from "./messages.ts";
import { readJson } from "../read.ts";
import { projectRoot } from "../root.ts";

/** The kinds of texts. A language may be complete for some kinds only. */
export const textKinds = ["messages", "rules", "schemas", "data", "manifest"] as const;
/** A kind of text. */
export type TextKind = (typeof textKinds)[number];

/** A text to translate. */
export interface SourceText {
  readonly kind: TextKind;
  /** The key of its translations: the English text, or a key of the manifest. */
  readonly key: string;
  readonly english: string;
  /** Its location, such as `server/src/cli/check.ts:29`. */
  readonly where: string;
  /** The languages in which its own file contains the translation. */
  readonly own?: readonly string[];
}

/**
 * All texts, without duplicates. A text that occurs in several kinds has the first one. The key `en` is not a text: its
 * value names the language.
 */
export function allTexts(): SourceText[] {
  const all = [...messagesInCode(), ...textsOfRules(), ...textsOfSchemas(), ...textsInData()];
  const first = new Map(all.toReversed().map((text) => [text.key, text]));
  return [...all.filter((text) => text.key !== "en" && first.get(text.key) === text), ...textsOfManifest()];
}

function textsOfRules(): SourceText[] {
  return rules.flatMap(({ id, summary, forReaders, why, source, options }) =>
    [
      summary,
      ...(forReaders === undefined ? [] : [forReaders]),
      why,
      source,
      ...Object.values(options ?? {}).map(({ description }) => description),
    ].map((text) => textOf("rules", text, id)),
  );
}

/** The formats that analysts write. Those for programs (the report, the catalogue) stay in English. */
const schemas = ["assessment", "taxonomy", "scale", "configuration"];

function textsOfSchemas(): SourceText[] {
  return schemas.flatMap((name) => {
    const where = `schemas/${name}.schema.json`;
    const schema = readJson(projectRoot + where);
    const labels = name === "assessment" ? labelsIn(schema) : [];
    return [...describedIn(schema), ...labels].map((text) => textOf("schemas", text, where));
  });
}

/** The labels and words that a document for readers prints. */
function labelsIn(schema: unknown): string[] {
  if (Array.isArray(schema)) return schema.flatMap(labelsIn);
  if (typeof schema !== "object" || schema === null) return [];
  const { properties = {}, enum: words = [], "x-words": more = [] } = schema as Schema;
  return [
    ...Object.entries(properties).flatMap(([key, own]) =>
      own["x-not-printed"] === undefined ? [labelOfKey(key, own)] : [],
    ),
    ...[...words, ...more].flatMap((word) =>
      typeof word === "string" ? [labelOfWord(word, schema as Schema)] : [],
    ),
    ...Object.entries(schema).flatMap(([key, each]) => (key === "examples" ? [] : labelsIn(each))),
  ];
}

/** The descriptions in a schema, including those of allowed words. A property may itself be named "description". */
function describedIn(schema: unknown): string[] {
  if (Array.isArray(schema)) return schema.flatMap(describedIn);
  if (typeof schema !== "object" || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]): string[] => {
    if (key === "description" && typeof value === "string") return [value];
    if (key === "enumDescriptions") return value as string[];
    return key === "examples" || key === "default" ? [] : describedIn(value);
  });
}

function textsOfManifest(): SourceText[] {
  const where = "package.nls.json";
  const texts = readJson(projectRoot + where) as Record<string, string>;
  return Object.entries(texts).map(([key, english]) => ({ kind: "manifest", key, english, where }));
}

function textOf(kind: TextKind, text: string, where: string): SourceText {
  return { kind, key: text, english: text, where };
}
