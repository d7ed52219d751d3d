/** Definitions: the ids that the sections of a document define, and how to look them up. */
import type { Concept } from "../../format/schema.ts";
import type { Item } from "../../syntax/document.ts";
import type { Repeat } from "../../syntax/repeats.ts";
import { repeatsAmong } from "../../syntax/repeats.ts";
import { addToIndex, concatenated, memo, sameItems } from "../../syntax/memo.ts";
import { textOf } from "../../syntax/node.ts";
import type { PieceSpan } from "../../syntax/span.ts";
import { pieceSpan } from "../../syntax/span.ts";
import type { Bibliography } from "../bibliography/bibliography.ts";
import type { Taxonomy } from "../taxonomies/taxonomy.ts";

/** The definition of an entity. */
export interface Definition {
  readonly concept: Concept;
  readonly id: string;
  /** The concept and the id: equal for two definitions of the same entity. */
  readonly key: string;
  /** The span of the id in the definition. */
  readonly span: PieceSpan;
  /** The item that defines it. */
  readonly item: Item;
}

/** Returns the definition that an item of a map makes; `undefined` if the map does not define entities. */
export function definitionOf(item: Item, concept: Concept | undefined): Definition | undefined {
  const id = textOf(item.key);
  if (!concept || !item.key || id === undefined) return undefined;
  return { concept, id, key: `${concept} ${id}`, span: pieceSpan(item.piece, item.key), item };
}

/** Returns the definitions of an id in the sections of a document; several if it is defined more than once. */
export function definitionsNamed(
  bySection: readonly (readonly Definition[])[],
  { concept, id }: Pick<Definition, "concept" | "id">,
): readonly Definition[] {
  const key = `${concept} ${id}`;
  if (bySection.length > FEW_SECTIONS) return byKey(joinedOf(bySection)).get(key) ?? NONE_DEFINED;
  let found: readonly Definition[] = NONE_DEFINED;
  for (const all of bySection) {
    // Each section defines entities of one concept.
    const named = all[0]?.concept === concept ? byKey(all).get(key) : undefined;
    if (named) found = found.length > 0 ? [...found, ...named] : named;
  }
  return found;
}

const NONE_DEFINED: readonly Definition[] = [];

/** The format has fewer sections. A document with more of them repeats some, and then they are indexed together. */
const FEW_SECTIONS = 100;

const joinedOf = memo((bySection: readonly (readonly Definition[])[]): readonly Definition[] =>
  concatenated(bySection),
);

/** Returns all definitions of a concept. Each section defines entities of one concept. */
export function definedAs(
  concept: Concept,
  bySection: readonly (readonly Definition[])[],
): readonly Definition[] {
  return concatenated(bySection.filter(([first]) => first?.concept === concept));
}

const byKey = memo((all: readonly Definition[]): ReadonlyMap<string, readonly Definition[]> => {
  const index = new Map<string, Definition[]>();
  for (const definition of all) addToIndex(index, definition.key, definition);
  return index;
});

/** Two definitions of the same id. */
export type Duplicate = Repeat<Definition>;

/** Returns the index of each repeated key, with the index of its first occurrence. Empty keys do not count. */
export function repeatedIndexes(keys: readonly string[]): Repeat<number>[] {
  const named = [...keys.keys()].filter((index) => keys[index] !== "");
  return repeatsAmong(named, (index) => keys[index]);
}

/**
 * Returns all ids that a document can name: those it defines, those of its taxonomies, and the keys of its
 * bibliographies.
 */
export function idsByConcept(
  definitions: readonly Definition[],
  taxonomies: readonly Taxonomy[],
  bibliographies: readonly Bibliography[],
): Map<Concept, Map<string, true>> {
  const all: readonly (readonly [Concept, string])[] = [
    ...definitions.map(({ concept, id }) => [concept, id] as const),
    ...taxonomies.flatMap(({ clusters, categories }) => [
      ...Array.from(clusters.keys(), (id) => ["cluster", id] as const),
      ...Array.from(categories.keys(), (id) => ["category", id] as const),
    ]),
    ...bibliographies.flatMap((works) => Array.from(works.keys(), (id) => ["source", id] as const)),
  ];
  const ids = new Map<Concept, Map<string, true>>();
  for (const [concept, id] of all) {
    const known = ids.get(concept);
    if (known) known.set(id, true);
    else ids.set(concept, new Map([[id, true]]));
  }
  return ids;
}

/** The ids of a document by concept. Two objects are equal as long as no id was added, removed or moved. */
export class KnownIds {
  readonly #ids: ReadonlyMap<Concept, ReadonlyMap<string, unknown>>;
  readonly #lists = new Map<string, readonly string[]>();
  readonly #concepts = new Map<string, readonly Concept[]>();

  constructor(ids: ReadonlyMap<Concept, ReadonlyMap<string, unknown>>) {
    this.#ids = ids;
    for (const [concept, all] of ids)
      for (const id of all.keys()) this.#concepts.set(id, extended(this.#concepts.get(id) ?? NONE, concept));
  }

  /** Whether an entity of one of these concepts has this id. */
  has(id: string, concepts: readonly Concept[]): boolean {
    return concepts.some((concept) => this.#ids.get(concept)?.has(id));
  }

  /** Returns the concepts of the entities that have this id; the same list for the same concepts. */
  conceptsOf(id: string): readonly Concept[] {
    return this.#concepts.get(id) ?? NONE;
  }

  /** Returns every id of these concepts; the same list for the same concepts. */
  ids(concepts: readonly Concept[]): readonly string[] {
    const key = concepts.join(" ");
    let ids = this.#lists.get(key);
    if (!ids) {
      ids = concepts.flatMap((concept) => Array.from(this.#ids.get(concept)?.keys() ?? []));
      this.#lists.set(key, ids);
    }
    return ids;
  }

  /** Whether both hold the same ids in the same order. */
  equals(other: KnownIds): boolean {
    return (
      sameItems([...this.#ids.keys()], [...other.#ids.keys()]) &&
      Array.from(this.#ids).every(([concept, ids]) =>
        sameItems([...ids.keys()], [...(other.#ids.get(concept)?.keys() ?? [])]),
      )
    );
  }
}

/** Returns the ids that are not defined. */
export function unknownIds(ids: ReadonlySet<string>, names: KnownIds): string[] {
  return Array.from(ids).filter((id) => names.conceptsOf(id).length === 0);
}

const NONE: readonly Concept[] = [];
const extensions = new Map<readonly Concept[], Map<Concept, readonly Concept[]>>();

/** Returns the list with one more concept. There are few such lists, and each is created once. */
function extended(list: readonly Concept[], concept: Concept): readonly Concept[] {
  let known = extensions.get(list);
  if (!known) extensions.set(list, (known = new Map<Concept, readonly Concept[]>()));
  let longer = known.get(concept);
  if (!longer) known.set(concept, (longer = [...list, concept]));
  return longer;
}
