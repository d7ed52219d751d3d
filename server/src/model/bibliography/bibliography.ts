/** Reads bibliographies: the works in a BibTeX, CSL or RIS file with their spans, and the problems in it. */
import { kindOf } from "../../format/kind.ts";
import { memo } from "../../syntax/memo.ts";
import type { PieceSpan } from "../../syntax/span.ts";
import type { Source } from "../../syntax/source.ts";
import { readBibtex } from "./bibtex.ts";
import { bibtexEntries } from "./bibtexEntries.ts";
import type { CslWork } from "./csl.ts";
import { readCslJson, readCslYaml } from "./cslEntries.ts";
import type { ParsedEntries, BibliographyEntry, BibliographyProblem } from "./entries.ts";
import { knownKeysIn } from "./inheritance.ts";
import type { KeyUse } from "./keyUses.ts";
import { keyUsesIn } from "./keyUses.ts";
import { readRis } from "./ris.ts";

export type { BibliographyProblem };

/** A work that can be cited. Its content is read on first use. */
export interface CitedWork {
  readonly id: string;
  /** The file that contains it. */
  readonly source: Source;
  /** The span of its key in that file. */
  readonly span: PieceSpan;
  /** Roughly its title, names and dates, as text to search in. */
  readonly searchText: string;
  readonly csl: CslWork;
  /** Like `csl`, but possibly only with title, names and date. Use it for long lists. */
  readonly briefCsl: CslWork;
}

/** The works of a bibliography by key. */
export type Bibliography = ReadonlyMap<string, CitedWork>;

/**
 * Reads a bibliography. An incomplete entry does not affect the others. Of two works with the same key, the first
 * counts.
 */
export const readBibliography = memo((source: Source): Bibliography => {
  const works = new Map<string, CitedWork>();
  for (const entry of entriesOf(source).entries)
    if (!works.has(entry.key.text)) works.set(entry.key.text, workOf(entry, source));
  return works;
});

function workOf({ key, words, csl, brief }: BibliographyEntry, source: Source): CitedWork {
  return {
    id: key.text,
    source,
    get span() {
      return source.pieceSpanOf(key);
    },
    get searchText() {
      return words();
    },
    get csl() {
      return csl();
    },
    get briefCsl() {
      return brief();
    },
  };
}

/** The format of a bibliography, by its file name. */
type Format = "bib" | "json" | "ris" | "yaml";

const EXTENSION = /\.(bib|json|ris)$/i;

/** Whether the extension of a file is that of a bibliography. Those in YAML have one that does not tell. */
export function hasBibliographyExtension(uri: string): boolean {
  return EXTENSION.test(uri);
}

/** Returns the format of a bibliography by the extension of its URI; "yaml" for unknown ones. */
export function formatOf(uri: string): Format {
  const ending = EXTENSION.exec(uri)?.[1];
  return (ending?.toLowerCase() as Format | undefined) ?? "yaml";
}

/** Whether a file is a bibliography and not a file of our format. In YAML, this means Pandoc's `references`. */
export function isBibliographyFile(source: Source): boolean {
  const { uri } = source;
  return hasBibliographyExtension(uri) || (isNamedFreely(uri) && hasReferencesKey(source));
}

const hasReferencesKey = memo(
  (source: Source) =>
    source.matches(/^\uFEFF?(?:references:|- id:)/m) && !source.matches(/^(?:assessment|bibliography):/m),
);

/** Whether the name of a YAML file is not one of our format. */
function isNamedFreely(uri: string): boolean {
  return /\.ya?ml$/i.test(uri) && !/\.threat\.ya?ml$/i.test(uri) && kindOf(uri) === "assessment";
}

const entriesOf = memo((source: Source): ParsedEntries => {
  const text = textOfBibliography(source);
  switch (formatOf(source.uri)) {
    case "bib":
      return bibtexEntries(bibtexOf(source));
    case "json":
      return readCslJson(text);
    case "ris":
      return readRis(text);
    case "yaml":
      // YAML allows the mark, and a space would be indentation.
      return readCslYaml(source.text);
  }
});

const bibtexOf = memo((source: Source) => readBibtex(textOfBibliography(source)));

/** The text, with a space for the byte order mark that some editors send, so that offsets stay valid. */
function textOfBibliography({ text }: Source): string {
  return text.startsWith("\uFEFF") ? ` ${text.slice(1)}` : text;
}

/** Returns the keys by which entries of BibTeX refer to one another. */
export function keyUsesOf(source: Source): readonly KeyUse[] {
  return formatOf(source.uri) === "bib" ? keyUsesIn(bibtexOf(source)) : [];
}

/** Returns whether a bibliography has an entry with a key, or with that alias, in any case. */
export function hasEntry(source: Source, key: string): boolean {
  return knownKeysOf(source).has(key.toLowerCase());
}

const knownKeysOf = memo((source: Source): ReadonlySet<string> =>
  formatOf(source.uri) === "bib"
    ? knownKeysIn(bibtexOf(source).entries)
    : new Set(entriesOf(source).entries.map(({ key }) => key.text.toLowerCase())),
);

/** Returns the problems in a bibliography, in the order of the text. */
export const bibliographyProblemsOf = memo((source: Source): readonly BibliographyProblem[] => {
  const { entries, problems } = entriesOf(source);
  const all =
    source.text.trim() === "" ? [EMPTY] : [...problems, ...duplicates(entries, formatOf(source.uri))];
  return all.toSorted((a, b) => a.start - b.start);
});

const EMPTY: BibliographyProblem = { kind: "empty", start: 0, end: 0 };

/** Returns the entries whose key repeats an earlier one. BibTeX compares keys without regard to case. */
function duplicates(entries: readonly BibliographyEntry[], format: Format): BibliographyProblem[] {
  const first = new Map<string, BibliographyEntry["key"]>();
  return entries.flatMap(({ key }): BibliographyProblem[] => {
    const name = format === "bib" ? key.text.toLowerCase() : key.text;
    const before = first.get(name);
    if (!before) first.set(name, key);
    return before
      ? [{ kind: "duplicate", start: key.start, end: key.end, key: key.text, first: before }]
      : [];
  });
}
