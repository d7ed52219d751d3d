/** Completes the keys that a map lacks, required ones first. */
import { CompletionItemKind } from "vscode-languageserver-types";
import type { Schema } from "../../format/schema.ts";
import { allows, hasWords, resolve } from "../../format/schema.ts";
import { keySynonyms } from "../../format/keySynonyms.ts";
import { synonymsFor } from "../../format/synonyms.ts";
import { memberOf } from "../../syntax/ownMember.ts";
import { keyHover } from "../hoverContent/key.ts";
import type { Form } from "../cursor.ts";
import type { Completion } from "./completion.ts";
import { FINAL_STOP } from "./completion.ts";

/** How to write the keys. */
export interface KeyLayout {
  readonly form: Exclude<Form, "value">;
  /** Whether the map is in flow style (braces). */
  readonly flow: boolean;
  /** The column of the key, from which its value is indented. */
  readonly column: number;
}

/**
 * The completions of missing keys.
 * @param present The existing keys of the map.
 */
export function completeKeys(schema: Schema, present: readonly string[], layout: KeyLayout): Completion[] {
  const required = schema.required ?? [];
  const missing = Object.keys(schema.properties ?? {}).filter((key) => !present.includes(key));
  const sorted = [
    ...missing.filter((key) => required.includes(key)),
    ...missing.filter((key) => !required.includes(key)),
  ];
  const takes = (name: string): boolean => missing.includes(name);
  return sorted.map((key): Completion => {
    const value = resolve(memberOf(schema.properties, key) ?? {});
    return {
      label: key,
      // A word that people look for finds the key.
      filter: [key, ...synonymsFor(key, keySynonyms, takes)].join(" "),
      kind: CompletionItemKind.Property,
      documentation: keyHover(key, value, schema),
      ...keyWith(key, value, layout),
    };
  });
}

type Written = Pick<Completion, "insert" | "suggestsAgain">;

/** The key with the beginning of its value, and a final tab stop. */
function keyWith(key: string, value: Schema, { form, flow, column }: KeyLayout): Written {
  const name = { word: key, isKey: true } as const;
  if (form === "name") return { insert: [name] };
  if (form === "parent") return { insert: [name, ":"] };
  const takes = (type: string): boolean => allows(value, type);
  if (typeof value.const === "number") return { insert: [name, `: ${value.const}`] };
  if (takes("string") || takes("integer") || takes("number") || takes("boolean")) {
    return { insert: [name, ": "], ...(hasWords(value) ? { suggestsAgain: true } : {}) };
  }
  if (flow) {
    const [open, close] = takes("array") ? ["[", "]"] : ["{", "}"];
    return { insert: [name, `: ${open}`, FINAL_STOP, close], suggestsAgain: true };
  }
  const inside = `\n${" ".repeat(column + 2)}`;
  if (takes("array")) return { insert: [name, `:${inside}- `, FINAL_STOP], suggestsAgain: true };
  if (value["x-defines"]) {
    return {
      insert: [name, `:${inside}`, { stop: 1, shown: "id", isKey: true }, `:${inside}  `, FINAL_STOP],
    };
  }
  return { insert: [name, `:${inside}`, FINAL_STOP], suggestsAgain: true };
}
