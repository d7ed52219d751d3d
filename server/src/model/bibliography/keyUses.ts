/** The places where entries of BibTeX name one another. */
import { memo } from "../../syntax/memo.ts";
import type { Span } from "../../syntax/span.ts";
import type { BibtexField, BibtexFile } from "./bibtex.ts";

/** A key where an entry names another one by it. */
export interface KeyUse extends Span {
  readonly key: string;
}

/** Fields whose value is a key, or several with commas between them. */
const FIELDS = new Set(["crossref", "xref", "xdata", "entryset", "related", "ids"]);

/** Every place where an entry names another one, in order. */
export const keyUsesIn = memo(({ entries }: BibtexFile): readonly KeyUse[] =>
  entries.flatMap(({ fields }) => fields.flatMap(usesIn)),
);

/** The keys that a field names. */
export function usesIn({ name, value }: BibtexField): KeyUse[] {
  const [part, ...more] = value;
  // What is put together, or is the name of a text elsewhere, is not the key as it is written.
  if (!part || more.length > 0 || part.isName) return [];
  const { text, start } = part;
  if (FIELDS.has(name)) return keysIn(text, start);
  const data =
    text.length < MAX_LENGTH ? /^\s*xdata\s*=\s*(\S+?)-[A-Za-z]+(?:-\d+)?\s*$/.exec(text) : undefined;
  const key = data?.[1] ?? "";
  const from = start + text.indexOf(key, text.indexOf("=") + 1);
  return data ? [{ key, start: from, end: from + key.length }] : [];
}

/** A value that says "xdata=key-field" is short. */
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
