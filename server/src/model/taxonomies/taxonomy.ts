/** Taxonomies: clusters and categories, including inherited ones and without dropped ones. */
import type { Item, Section } from "../../syntax/document.ts";
import type { Node } from "../../syntax/node.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import type { PieceSpan } from "../../syntax/span.ts";
import { pieceSpan } from "../../syntax/span.ts";
import type { Source } from "../../syntax/source.ts";
import { locatedTexts, textsOf } from "../basics/locatedText.ts";
import { firstSectionsIn, isIntact } from "../basics/correctedKeys.ts";
import type { Match } from "./match.ts";
import { matchesIn } from "./match.ts";
import {
  localizedText,
  localizedTextAboutFile,
  textReaderOf,
  textReaderOfSections,
} from "../basics/localizedText.ts";

/** A cluster or a category. */
export interface Category {
  readonly concept: "cluster" | "category";
  readonly id: string;
  /** In the reader's language, like everything that is shown. The first of `names` is the title in the file. */
  readonly title: string;
  /** Every name that a text may use: the title, its translations, aliases. */
  readonly names: readonly string[];
  /** Whether it is deprecated, and only exists for older assessments. */
  readonly deprecated: boolean;
  /** The categories to use instead. */
  readonly replacedBy: readonly string[];
  /** The cluster of a category. */
  readonly cluster: string | undefined;
  readonly definition: string | undefined;
  readonly examples: readonly string[];
  /** How it relates to categories of other taxonomies. */
  readonly matches: readonly Match[];
  /** The file that defines it. */
  readonly source: Source;
  readonly span: PieceSpan;
}

/** What a taxonomy classifies, what it leaves out, where it is published, and what else readers should know. */
interface AboutTaxonomy {
  readonly definition: string | undefined;
  readonly scope: string | undefined;
  readonly reference: string | undefined;
  readonly remarks: string | undefined;
}

/** A taxonomy with everything that it inherits. */
export interface Taxonomy {
  readonly id: string | undefined;
  readonly title: string | undefined;
  readonly version: string | undefined;
  /** What it says about itself: texts in Markdown. */
  readonly about: AboutTaxonomy;
  readonly source: Source;
  /** The taxonomy that it extends. */
  readonly parent: Taxonomy | undefined;
  /** Whether this taxonomy and all that it extends could be read completely. */
  readonly isComplete: boolean;
  readonly clusters: ReadonlyMap<string, Category>;
  readonly categories: ReadonlyMap<string, Category>;
  /** The actors that this file itself refers to, by their ids in assessments. */
  readonly actors: ReadonlySet<string>;
}

/** Returns the reference under `extends` in a taxonomy file. */
export function parentOf(source: Source): string | undefined {
  return textOf(sectionsOf(source).get("extends")?.value);
}

/** Reads a taxonomy file on top of the taxonomy that it extends. */
export function readTaxonomy(source: Source, parent: Taxonomy | undefined): Taxonomy {
  const sections = sectionsOf(source);
  const text = (name: string): string | undefined => textOf(sections.get(name)?.value);
  const drop = sections.get("drop");
  const dropped = new Set((drop ? locatedTexts(drop.piece, drop.value) : []).map((name) => name.text));
  const own = (name: "clusters" | "categories"): [string, Category][] =>
    (sections.get(name)?.items ?? []).flatMap((item) => {
      const category = readCategory(item, name === "clusters" ? "cluster" : "category", source);
      return category ? [[category.id, category]] : [];
    });
  const remaining = (inherited: ReadonlyMap<string, Category> | undefined): [string, Category][] =>
    [...(inherited ?? [])].filter(
      ([id, { cluster }]) => !dropped.has(id) && !(cluster && dropped.has(cluster)),
    );
  return {
    id: text("id"),
    get title() {
      return localizedText(textReaderOfSections(sections), "title", source);
    },
    version: text("version"),
    get about() {
      const read = textReaderOfSections(sections);
      return {
        definition: localizedText(read, "definition", source),
        scope: localizedTextAboutFile(read, "scope", source),
        reference: localizedTextAboutFile(read, "source", source),
        remarks: localizedTextAboutFile(read, "remarks", source),
      };
    },
    source,
    parent,
    isComplete: isIntact(source, "taxonomy") && (parent ? parent.isComplete : !sections.has("extends")),
    clusters: new Map([...remaining(parent?.clusters), ...own("clusters")]),
    categories: new Map([...remaining(parent?.categories), ...own("categories")]),
    actors: new Set((sections.get("categories")?.items ?? []).flatMap(({ value }) => actorsIn(value))),
  };
}

function readCategory(
  { piece, key, value }: Item,
  concept: Category["concept"],
  source: Source,
): Category | undefined {
  const id = textOf(key);
  if (!key || !id) return undefined;
  const shown = (name: "title" | "definition"): string | undefined =>
    localizedText(textReaderOf(value), name, source);
  return {
    concept,
    id,
    get title() {
      return shown("title") ?? id;
    },
    names: namesIn(value),
    deprecated: valueAt(value, "deprecated") !== undefined,
    replacedBy: textsOf(valueAt(value, "replaced-by")),
    cluster: textOf(valueAt(value, "cluster")),
    get definition() {
      return shown("definition");
    },
    get examples() {
      return exampleNames(valueAt(value, "examples"), source);
    },
    matches: matchesIn(value),
    source,
    span: pieceSpan(piece, key),
  };
}

/** Returns the cluster or category with an id. */
export function categoryOf(taxonomy: Taxonomy | undefined, id: string): Category | undefined {
  return taxonomy?.categories.get(id) ?? taxonomy?.clusters.get(id);
}

/** Returns the first of several taxonomies that has a cluster or category with an id. */
export function taxonomyWith(id: string, taxonomies: readonly Taxonomy[]): Taxonomy | undefined {
  return taxonomies.find((taxonomy) => categoryOf(taxonomy, id));
}

/** Returns the cluster or category with an id, from the first of several taxonomies that has one. */
export function categoryAmong(taxonomies: readonly Taxonomy[], id: string): Category | undefined {
  return categoryOf(taxonomyWith(id, taxonomies), id);
}

function sectionsOf(source: Source): Map<string, Section> {
  return new Map(firstSectionsIn(source, "taxonomy").map((section) => [section.name, section]));
}

/** Returns the actors for whom a category has its own condition or note. */
function actorsIn(category: Node | undefined): string[] {
  return ["conditions", "notes"].flatMap((name) => {
    const byActor = valueAt(category, name);
    return byActor?.kind === "map" ? byActor.pairs.flatMap(({ key }) => textOf(key) ?? []) : [];
  });
}

/** Returns the names of examples and of their sub-examples. */
function exampleNames(node: Node | undefined, source: Source): string[] {
  if (node?.kind !== "list") return [];
  return node.items.flatMap((item) => {
    const name = textOf(item) ?? localizedText(textReaderOf(item), "name", source);
    return [...(name ? [name] : []), ...exampleNames(valueAt(item, "examples"), source)];
  });
}

function namesIn(value: Node | undefined): string[] {
  const titles = valueAt(value, "titles");
  const aliases = valueAt(value, "aliases");
  return [
    valueAt(value, "title"),
    ...(titles?.kind === "map" ? titles.pairs.map((pair) => pair.value) : []),
    ...(aliases?.kind === "list" ? aliases.items : [aliases]),
  ].flatMap((name) => textOf(name) ?? []);
}
