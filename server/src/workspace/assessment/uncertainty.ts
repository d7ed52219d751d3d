/** What nobody can know of a document while something in it, or in a file that it names, cannot be read. */
import type { Concept } from "../../format/schema.ts";
import { flat, set } from "../kept.ts";
import { namedIn } from "../links.ts";
import { idsMeantIn, idsNear, uncertainConcepts, usesLostIn, usesNear } from "../uncertain.ts";
import type { Content } from "./content.ts";
import type { Context } from "./context.ts";
import type { Version } from "./version.ts";

const uncertainIds = set<string>();
const idsMeant = flat(idsMeantIn);
const concepts = set<Concept>();
const lostUses = set<string>();
const usesLost = flat(usesLostIn);

export class Uncertainty {
  readonly #version: Version;
  readonly #content: Content;
  readonly #context: Context;

  constructor(version: Version, content: Content, context: Context) {
    this.#version = version;
    this.#content = content;
    this.#context = context;
  }

  /** Ids that may be defined where nobody can read it. */
  get uncertainIds(): ReadonlySet<string> {
    const { kept, kind } = this.#version;
    const { flaws, sections, facts } = this.#content;
    return uncertainIds(kept, () => new Set([...idsNear(flaws, sections, kind), ...idsMeant(kept, facts)]));
  }

  /** What is defined in files that cannot be read: an id that nothing seems to define may be one of these. */
  get uncertainConcepts(): ReadonlySet<string> {
    const { kind, source, library, kept } = this.#version;
    return concepts(kept, () => {
      const { taxonomy, taxonomyName, configuration } = this.#context;
      const naming = { kind, source, library, taxonomy, taxonomyName, configuration };
      return new Set(uncertainConcepts(naming, namedIn(this.#content.sections).bibliographies));
    });
  }

  /** What may be used where nobody can read it. */
  get lostUses(): ReadonlySet<string> {
    const { kept } = this.#version;
    const { flaws, facts } = this.#content;
    return lostUses(kept, () => new Set([...usesNear(flaws), ...usesLost(kept, facts)]));
  }
}
