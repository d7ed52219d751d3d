/** Links: the other files that a document names, and whether they can be read. */
import type { Kind } from "../format/kind.ts";
import type { ScaleName } from "../format/schema.ts";
import type { LocatedText } from "../model/basics/locatedText.ts";
import { locatedText, locatedTextAt, locatedTexts } from "../model/basics/locatedText.ts";
import type { Item, Section } from "../syntax/document.ts";
import { memo } from "../syntax/memo.ts";
import { textOf, valueAt } from "../syntax/node.ts";
import { memberOf } from "../syntax/ownMember.ts";
import type { Source } from "../syntax/source.ts";
import type { Taxonomy } from "../model/taxonomies/taxonomy.ts";
import type { Configuration } from "./configuration.ts";
import type { HouseFileKind } from "./houseStyle.ts";
import { houseFileKinds } from "./houseStyle.ts";
import type { FileState, Library } from "./library.ts";
import { scaleNames } from "./scales.ts";

/** A reference to another file, with its state. */
export interface Link {
  readonly kind: "taxonomy" | "bibliography" | "assessment" | "scale" | HouseFileKind;
  readonly name: LocatedText;
  readonly state: FileState;
  /** Why the file cannot be read; empty if it can, or if it does not exist. */
  readonly why: string;
  /** The bibliography, if the file is one and can be read. */
  readonly bibliography?: Source;
  /** Existing files with similar names. */
  readonly near: readonly string[];
}

/** The words of a document that name files. */
export interface FileNames {
  readonly taxonomy: LocatedText | undefined;
  readonly scales: readonly { readonly of: ScaleName; readonly name: LocatedText }[];
  readonly furtherScales: readonly LocatedText[];
  /** The taxonomies that single rankings name. */
  readonly rankingTaxonomies: readonly LocatedText[];
  readonly bibliographies: readonly LocatedText[];
  readonly supersedes: readonly LocatedText[];
  /** The taxonomies with whose categories those of a taxonomy match. */
  readonly matched: readonly LocatedText[];
  /** The files of the house that a configuration names. */
  readonly house: readonly { readonly kind: HouseFileKind; readonly name: LocatedText }[];
}

/** Returns the words of a document that name files, except its taxonomy. */
export const fileNamesIn = memo((sections: readonly Section[]): Omit<FileNames, "taxonomy"> => {
  const itemsOf = (name: string): readonly Item[] =>
    sections.find((section) => section.name === name)?.items ?? [];
  const texts = (name: string): LocatedText[] =>
    itemsOf(name).flatMap((item) => locatedTexts(item.piece, item.value));
  return {
    scales: itemsOf("scales").flatMap((item) => {
      const of = scaleNames.find((each) => each === textOf(item.key));
      const name = locatedText(item.piece, item.value);
      return of && name ? [{ of, name }] : [];
    }),
    furtherScales: itemsOf("scales").flatMap((item) =>
      textOf(item.key) === "also" ? locatedTexts(item.piece, item.value) : [],
    ),
    rankingTaxonomies: itemsOf("rankings").flatMap(({ piece, value }) => {
      const taxonomy = valueAt(value, "taxonomy");
      return locatedText(piece, taxonomy) ?? locatedTextAt(piece, taxonomy, "use") ?? [];
    }),
    bibliographies: texts("bibliography"),
    supersedes: texts("supersedes"),
    house: itemsOf("document").flatMap(({ piece, key, value }) => {
      const kind = memberOf(houseFileKinds, textOf(key) ?? "");
      const name = locatedText(piece, value);
      return kind && name ? [{ kind, name }] : [];
    }),
    matched: ["clusters", "categories"].flatMap(itemsOf).flatMap(({ piece, value }) => {
      const matches = valueAt(value, "matches");
      return matches?.kind === "list"
        ? matches.items.flatMap((match) => locatedTextAt(piece, match, "taxonomy") ?? [])
        : [];
    }),
  };
});

/** Returns the word that names the taxonomy; in a taxonomy file, the one that it extends. */
export function taxonomyNameIn(sections: readonly Section[], kind: Kind): LocatedText | undefined {
  const section = sections.find(({ name }) => name === (kind === "taxonomy" ? "extends" : "taxonomy"));
  const item = section?.items.find(({ key }) => !key || key.value === "use");
  return item && kind !== "scale" ? locatedText(item.piece, item.value) : undefined;
}

/** What is needed to find the taxonomy of a document. */
interface Named {
  readonly taxonomyName: LocatedText | undefined;
  readonly configuration: Configuration;
  readonly library: Library;
  readonly source: Source;
  readonly kind: Kind;
}

