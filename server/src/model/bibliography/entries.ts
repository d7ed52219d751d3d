/** The result of every reader of bibliographies: entries with their keys, and problems. */
import type { Span } from "../../syntax/span.ts";
import type { CslWork } from "./csl.ts";

/** The entries of a bibliography and its problems. */
export interface ParsedEntries {
  readonly entries: readonly BibliographyEntry[];
  readonly problems: readonly BibliographyProblem[];
}

/** An entry that can be cited. */
export interface BibliographyEntry {
  readonly key: Span & { readonly text: string };
  /** Returns roughly its title, names and dates, as text to search in, without parsing the whole entry. */
  readonly words: () => string;
  readonly csl: () => CslWork;
  /** Like `work`, but possibly only with title, names and date. */
  readonly brief: () => CslWork;
}

/** A problem in a bibliography, with its span. */
export interface BibliographyProblem extends Span {
  readonly kind: BibliographyProblemKind;
  /** The key that occurs twice, or that an entry names. */
  readonly key?: string;
  /** The first occurrence of the key. */
  readonly first?: Span & { readonly text: string };
}

/** The kinds of problems in bibliographies. */
export type BibliographyProblemKind =
  /** The file is empty. */
  | "empty"
  /** The file has no entry of its format. */
  | "no-entry"
  /** JSON or YAML that cannot be parsed from here on. */
  | "unreadable"
  | "no-key"
  /** A key that is not followed by a comma. */
  | "no-comma"
  /** An entry without its opening brace. */
  | "no-brace"
  /** Something in an entry that is not a field. */
  | "no-field"
  /** A value of several words without braces. */
  | "bare-words"
  /** A name in a value that no `@string` defines. */
  | "no-macro"
  | "duplicate"
  /** An entry inherits from one that does not exist. */
  | "no-parent"
  /** An entry inherits from itself, directly or through others. */
  | "circle"
  /** YAML with a second document, which is ignored. */
  | "second-document"
  /** An unclosed entry. */
  | "unclosed-entry"
  /** An unclosed brace or quotation mark. */
  | "unclosed-value"
  /** A closing brace without an opening brace. */
  | "stray-brace";

/** Returns the text of a work to search in. */
export function searchTextOf({ texts, names, dates }: CslWork): string {
  const people = (names.get("author") ?? names.get("editor") ?? []).flatMap(
    (name) => Object.values(name) as string[],
  );
  return [...people, dates.get("issued"), texts.get("title")].filter((word) => word !== undefined).join(" ");
}
