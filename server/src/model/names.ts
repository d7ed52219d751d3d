/** Names: what the sections of a document define, and where an id is found. */
import type { Concept, Kind } from "../format/schema.ts";
import { propertyOf, schemas } from "../format/schema.ts";
import type { Item, Section } from "../syntax/document.ts";
import { memoOn, sameItems } from "../syntax/memo.ts";
import { textOf } from "../syntax/node.ts";
import type { Place } from "../syntax/place.ts";
import { placeOf } from "../syntax/place.ts";

export interface Definition {
  readonly concept: Concept;
  readonly id: string;
  /** The id where it is defined. */
  readonly place: Place;
  /** What is defined. */
  readonly item: Item;
}

/** The definitions of a section, by the ids of its items. */
export const definitionsOf = memoOn((section: Section, kind: Kind): readonly Definition[] => {
  const concept = propertyOf(schemas[kind], section.name)?.["x-defines"];
  if (!concept || section.shape !== "map") return [];
  return section.items.flatMap((item) => {
    const id = textOf(item.key);
    return item.key && id !== undefined && !id.startsWith("x-")
      ? [{ concept, id, place: placeOf(item.piece, item.key), item }]
      : [];
  });
});

/** The ids of a document by what they name. Two objects are the same as long as no id came, went or moved. */
export class Names {
  readonly #ids: ReadonlyMap<Concept, ReadonlyMap<string, unknown>>;

  constructor(ids: ReadonlyMap<Concept, ReadonlyMap<string, unknown>>) {
    this.#ids = ids;
  }

  /** Whether one of the concepts has this id. */
  has(id: string, concepts: readonly Concept[]): boolean {
    return concepts.some((concept) => this.#ids.get(concept)?.has(id));
  }

  /** What the id names, whatever was expected. */
  conceptsOf(id: string): Concept[] {
    return Array.from(this.#ids.keys()).filter((concept) => this.#ids.get(concept)?.has(id));
  }

  /** Every id of these concepts. */
  ids(concepts: readonly Concept[]): string[] {
    return concepts.flatMap((concept) => Array.from(this.#ids.get(concept)?.keys() ?? []));
  }

  /** Whether both hold the same ids in the same order. */
  equals(other: Names): boolean {
    return (
      sameItems([...this.#ids.keys()], [...other.#ids.keys()]) &&
      Array.from(this.#ids).every(([concept, ids]) =>
        sameItems([...ids.keys()], [...(other.#ids.get(concept)?.keys() ?? [])]),
      )
    );
  }
}
