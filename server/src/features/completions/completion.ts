/** Defines a completion before it becomes an LSP completion item. */
import type { CompletionItemKind } from "vscode-languageserver-types";
import type { Concept } from "../../format/schema.ts";
import type { Markdown } from "../hoverContent/markdown.ts";
import type { IdOverlap } from "./idOverlap.ts";

/** A completion that does not depend on the protocol. */
export interface Completion {
  readonly label: string;
  readonly kind: CompletionItemKind;
  /** The parts to insert. */
  readonly insert: readonly InsertPart[];
  /**
   * A few words next to the label. In long lists it is a function of the index, which computes it only for the first
   * items.
   */
  readonly detail?: string | ((index: number) => string) | undefined;
  /** Markdown, if it costs nothing to get. */
  readonly documentation?: Markdown | undefined;
  /** The id that is completed; its hover becomes the documentation when the item is resolved. */
  readonly names?: { readonly concept: Concept; readonly id: string };
  /** Other text that the user may type to find it: its title. */
  readonly filter?: string;
  /** Whether another word probably follows, so that completion should start again. */
  readonly suggestsAgain?: true;
  /** How far the id is already used; used ids come last. */
  readonly overlap?: IdOverlap;
}

/** A part of the inserted text: YAML as it is, a scalar that is quoted if needed, or a tab stop. */
export type InsertPart = string | InsertWord | TabStop;

/** A scalar to insert, quoted if its context requires it. */
export interface InsertWord {
  readonly word: string | number | boolean;
  readonly isKey?: true;
  /** Whether the cursor stays after the last letter, inside the quotation marks. */
  readonly isOpen?: true;
}

/** A tab stop; 0 is the final one. */
export interface TabStop {
  readonly stop: number;
  /** The placeholder; without snippet support, only a key's placeholder is inserted. */
  readonly shown?: string;
  readonly isKey?: true;
  readonly choices?: readonly string[];
}

/** The final tab stop. */
export const FINAL_STOP: TabStop = { stop: 0 };
