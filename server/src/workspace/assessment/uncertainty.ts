/** What is uncertain about a document because something in it, or in a file that it names, cannot be read. */
import type { Concept } from "../../format/schema.ts";
import { stableFlat, stableSet } from "../identityCache.ts";
import { fileNamesIn } from "../links.ts";
import {
  intendedIdsIn,
  possibleIdsInUnparsed,
  uncertainConcepts,
  possibleUsesIn,
  possibleUsesInUnparsed,
} from "../uncertain.ts";
import type { Content } from "./content.ts";
import type { Context } from "./context.ts";
import type { Version } from "./version.ts";

const uncertainIds = stableSet<string>();
const intendedIds = stableFlat(intendedIdsIn);
const concepts = stableSet<Concept>();
const possibleUses = stableSet<string>();
const possibleUsesInItems = stableFlat(possibleUsesIn);

/** The ids and concepts about which rules must not report problems. */
export class Uncertainty {
  readonly #version: Version;
  readonly #content: Content;
  readonly #context: Context;

  constructor(version: Version, content: Content, context: Context) {
    this.#version = version;
    this.#content = content;
    this.#context = context;
  }

  /** Ids that may be defined in text that cannot be read. */
  get uncertainIds(): ReadonlySet<string> {
    const { cache, kind } = this.#version;
    const { syntaxProblems, sections, facts } = this.#content;
    return uncertainIds(
      cache,
      () => new Set([...possibleIdsInUnparsed(syntaxProblems, sections, kind), ...intendedIds(cache, facts)]),
    );
  }

  /** The concepts that files that cannot be read may define. An id that seems undefined may be defined there. */
  get uncertainConcepts(): ReadonlySet<string> {
    const { kind, source, library, cache } = this.#version;
    return concepts(cache, () => {
      const { taxonomy, taxonomyName, namedTaxonomies, configuration } = this.#context;
      const naming = { kind, source, library, taxonomy, taxonomyName, namedTaxonomies, configuration };
      return new Set(uncertainConcepts(naming, fileNamesIn(this.#content.sections)));
    });
  }

  /** Ids that may be used in text that cannot be read. */
  get possibleUses(): ReadonlySet<string> {
    const { cache } = this.#version;
    const { syntaxProblems, facts } = this.#content;
    return possibleUses(
      cache,
      () => new Set([...possibleUsesInUnparsed(syntaxProblems), ...possibleUsesInItems(cache, facts)]),
    );
  }
}
