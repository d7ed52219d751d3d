/** Finds the keys by which BibTeX entries refer to one another. */
import { memo } from "../../syntax/memo.ts";
import type { Span } from "../../syntax/span.ts";
import type { BibtexField, BibtexFile } from "./bibtex.ts";

/** A key in a field that refers to another entry. */
export interface KeyUse extends Span {
  readonly key: string;
}

/** Fields whose value is a key, or several separated by commas. */
const FIELDS = new Set(["crossref", "xref", "xdata", "entryset", "related", "ids"]);

/** Returns every reference to another entry, in order. */
export const keyUsesIn = memo(({ entries }: BibtexFile): readonly KeyUse[] =>
  entries.flatMap(({ fields }) => fields.flatMap(usesIn)),
);

/** Returns the keys that a field names. */
export function usesIn({ name, value }: BibtexField): KeyUse[] {
  const [part, ...more] = value;
  // A value that is concatenated, or is the name of a `@string`, does not show the key itself.
  if (!part || more.length > 0 || part.isName) return [];
  const { text, start } = part;
  if (FIELDS.has(name)) return keysIn(text, start);
  const data =
    text.length < MAX_LENGTH ? /^\s*xdata\s*=\s*(\S+?)-[A-Za-z]+(?:-\d+)?\s*$/.exec(text) : undefined;
  const key = data?.[1] ?? "";
  const from = start + text.indexOf(key, text.indexOf("=") + 1);
  return data ? [{ key, start: from, end: from + key.length }] : [];
}

/** The longest value that may be a reference of the form "xdata=key-field". */
const MAX_LENGTH = 500;

function keysIn(text: string, start: number): KeyUse[] {
  let at = start;
  return text.split(",").flatMap((each) => {
    const key = each.trim();
    const from = at + each.length - each.trimStart().length;
    at += each.length + 1;
    return key === "" ? [] : [{ key, start: from, end: from + key.length }];
  });
}
