/** The ids of a document: where each is defined, who uses it, and what it can name. */
import type { Concept } from "../../format/schema.ts";
import type { Facts } from "../../model/facts.ts";
import type { TermWords } from "../../model/mentions.ts";
import { indexOf, mentionsIn, termWords } from "../../model/mentions.ts";
import type { Definition, Duplicate } from "../../model/names.ts";
import { definedAs, idsByConcept, Names, repetitions, unnamed } from "../../model/names.ts";
import type { Outline } from "../../model/outline.ts";
import { joined, sameItems } from "../../syntax/memo.ts";
import { isSame } from "../comparable.ts";
import { cached, derived, each, list, value } from "../kept.ts";
import { slipsInDefinitions } from "../uncertain.ts";
import type { Content } from "./content.ts";
import type { Context } from "./context.ts";
import type { Version } from "./version.ts";

const definitions = derived(joined<Definition>);
const definitionsBySection = each(
  (all: readonly Facts[]) => all.flatMap(({ definition }) => definition ?? []),
  sameItems,
);
const definedKeys = each(({ definition }: Facts) => definition?.key ?? "");
const duplicates = value<readonly Duplicate[]>((old, now) => sameItems(old.flat(), now.flat()));
const repeated = derived(repetitions);
const names = value<Names>((old, now) => old.equals(now));
const namesNow = cached<Names>();
const usedIds = derived(
  (outlines: readonly Outline[]): ReadonlySet<string> =>
    new Set(outlines.flatMap(({ uses }) => uses.map(({ id }) => id))),
);
const undefinedIds = list<string>();
const undefinedNow = derived(unnamed);
const terms = value<readonly TermWords[]>(isSame);
const mentions = each(mentionsIn);
const mentionedTerms = derived(
  (all: readonly string[]): ReadonlySet<string> => new Set(all.flatMap((ids) => ids.split(" "))),
);
const slips = value<ReadonlyMap<string, string>>((old, now) => sameItems([...old].flat(), [...now].flat()));
const slipsNow = derived(slipsInDefinitions);

export class Symbols {
  readonly #version: Version;
  readonly #content: Content;
  readonly #context: Context;
  #names: Names | undefined;

  constructor(version: Version, content: Content, context: Context) {
    this.#version = version;
    this.#content = content;
    this.#context = context;
  }

  /** Every id that the document defines. */
  get definitions(): readonly Definition[] {
    return definitions(this.#version.kept, this.definitionsBySection);
  }

  /** The ids that each section defines. */
  get definitionsBySection(): readonly (readonly Definition[])[] {
    return definitionsBySection(this.#version.kept, this.#content.factsBySection);
  }

  /** What defines an id that is defined already, with the first definition of it. */
  get duplicates(): readonly Duplicate[] {
    const { kept } = this.#version;
    return duplicates(kept, () => {
      const at = (index: number): Definition => this.#content.facts[index]?.definition as Definition;
      return repeated(kept, this.#definedKeys).map(([first, second]) => [at(first), at(second)]);
    });
  }

  /** Every id that a reference in this document can name. */
  get names(): Names {
    const { kept } = this.#version;
    return names(kept, () => {
      const { taxonomy, bibliographies } = this.#context;
      return namesNow(kept, [this.#definedKeys, taxonomy, ...bibliographies], () => {
        // From facts: a list of definitions that nobody asks for again would keep old texts.
        const definitions = this.#content.facts.flatMap(({ definition }) => definition ?? []);
        return new Names(idsByConcept(definitions, taxonomy, bibliographies));
      });
    });
  }

  /** What an id names, whatever was expected; the same list for the same concepts. */
  conceptsOf(id: string): readonly Concept[] {
    return (this.#names ??= this.names).conceptsOf(id);
  }

  /** The ids that references use, whatever for. */
  get usedIds(): ReadonlySet<string> {
    return usedIds(this.#version.kept, this.#content.outlines);
  }

  /** The ids that are used and name nothing. */
  get undefinedIds(): readonly string[] {
    const { kept } = this.#version;
    return undefinedIds(kept, () => undefinedNow(kept, this.usedIds, this.names));
  }

  /** The words for every term that the document defines. */
  get terms(): readonly TermWords[] {
    return terms(this.#version.kept, () => definedAs("term", this.definitionsBySection).map(termWords));
  }

  /** The terms that prose mentions by their words. */
  get mentionedTerms(): ReadonlySet<string> {
    const { kept } = this.#version;
    return mentionedTerms(kept, mentions(kept, this.#content.facts, indexOf(this.terms)));
  }

  /** The ids that were misspelt where they are defined, with what the uses call them. */
  get slips(): ReadonlyMap<string, string> {
    const { kept } = this.#version;
    return slips(kept, () => slipsNow(kept, this.#content.outlines, this.#definedKeys, this.names));
  }

  /** What each item defines, in order, without the place; nothing for nothing. */
  get #definedKeys(): readonly string[] {
    return definedKeys(this.#version.kept, this.#content.facts);
  }
}
