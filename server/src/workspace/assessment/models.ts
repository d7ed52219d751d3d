/** The items of a document as domain objects: actors, threats, rankings and the like. */
import type { ActorKind, Actors } from "../../model/items/actor.ts";
import { readActor, readActorKind } from "../../model/items/actor.ts";
import type { Comparison } from "../../model/rankings/comparison.ts";
import { readComparison } from "../../model/rankings/comparison.ts";
import type { Ranking } from "../../model/rankings/ranking.ts";
import { readRanking } from "../../model/rankings/ranking.ts";
import type { Recommendations } from "../../model/items/recommendation.ts";
import { readRecommendation } from "../../model/items/recommendation.ts";
import type { Results } from "../../model/evidence/result.ts";
import { readResult } from "../../model/evidence/result.ts";
import type { Threats } from "../../model/items/threat.ts";
import { readThreat } from "../../model/items/threat.ts";
import type { Works } from "../../model/evidence/work.ts";
import { citedWorksIn, readWork } from "../../model/evidence/work.ts";
import type { Item } from "../../syntax/document.ts";
import { cached, derived, stableById, stableFlat, stableList } from "../identityCache.ts";
import type { Content } from "./content.ts";
import type { Context } from "./context.ts";
import type { Symbols } from "./symbols.ts";
import type { Version } from "./version.ts";

const actors = stableById(readActor);
const actorKinds = stableById(readActorKind);
const threats = stableById(readThreat);
const works = stableById(readWork);
const citedWorks = cached<Works>();
const allWorks = derived((own: Works, cited: Works): Works => new Map([...cited, ...own]));
const results = stableById(readResult);
const recommendations = stableById(readRecommendation);
const rankings = stableFlat((item: Item) => asList(readRanking(item)));
const intactRankings = stableList<Ranking>();
const comparisons = stableFlat((item: Item) => asList(readComparison(item)));

/** The parts of the assessment that the domain objects depend on. */
interface Earlier {
  readonly content: Content;
  readonly context: Context;
  readonly symbols: Symbols;
}

/** The domain objects of the document, read from its items. */
export class Models {
  readonly #version: Version;
  readonly #content: Content;
  readonly #context: Context;
  readonly #symbols: Symbols;

  constructor(version: Version, { content, context, symbols }: Earlier) {
    this.#version = version;
    this.#content = content;
    this.#context = context;
    this.#symbols = symbols;
  }

  get actors(): Actors {
    return actors(this.#version.cache, this.#content.itemsOf("actors"));
  }

  /** The kinds of the actors that state theirs. */
  get actorKinds(): ReadonlyMap<string, ActorKind> {
    return actorKinds(this.#version.cache, this.#content.itemsOf("actors"));
  }

  get threats(): Threats {
    return threats(this.#version.cache, this.#content.itemsOf("threats"));
  }

  get works(): Works {
    return works(this.#version.cache, this.#content.itemsOf("sources"));
  }

  /** The works of bibliographies that the document names. */
  get citedWorks(): Works {
    const { usedIds } = this.#symbols;
    const inputs = [usedIds, this.works, ...this.#context.bibliographies];
    return citedWorks(this.#version.cache, inputs, () =>
      citedWorksIn(usedIds, this.works, this.#context.bibliographies),
    );
  }

  /** All works that the document names: its own and those of bibliographies. */
  get allWorks(): Works {
    return allWorks(this.#version.cache, this.works, this.citedWorks);
  }

  get results(): Results {
    return results(this.#version.cache, this.#content.itemsOf("results"));
  }

  get recommendations(): Recommendations {
    return recommendations(this.#version.cache, this.#content.itemsOf("recommendations"));
  }

  get rankings(): readonly Ranking[] {
    return rankings(this.#version.cache, this.#content.itemsOf("rankings"));
  }

  /**
   * The rankings without syntax problems. A ranking that was recovered from one may have lost entries, so its order is
   * uncertain.
   */
  get intactRankings(): readonly Ranking[] {
    return intactRankings(this.#version.cache, () => {
      const { syntaxProblems } = this.#content;
      return this.rankings.filter(({ piece }) => !syntaxProblems.some(({ span }) => span.piece === piece));
    });
  }

  get comparisons(): readonly Comparison[] {
    return comparisons(this.#version.cache, this.#content.itemsOf("comparisons"));
  }
}

/** Returns a list of one value; empty for `undefined`. */
function asList<T>(thing: T | undefined): readonly T[] {
  return thing === undefined ? [] : [thing];
}
