/** The entries of a file in BibTeX, and the places where they name one another. */
import { memo } from "../../syntax/memo.ts";
import type { Span } from "../../syntax/place.ts";
import type { BibtexEntry, BibtexField, BibtexFile } from "./bibtex.ts";
import { briefOf, contentOf } from "./bibtexContent.ts";
import type { CslWork } from "./csl.ts";
import type { Entries, Entry } from "./entries.ts";

export function bibtexEntries(file: BibtexFile): Entries {
  return { entries: file.entries.flatMap((entry) => entryOf(entry, file)), faults: file.faults };
}

function entryOf(entry: BibtexEntry, file: BibtexFile): Entry[] {
  if (!entry.key) return [];
  let csl: CslWork | undefined;
  let brief: CslWork | undefined;
  return [
    {
      key: entry.key,
      words: () => roughly(entry),
      brief: () => csl ?? (brief ??= briefOf(entry, file)),
      csl: () => (csl ??= contentOf(entry, file)),
    },
  ];
}

const SEARCHED = ["author", "editor", "date", "year", "title"];
/** The accents that are written most, as Unicode combines them. */
const MARKS: ReadonlyMap<string, string> = new Map([
  ["'", "\u0301"],
  ["`", "\u0300"],
  ["^", "\u0302"],
  ['"', "\u0308"],
  ["~", "\u0303"],
]);

/** What is searched, without the marks of LaTeX: reading thousands of entries for a list would take too long. */
function roughly({ fields }: BibtexEntry): string {
  return SEARCHED.flatMap((field) => fields.filter(({ name }) => name === field))
    .flatMap(({ value }) => value.map(({ text }) => text))
    .join(" ")
    .replace(/\\(['`^"~])\{?\\?([A-Za-z])/g, (_, mark: string, letter: string) =>
      (letter + (MARKS.get(mark) ?? "")).normalize("NFC"),
    )
    .replace(/\\[A-Za-z]+|[\\{}^~$]/g, "")
    .replace(/\s+/g, " ");
}

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

function usesIn({ name, value }: BibtexField): KeyUse[] {
  const [part, ...more] = value;
  // What is put together, or is the name of a text elsewhere, is not the key as it is written.
  if (!part || more.length > 0 || part.isName) return [];
  const { text, start } = part;
  if (FIELDS.has(name)) return keysIn(text, start);
  const data = text.length < LONGEST ? /^\s*xdata\s*=\s*(\S+?)-[A-Za-z]+(?:-\d+)?\s*$/.exec(text) : undefined;
  const key = data?.[1] ?? "";
  const from = start + text.indexOf(key, text.indexOf("=") + 1);
  return data ? [{ key, start: from, end: from + key.length }] : [];
}

/** A value that says "xdata=key-field" is short. */
const LONGEST = 500;

function keysIn(text: string, start: number): KeyUse[] {
  let at = start;
  return text.split(",").flatMap((each) => {
    const key = each.trim();
    const from = at + each.length - each.trimStart().length;
    at += each.length + 1;
    return key === "" ? [] : [{ key, start: from, end: from + key.length }];
  });
}
