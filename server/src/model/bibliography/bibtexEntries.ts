/** Converts the entries of a BibTeX file to bibliography entries. */
import type { BibtexEntry, BibtexFile } from "./bibtex.ts";
import { briefOf, bibtexContentOf } from "./bibtexContent.ts";
import type { CslWork } from "./csl.ts";
import type { ParsedEntries, BibliographyEntry } from "./entries.ts";
import { inheritanceProblems } from "./inheritance.ts";

/** Returns the entries that have a key, and the problems of the file. */
export function bibtexEntries(file: BibtexFile): ParsedEntries {
  const entries = file.entries.flatMap((entry) => entryOf(entry, file));
  return { entries, problems: [...file.problems, ...inheritanceProblems(file)] };
}

function entryOf(entry: BibtexEntry, file: BibtexFile): BibliographyEntry[] {
  if (!entry.key) return [];
  let csl: CslWork | undefined;
  let brief: CslWork | undefined;
  return [
    {
      key: entry.key,
      words: () => roughly(entry),
      brief: () => csl ?? (brief ??= briefOf(entry, file)),
      csl: () => (csl ??= bibtexContentOf(entry, file)),
    },
  ];
}

const SEARCHED = ["author", "editor", "date", "year", "title"];
/** The most common accents, as combining characters of Unicode. */
const ACCENTS: ReadonlyMap<string, string> = new Map([
  ["'", "\u0301"],
  ["`", "\u0300"],
  ["^", "\u0302"],
  ['"', "\u0308"],
  ["~", "\u0303"],
]);

/**
 * Returns the text to search in, roughly without LaTeX markup: parsing thousands of entries for a list would take too
 * long.
 */
function roughly({ fields }: BibtexEntry): string {
  return SEARCHED.flatMap((field) => fields.filter(({ name }) => name === field))
    .flatMap(({ value }) => value.map(({ text }) => text))
    .join(" ")
    .replace(/\\(['`^"~])\{?\\?([A-Za-z])/g, (_, accent: string, letter: string) =>
      (letter + (ACCENTS.get(accent) ?? "")).normalize("NFC"),
    )
    .replace(/\\[A-Za-z]+|[\\{}^~$]/g, "")
    .replace(/\s+/g, " ");
}
