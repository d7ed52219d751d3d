/** What an existing assessment already has, so that an import finds it again instead of adding it twice. */
import { bundledTaxonomies } from "../../workspace/library.ts";
import type { Library } from "../../workspace/library.ts";
import type { Taxonomy } from "../../model/taxonomies/taxonomy.ts";
import type { Item, Section } from "../../syntax/document.ts";
import { memo } from "../../syntax/memo.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import { folded } from "../cells/folded.ts";

/** The key under which an item says which row of the register it comes from. */
export const REGISTER_KEY = "x-register";

/** The key for what is in the file of a register and belongs to no item. */
export const IMPORT_KEY = "x-import";

/** The sections that a register can have items in. */
export const IMPORTED_SECTIONS = ["actors", "assets", "threats", "rankings", "recommendations"] as const;

/** An item that the assessment has. */
export interface KnownItem {
  readonly id: string;
  /** The row that it came from in an earlier import. */
  readonly register: string | undefined;
  readonly title: string | undefined;
  readonly item: Item;
}

/** Returns the items of a section that are written in the document itself, by their ids. */
export function knownItems(name: string, assessment: Assessment): ReadonlyMap<string, KnownItem> {
  const section = assessment.section(name);
  return section ? itemsById(section) : new Map();
}

const itemsById = memo(({ items }: Section): ReadonlyMap<string, KnownItem> => {
  const byId = new Map<string, KnownItem>();
  for (const item of items) {
    const id = textOf(item.key);
    if (id === undefined || item.merged === true || byId.has(id)) continue;
    const title = textOf(valueAt(item.value, "title")) ?? textOf(valueAt(item.value, "name"));
    byId.set(id, { id, title, register: textOf(valueAt(item.value, REGISTER_KEY)), item });
  }
  return byId;
});

/** A taxonomy with the name that an assessment gives it. */
export interface NamedTaxonomy {
  /** Set if the assessment has to name it. */
  readonly name: string | undefined;
  readonly taxonomy: Taxonomy;
}

/**
 * Returns the taxonomy that has all the categories of a register: that of the existing assessment, or else a bundled one.
 * @param texts The texts of the cells.
 */
export function taxonomyFor(
  texts: readonly string[],
  library: Library,
  existing: Assessment | undefined,
): NamedTaxonomy | undefined {
  if (existing) return existing.taxonomy && { name: undefined, taxonomy: existing.taxonomy };
  const distinct = [...new Set(texts)];
  if (distinct.length === 0) return undefined;
  for (const name of bundledTaxonomies) {
    const taxonomy = library.taxonomy(name, "");
    if (taxonomy && distinct.every((text) => categoryIn(text, taxonomy) !== undefined))
      return { name, taxonomy };
  }
  return undefined;
}

/** Returns the id of the category or cluster that a text names. */
export function categoryIn(text: string, { categories, clusters }: Taxonomy): string | undefined {
  const wanted = folded(text);
  for (const each of [...categories.values(), ...clusters.values()])
    if (folded(each.id) === wanted || each.names.some((name) => folded(name) === wanted)) return each.id;
  return undefined;
}

/** Returns whether an assessment or a taxonomy has something with an id. */
export function isDefinedIn(
  id: string,
  existing: Assessment | undefined,
  taxonomy: Taxonomy | undefined,
): boolean {
  if (existing && existing.knownIds.conceptsOf(id).length > 0) return true;
  return taxonomy?.categories.has(id) === true || taxonomy?.clusters.has(id) === true;
}
