/** The symbols of a document: where each id is defined, where it is used, and which ids the document can name. */
import type { Concept } from "../../format/schema.ts";
import type { Facts } from "../../model/facts/facts.ts";
import type { TermWords } from "../../model/facts/termMentions.ts";
import { termIndexOf, mentionedTermsIn, named, termWords } from "../../model/facts/termMentions.ts";
import type { Definition, Duplicate } from "../../model/facts/definitions.ts";
import {
  definedAs,
  idsByConcept,
  KnownIds,
  repeatedIndexes,
  unknownIds,
} from "../../model/facts/definitions.ts";
import type { ItemReferences } from "../../model/facts/itemReferences.ts";
import { concatenated, sameItems } from "../../syntax/memo.ts";
import { deepEquals } from "../comparable.ts";
import {
  byIndex,
  cached,
  derived,
  stableEach,
  stableFlat,
  stableList,
  stablePairs,
  stableValue,
} from "../identityCache.ts";
import { misspelledDefinitionsIn } from "../uncertain.ts";
import type { Content } from "./content.ts";
import type { Context } from "./context.ts";
import type { Version } from "./version.ts";

const definitions = derived(concatenated<Definition>);
const definitionsBySection = stableList<readonly Definition[]>();
const definitionsOfSection = byIndex(() => stableFlat(definitionsIn));
const definedKeys = stableEach(({ definition }: Facts) => definition?.key ?? "");
const duplicates = stablePairs<Definition>();
const repeated = derived(repeatedIndexes);
const knownIds = cached<KnownIds>((old, now) => old.equals(now));
const usedIds = derived(idsUsedIn);
const undefinedIds = derived(unknownIds, sameItems);
const terms = stableValue<readonly TermWords[]>(deepEquals);
const mentionsByItem = stableEach(mentionedTermsIn);
const namedWords = stableValue<readonly TermWords[]>(deepEquals);
const mentionedNames = derived(
  // Many items mention the same.
  (all: readonly string[]): ReadonlySet<string> =>
    new Set(Array.from(new Set(all)).flatMap((ids) => ids.split(" "))),
);
const misspelledDefinitions = cached<ReadonlyMap<string, string>>(deepEquals);

/** The properties about ids. */
export class Symbols {
  readonly #version: Version;
  readonly #content: Content;
  readonly #context: Context;
  #knownIds: KnownIds | undefined;

  constructor(version: Version, content: Content, context: Context) {
    this.#version = version;
    this.#content = content;
    this.#context = context;
  }

  /** Every id that the document defines. */
  get definitions(): readonly Definition[] {
    return definitions(this.#version.cache, this.definitionsBySection);
  }

  /** The ids that each section defines. */
  get definitionsBySection(): readonly (readonly Definition[])[] {
    const { cache } = this.#version;
    return definitionsBySection(cache, () =>
      this.#content.factsBySection.map((facts, index) => definitionsOfSection(index)(cache, facts)),
    );
  }

  /** The repeated definitions of an id, each with the first one. */
  get duplicates(): readonly Duplicate[] {
    const { cache } = this.#version;
    return duplicates(cache, () => {
      const at = (index: number): Definition => this.#content.facts[index]?.definition as Definition;
      return repeated(cache, this.#definedKeys).map(([first, second]) => [at(first), at(second)]);
    });
  }

  /** Every id that a reference in this document can name. */
  get knownIds(): KnownIds {
    const { cache } = this.#version;
    const { taxonomies, bibliographies } = this.#context;
    return knownIds(cache, [this.#definedKeys, taxonomies, ...bibliographies], () => {
      // Computed from the facts, because a cached list of definitions would keep old sources alive.
      const definitions = this.#content.facts.flatMap(({ definition }) => definition ?? []);
      return new KnownIds(idsByConcept(definitions, taxonomies, bibliographies));
    });
  }

  /** Returns the concepts that an id names; the same list for the same concepts. */
  conceptsOf(id: string): readonly Concept[] {
    return (this.#knownIds ??= this.knownIds).conceptsOf(id);
  }

  /** The ids that references use, for any concept. */
  get usedIds(): ReadonlySet<string> {
    return usedIds(this.#version.cache, this.#content.referencesByItem);
  }

  /** The ids that are used but not defined. */
  get undefinedIds(): readonly string[] {
    return undefinedIds(this.#version.cache, this.usedIds, this.knownIds);
  }

  /** The words for every term that the document defines. */
  get terms(): readonly TermWords[] {
    return terms(this.#version.cache, () => definedAs("term", this.definitionsBySection).map(termWords));
  }

  /** The words for every term, actor and asset that the document defines. */
  get namedWords(): readonly TermWords[] {
    return namedWords(this.#version.cache, () =>
      named.flatMap((concept) => definedAs(concept, this.definitionsBySection).map(termWords)),
    );
  }

  /** The terms, actors and assets that prose mentions by their words. */
  get mentionedNames(): ReadonlySet<string> {
    const { cache } = this.#version;
    return mentionedNames(cache, mentionsByItem(cache, this.#content.facts, termIndexOf(this.namedWords)));
  }

  /** The ids that are misspelled in their definition, with the spelling of their uses. */
  get misspelledDefinitions(): ReadonlyMap<string, string> {
    const { usedIds, undefinedIds } = this;
    const { referencesByItem } = this.#content;
    const keys = this.#definedKeys;
    return misspelledDefinitions(this.#version.cache, [referencesByItem, keys, undefinedIds], () =>
      misspelledDefinitionsIn(referencesByItem, keys, { usedIds, undefinedIds }),
    );
  }

  /** The key of each item's definition, in order; an empty text for items without one. */
  get #definedKeys(): readonly string[] {
    return definedKeys(this.#version.cache, this.#content.facts);
  }
}

const NONE: readonly Definition[] = [];

function idsUsedIn(referencesByItem: readonly ItemReferences[]): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const { uses } of referencesByItem) for (const { id } of uses) ids.add(id);
  return ids;
}

function definitionsIn({ definition }: Facts): readonly Definition[] {
  return definition ? [definition] : NONE;
}
