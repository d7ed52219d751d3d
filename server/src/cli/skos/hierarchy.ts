/** The hierarchy of concepts. A taxonomy file keeps two levels of it: clusters and categories. */
import type { Graph } from "./graph.ts";

/** The broader concepts of each concept, and what a taxonomy file makes of them. */
export class Hierarchy {
  readonly #ids: ReadonlyMap<string, string>;
  /** The broader concepts, also those of other schemes. */
  readonly #broader: ReadonlyMap<string, readonly string[]>;
  /** The first broader concept of each concept in the scheme. */
  readonly #parents: ReadonlyMap<string, string>;
  readonly #tops: ReadonlyMap<string, string>;
  readonly #clusters: ReadonlySet<string>;

  /** @param ids The ids of the concepts of the scheme, by their URIs. */
  constructor(graph: Graph, ids: ReadonlyMap<string, string>) {
    this.#ids = ids;
    this.#broader = new Map(Array.from(ids.keys(), (each) => [each, broaderOf(graph, each)]));
    this.#parents = new Map(
      [...this.#broader].flatMap(([concept, all]) => {
        const parent = all.find((each) => ids.has(each) && each !== concept);
        return parent === undefined ? [] : [[concept, parent] as const];
      }),
    );
    this.#tops = topsOf(ids.keys(), this.#parents);
    this.#clusters = new Set([...this.#parents.values()].filter((each) => !this.#parents.has(each)));
  }

  /** Whether a concept becomes a cluster: it has narrower concepts and no broader one. */
  isCluster(concept: string): boolean {
    return this.#clusters.has(concept);
  }

  /** Returns the cluster of a category: the topmost concept above it. In a circle of concepts there is none. */
  clusterOf(concept: string): string | undefined {
    return this.#parents.has(concept) ? this.#tops.get(concept) : undefined;
  }

  /** Returns the relations that a taxonomy file cannot have, each as a concept and its broader one. */
  lost(): [narrower: string, broader: string][] {
    const name = (concept: string): string => this.#ids.get(concept) ?? concept;
    return [...this.#broader].flatMap(([concept, all]) =>
      all
        .filter((each) => each !== this.clusterOf(concept))
        .map((each): [string, string] => [name(concept), name(each)]),
    );
  }
}

/**
 * Returns the topmost concept above each concept, or the concept itself if it has no parent. Concepts in a circle of
 * parents, or below one, have none. Each concept is visited once.
 */
function topsOf(
  concepts: Iterable<string>,
  parents: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const tops = new Map<string, string>();
  const visited = new Set<string>();
  for (const concept of concepts) {
    const way: string[] = [];
    let top = concept;
    for (let at: string | undefined = concept; at !== undefined && !visited.has(at); at = parents.get(at)) {
      visited.add(at);
      way.push(at);
      top = at;
    }
    const above = parents.get(top);
    const end = above === undefined ? top : tops.get(above);
    if (end !== undefined) for (const each of way) tops.set(each, end);
  }
  return tops;
}

function broaderOf(graph: Graph, concept: string): string[] {
  const broader = [...graph.uris(concept, "skos:broader"), ...graph.subjects("skos:narrower", concept)];
  graph.use(concept, "skos:narrower");
  return [...new Set(broader)];
}
