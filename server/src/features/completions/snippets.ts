/** Completes a whole definition or item: its required keys, with a tab stop for each. */
import { CompletionItemKind } from "vscode-languageserver-types";
import type { Schema } from "../../format/schema.ts";
import { allows, itemOf, resolve } from "../../format/schema.ts";
import { conceptWord, newDefinitionLabel } from "../../rules/words.ts";
import { memberOf } from "../../syntax/ownMember.ts";
import { descriptionOf } from "../hoverContent/key.ts";
import { TITLES } from "../hoverContent/title.ts";
import type { KeyLayout } from "./keys.ts";
import type { InsertPart, Completion } from "./completion.ts";
import { FINAL_STOP } from "./completion.ts";

/** A new definition in a section, such as "new actor". */
export function completeDefinition(schema: Schema, { form, flow, column }: KeyLayout): Completion[] {
  const concept = schema["x-defines"];
  const value =
    typeof schema.additionalProperties === "object" ? resolve(schema.additionalProperties) : undefined;
  if (!concept || !value || flow || form !== "key") return [];
  const word = newDefinitionLabel(concept);
  return [
    {
      label: word,
      kind: CompletionItemKind.Snippet,
      insert: [{ stop: 1, shown: "id", isKey: true }, ":", ...requiredKeysOf(value, column + 2, 2)],
      detail: keysOf(value).join(", "),
      documentation: descriptionOf(value.description),
    },
  ];
}

/**
 * The required keys of an object, on the lines below its own key.
 * @param column The column of the keys.
 * @param stop The number of the first tab stop.
 */
export function requiredKeysOf(schema: Schema, column: number, stop: number): readonly InsertPart[] {
  const keys = keysOf(schema);
  const inside = `\n${" ".repeat(column)}`;
  if (keys.length === 0) return [inside, FINAL_STOP];
  return keys.flatMap((key, index) => [
    `${inside}${key}: `,
    ...valueOf(key, resolve(memberOf(schema.properties, key) ?? {}), stop + index),
  ]);
}

/** The required keys, the title, and other keys of the schema's example, in the schema's order. */
function keysOf({ required = [], examples = [], properties = {} }: Schema): readonly string[] {
  const [example] = examples;
  const shown = typeof example === "object" && example !== null ? Object.keys(example) : [];
  const [title] = TITLES.filter((key) => Object.hasOwn(properties, key));
  const wanted = new Set([...required, ...(title ? [title] : []), ...shown.slice(0, MAX_SHOWN)]);
  return Object.keys(properties).filter(
    (key) => wanted.has(key) && isSimple(resolve(memberOf(properties, key) ?? {})),
  );
}

const MAX_SHOWN = 4;
/** VS Code shows the choices of a snippet in a list; for longer lists completion is better. */
const MAX_WORDS = 20;

/** Whether a value fits after its key: a word, or a list of words. */
function isSimple(value: Schema): boolean {
  if (allows(value, "string") || allows(value, "number") || allows(value, "integer")) return true;
  const item = allows(value, "array") ? itemOf(value) : undefined;
  return item !== undefined && allows(item, "string");
}

function valueOf(key: string, value: Schema, stop: number): readonly InsertPart[] {
  if (value.enum && value.enum.length <= MAX_WORDS) return [{ stop, choices: value.enum.map(String) }];
  if (allows(value, "array") && !allows(value, "string"))
    return ["[", { stop, shown: nameOf(key, itemOf(value)) }, "]"];
  return [{ stop, shown: key }];
}

function nameOf(key: string, item: Schema | undefined): string {
  const [concept] = item?.["x-refers-to"] ?? [];
  return concept ? conceptWord(concept) : key;
}
