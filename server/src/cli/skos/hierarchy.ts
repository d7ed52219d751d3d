/** The hierarchy of concepts. A taxonomy file keeps two levels of it: clusters and categories. */
import type { Graph } from "./graph.ts";

/** The broader concepts of each concept, and what a taxonomy file makes of them. */
export class Hierarchy {
  readonly #ids: ReadonlyMap<string, string>;
  /** The broader concepts, also those of other schemes. */
  readonly #broader: ReadonlyMap<string, readonly string[]>;
  readonly #clusters: ReadonlySet<string>;

  /** @param ids The ids of the concepts of the scheme, by their URIs. */
  constructor(graph: Graph, ids: ReadonlyMap<string, string>) {
    this.#ids = ids;
    this.#broader = new Map(Array.from(ids.keys(), (each) => [each, broaderOf(graph, each)]));
    const parents = new Set(Array.from(ids.keys(), (each) => this.#parent(each)));
    this.#clusters = new Set(
      [...ids.keys()].filter((each) => parents.has(each) && this.#parent(each) === undefined),
    );
  }

  /** Whether a concept becomes a cluster: it has narrower concepts and no broader one. */
  isCluster(concept: string): boolean {
    return this.#clusters.has(concept);
  }

  /** Returns the cluster of a category: the topmost concept above it. In a circle of concepts there is none. */
  clusterOf(concept: string): string | undefined {
    const seen = new Set<string>();
    let root = this.#parent(concept);
    while (root !== undefined && !this.isCluster(root) && !seen.has(root)) {
      seen.add(root);
      root = this.#parent(root);
    }
    return root !== undefined && this.isCluster(root) ? root : undefined;
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

  #parent(concept: string): string | undefined {
    return this.#broader.get(concept)?.find((each) => this.#ids.has(each) && each !== concept);
  }
}

function broaderOf(graph: Graph, concept: string): string[] {
  const broader = [...graph.uris(concept, "skos:broader"), ...graph.subjects("skos:narrower", concept)];
  graph.use(concept, "skos:narrower");
  return [...new Set(broader)];
}