/** Returns the taxonomy that a document names, or else its configuration. */
export function taxonomyOf({
  taxonomyName: name,
  configuration,
  library,
  source,
  kind,
}: Named): Taxonomy | undefined {
  if (name) return library.taxonomy(name.text, source.uri);
  const { taxonomy, base } = configuration;
  return kind === "assessment" && taxonomy !== undefined ? library.taxonomy(taxonomy, base) : undefined;
}

/**
 * Returns the links of a document.
 * @param from The URI of the file that names them.
 */
export function linksOf(named: FileNames, library: Library, from: string): Link[] {
  const { taxonomy, rankingTaxonomies, scales, furtherScales, bibliographies, supersedes, matched, house } =
    named;
  const links: Omit<Link, "near" | "why">[] = [
    ...[...(taxonomy ? [taxonomy] : []), ...rankingTaxonomies].map((name) => ({
      kind: "taxonomy" as const,
      name,
      state: library.taxonomyState(name.text, from),
    })),
    ...matched.map((name) => ({
      kind: "taxonomy" as const,
      name,
      // Two taxonomies may name each other in their matches, also if one extends the other.
      state: library.taxonomy(name.text, from) ? "found" : library.taxonomyState(name.text, from),
    })),
    ...[...scales, ...furtherScales.map((name) => ({ of: SOME_KIND, name }))].map(({ of, name }) => ({
      kind: "scale" as const,
      name,
      state: library.scaleState(of, name.text, from),
    })),
    ...bibliographies.map((name) => ({
      kind: "bibliography" as const,
      name,
      state: library.bibliographyState(name.text, from),
      ...bibliographyIn(library.file(name.text, from)),
    })),
    ...supersedes.map((name) => ({
      kind: "assessment" as const,
      name,
      state: library.supersededState(name.text, from),
    })),
    ...house.map(({ kind, name }) => ({ kind, name, state: library.houseFileState(kind, name.text, from) })),
  ];
  return links.map((link) => ({
    ...link,
    why: OF_CONTENT.has(link.state) ? "" : library.why(link.name.text, from).failure,
    near: link.state === "missing" ? nearIn(library, from, link) : [],
  }));
}

/** The kind with which a scale is looked up whose file says its kind. */
export const SOME_KIND: ScaleName = "likelihood";

/** The states that need no explanation by `why`. */
const OF_CONTENT: ReadonlySet<FileState> = new Set(["found", "circular", "unreadable", "missing", "unknown"]);

function bibliographyIn(bibliography: Source | undefined): Pick<Link, "bibliography"> {
  return bibliography ? { bibliography } : {};
}

/**
 * Returns the existing files with names similar to this one. The library reads files by name and cannot list them, so
 * likely names are tried.
 */
function nearIn(
  library: Library,
  from: string,
  { kind, name }: Pick<Link, "kind" | "name">,
): readonly string[] {
  const found = variantsOf(name.text, kind).find((each) => library.file(each, from));
  return found === undefined ? [] : [found];
}

const endingsOf: Readonly<Record<Link["kind"], readonly string[]>> = {
  taxonomy: [".taxonomy.yaml", ".taxonomy.yml"],
  scale: [".scale.yaml", ".scale.yml"],
  assessment: [".threat.yaml", ".threat.yml"],
  bibliography: [".bib", ".json", ".yaml", ".ris"],
  template: [".dotx", ".docx"],
  "style-sheet": [".css"],
  "citation-style": [".csl"],
};

/**
 * Returns names that correct common mistakes: in the extension, the part before it, the slashes, the case, the folder.
 */
function variantsOf(text: string, kind: Link["kind"]): readonly string[] {
  const path = text.trim().replaceAll("\\", "/");
  const stem = path.replace(/\.(?:ya?ml|bib|json|ris|css|csl|do[ct]x)$/i, "");
  const bare = stem.replace(/\.(?:taxonomy|scale|threat|assessment)$/i, "");
  const names = [path, ...endingsOf[kind].map((ending) => bare + ending)];
  const folders = [(each: string) => each, (each: string) => `../${each.replace(/^\.\//, "")}`, inner];
  const all = folders.flatMap((folder) => names.map(folder));
  return [...new Set([...all, ...all.map((each) => each.toLowerCase())])].filter((each) => each !== text);
}

/** Returns a path without its first step up. */
function inner(path: string): string {
  return path.replace(/^\.\.\//, "./");
}

/** Whether two lists of links are equal, including their spans. */
export function sameLinks(a: readonly Link[], b: readonly Link[]): boolean {
  return a.length === b.length && a.every((link, index) => isSame(link, b[index]));
}

function isSame({ kind, state, why, name, near, bibliography }: Link, other: Link | undefined): boolean {
  return (
    kind === other?.kind &&
    state === other.state &&
    why === other.why &&
    bibliography === other.bibliography &&
    near.join() === other.near.join() &&
    name.text === other.name.text &&
    name.span.piece === other.name.span.piece
  );
}
