/** Something that completion proposes, before it becomes an item of the protocol. */
import type { CompletionItemKind } from "vscode-languageserver-types";
import type { Concept } from "../../format/schema.ts";
import type { Markdown } from "../hoverContent/markdown.ts";
import type { IdOverlap } from "./idOverlap.ts";

export interface Completion {
  readonly label: string;
  readonly kind: CompletionItemKind;
  /** What is written. */
  readonly insert: readonly InsertPart[];
  /** A few words beside the label; where there may be hundreds, by the place in the list. */
  readonly detail?: string | ((index: number) => string) | undefined;
  /** Markdown, where it is at hand. */
  readonly documentation?: Markdown | undefined;
  /** What the proposal names: its card is made when the reader asks for it. */
  readonly names?: { readonly concept: Concept; readonly id: string };
  /** What else the reader may have typed for it: its title. */
  readonly filter?: string;
  /** Whether more words are likely to follow, which are worth proposing at once. */
  readonly goesOn?: true;
  /** What is taken already comes last. */
  readonly taken?: IdOverlap;
}

/** A part of what is written: YAML as it is, a scalar that is quoted as its place needs, or a place to go on at. */
export type InsertPart = string | InsertWord | TabStop;

export interface InsertWord {
  readonly word: string | number | boolean;
  readonly isKey?: true;
  /** Whether the cursor stays behind its last letter, inside of quotation marks. */
  readonly isOpen?: true;
}

/** A tab stop; 0 is where the cursor comes to rest. */
export interface TabStop {
  readonly stop: number;
  /** What is shown there until something is typed; a key stays where nobody can type over it. */
  readonly shown?: string;
  readonly isKey?: true;
  readonly choices?: readonly string[];
}

/** Where the cursor comes to rest. */
export const FINAL_STOP: TabStop = { stop: 0 };
