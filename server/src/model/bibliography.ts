/** A bibliography outside of the assessment: the works in a BibTeX, CSL JSON or CSL YAML file, each with its place. */
import { isMap, isScalar, isSeq, parseDocument } from "yaml";
import { memo } from "../syntax/memo.ts";
import type { Place } from "../syntax/place.ts";
import type { Source } from "../syntax/source.ts";
import { bibtexEntries, withoutBraces } from "./bibtex.ts";

/** A work as far as a reader needs to know it again. */
export interface CitedWork {
  readonly id: string;
  /** The file it stands in. */
  readonly source: Source;
  /** Its key there. */
  readonly place: Place;
  readonly title: string | undefined;
  /** Family names, or the names of institutions. */
  readonly authors: readonly string[];
  /** The year, or a longer date. */
  readonly issued: string | undefined;
}

export type Bibliography = ReadonlyMap<string, CitedWork>;

/** Reads a bibliography; what is half-typed in it takes nothing from the rest. */
export const readBibliography = memo((source: Source): Bibliography => {
  const works = source.uri.endsWith(".bib") ? bibtexWorks(source) : cslWorks(source);
  return new Map(works.toReversed().map((work) => [work.id, work]));
});

function bibtexWorks(source: Source): CitedWork[] {
  return bibtexEntries(source.text).map(({ key, fields }) => ({
    id: key.text,
    source,
    place: source.place(key),
    title: wordsIn(fields.get("title")),
    authors: familyNames(fields.get("author") ?? fields.get("editor") ?? ""),
    issued: wordsIn(fields.get("date") ?? fields.get("year")),
  }));
}

function wordsIn(value: string | undefined): string | undefined {
  return value === undefined ? undefined : withoutBraces(value);
}

/** "Arzt, Sigrid and {World Bank}": the family names, institutions whole. */
function familyNames(authors: string): string[] {
  return authors
    .split(/(?<!\s)\s+and\s+/)
    .map((name) => {
      const whole = /^\{(.*)\}$/.exec(name.trim())?.[1];
      if (whole !== undefined) return withoutBraces(whole);
      const [family = "", given] = withoutBraces(name).split(",");
      return given === undefined ? (family.trim().split(/\s+/).at(-1) ?? "") : family.trim();
    })
    .filter((name) => name !== "");
}

function cslWorks(source: Source): CitedWork[] {
  const { contents } = parseDocument(source.text, { logLevel: "silent" });
  const list = isMap(contents) ? contents.get("references", true) : contents;
  if (!isSeq(list)) return [];
  return list.items.flatMap((entry): CitedWork[] => {
    const id = isMap(entry) ? entry.get("id", true) : undefined;
    if (!isMap(entry) || !isScalar(id) || !id.range) return [];
    if (typeof id.value !== "string" && typeof id.value !== "number") return [];
    const { title, author, issued } = entry.toJSON() as Csl;
    const key = String(id.value);
    const [from, end] = id.range;
    // Without the quotation marks.
    const start = from + Math.max(source.text.slice(from, end).indexOf(key), 0);
    return [
      {
        id: key,
        source,
        place: source.place({ start, end: start + key.length }),
        title: typeof title === "string" ? title : undefined,
        authors: Array.isArray(author) ? author.flatMap(nameIn) : [],
        issued: dateIn(issued),
      },
    ];
  });
}

/** What an entry of CSL may have, if it is well formed. */
interface Csl {
  readonly title?: unknown;
  readonly author?: unknown;
  readonly issued?: unknown;
}

function nameIn(author: { family?: unknown; literal?: unknown } | null): string[] {
  return [author?.family ?? author?.literal].filter((name) => typeof name === "string");
}

function dateIn(issued: unknown): string | undefined {
  if (typeof issued === "string" || typeof issued === "number") return String(issued);
  const [first] = ((issued as { "date-parts"?: unknown } | null)?.["date-parts"] ?? []) as unknown[];
  return Array.isArray(first) ? first.map(String).join("-") : undefined;
}
