/** Proposes keys: what a map still lacks, the required ones first. */
import { CompletionItemKind } from "vscode-languageserver-types";
import type { Schema } from "../../format/schema.ts";
import { allows, isProse, resolve } from "../../format/schema.ts";
import { memberOf } from "../../syntax/member.ts";
import { keyCard } from "../cards/key.ts";
import type { Proposal } from "./proposal.ts";
import { escaped } from "./proposal.ts";

/** How the keys are to be written. */
export interface Manner {
  /** Whether the map is written with braces. */
  readonly flow: boolean;
  /** The column at which the key begins: what belongs to it is indented from there. */
  readonly column: number;
  /** Whether a colon stands there already. */
  readonly colon: boolean;
}

/** @param present The keys that the map has. */
export function proposeKeys(schema: Schema, present: readonly string[], manner: Manner): Proposal[] {
  const required = schema.required ?? [];
  const missing = Object.keys(schema.properties ?? {}).filter((key) => !present.includes(key));
  const sorted = [
    ...missing.filter((key) => required.includes(key)),
    ...missing.filter((key) => !required.includes(key)),
  ];
  return sorted.map((key): Proposal => {
    const value = resolve(memberOf(schema.properties, key) ?? {});
    return {
      label: key,
      kind: CompletionItemKind.Property,
      documentation: keyCard(key, value, schema),
      ...written(key, value, manner),
    };
  });
}

type Written = Pick<Proposal, "insert" | "isSnippet" | "goesOn">;

/** The key with the beginning of a value of its kind, and a place for the cursor. */
function written(key: string, value: Schema, { flow, column, colon }: Manner): Written {
  if (colon) return { insert: key };
  const name = escaped(key);
  const takes = (type: string): boolean => allows(value, type);
  if (typeof value.const === "number") return { insert: `${key}: ${value.const}` };
  if (takes("string") || takes("integer") || takes("number") || takes("boolean")) {
    return { insert: `${key}: `, ...(hasWords(value) ? { goesOn: true } : {}) };
  }
  if (flow) {
    return { insert: takes("array") ? `${name}: [$0]` : `${name}: {$0}`, isSnippet: true, goesOn: true };
  }
  const inside = `\n${" ".repeat(column + 2)}`;
  if (takes("array")) return { insert: `${name}:${inside}- $0`, isSnippet: true, goesOn: true };
  if (value["x-defines"]) return { insert: `${name}:${inside}\${1:id}:${inside}  $0`, isSnippet: true };
  return { insert: `${name}:${inside}$0`, isSnippet: true, goesOn: true };
}

/** Whether there are words to choose a value from. */
function hasWords(value: Schema): boolean {
  if (isProse(value)) return false;
  const keys = ["enum", "x-words", "x-refers-to", "x-scale", "x-file"] as const;
  return keys.some((key) => value[key] !== undefined) || value.type === "boolean";
}
