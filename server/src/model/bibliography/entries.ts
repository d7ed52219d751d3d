/** What every reader of a file of sources gives: its entries with their keys, and what is wrong. */
import type { Span } from "../../syntax/span.ts";
import type { CslWork } from "./csl.ts";

export interface ParsedEntries {
  readonly entries: readonly BibliographyEntry[];
  readonly problems: readonly BibliographyProblem[];
}

/** An entry that can be cited. */
export interface BibliographyEntry {
  readonly key: Span & { readonly text: string };
  /** Roughly its title, names and dates, to look for it among thousands; without reading it as a whole. */
  readonly words: () => string;
  readonly csl: () => CslWork;
  /** The same, but perhaps no more than its title, names and date. */
  readonly brief: () => CslWork;
}

/** Something that is wrong in a file of sources, and where. */
export interface BibliographyProblem extends Span {
  readonly kind: BibliographyProblemKind;
  /** The key that is there twice, or that an entry names. */
  readonly key?: string;
  /** Where the key was there before. */
  readonly first?: Span & { readonly text: string };
}

export type BibliographyProblemKind =
  /** There is nothing in the file. */
  | "empty"
  /** Nothing in the file is an entry of its format. */
  | "no-entry"
  /** JSON or YAML that cannot be read from here on. */
  | "unreadable"
  | "no-key"
  /** A key with something else behind it than a comma. */
  | "no-comma"
  /** An entry without its opening brace. */
  | "no-brace"
  /** Something in an entry that is no field. */
  | "no-field"
  /** A value of several words without braces. */
  | "bare-words"
  /** A name in the place of a text that nothing defines. */
  | "no-macro"
  | "duplicate"
  /** An entry inherits from one that is not there. */
  | "no-parent"
  /** An entry inherits from itself, at once or by way of others. */
  | "circle"
  /** YAML with a second document, which nobody reads. */
  | "second-document"
  /** An entry that never ends. */
  | "unclosed-entry"
  /** A brace or quotation mark that never ends. */
  | "unclosed-value"
  /** A closing brace that closes nothing. */
  | "stray-brace";

/** The words of a work, as they are searched. */
export function searchTextOf({ texts, names, dates }: CslWork): string {
  const people = (names.get("author") ?? names.get("editor") ?? []).flatMap(
    (name) => Object.values(name) as string[],
  );
  return [...people, dates.get("issued"), texts.get("title")].filter((word) => word !== undefined).join(" ");
}
