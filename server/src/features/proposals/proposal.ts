/** Something that completion proposes, before it becomes an item of the protocol. */
import type { CompletionItemKind } from "vscode-languageserver-types";
import type { Concept } from "../../format/schema.ts";

export interface Proposal {
  readonly label: string;
  readonly kind: CompletionItemKind;
  /** What is written; a snippet where it has tab stops (`$1`). */
  readonly insert: string;
  readonly isSnippet?: true;
  /** A few words beside the label. */
  readonly detail?: string | undefined;
  /** Markdown, where it is at hand. */
  readonly documentation?: string | undefined;
  /** What the proposal names: its card is made when the reader asks for it. */
  readonly names?: { readonly concept: Concept; readonly id: string };
  /** What else the reader may have typed for it: its title. */
  readonly filter?: string;
  /** Whether more words are likely to follow, which are worth proposing at once. */
  readonly goesOn?: true;
  /** What is taken already comes last. */
  readonly isTaken?: true;
}

/** Text as it stands in a snippet. */
export function escaped(text: string): string {
  return text.replace(/[\\$}]/g, "\\$&");
}
