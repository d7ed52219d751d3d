/** Finds the largest set of things that two orders agree on. */
import { maxOf } from "../../syntax/minMax.ts";

/** Where something is in two orders, from 0; equal places tie. */
interface OrderedTwice {
  readonly first: number;
  readonly second: number;
  /** Decides between sets of the same size: the one with the smaller sum stays. */
  readonly cost: number;
  /** Decides between sets of the same size and sum. Unique. */
  readonly key: string;
}

/**
 * Returns the largest set of points on which both orders agree: of each two, the same one comes first in both, or they tie
 * in both. All others have moved, and no smaller number of moves explains the second order. For orders without ties, this is the
 * longest increasing subsequence; ties add weights to it.
 * Of several such sets, the one with the smallest sum of costs is taken, then the one whose keys come first. The choice is the same
 * if the two orders change places.
 * Time: O(n log n), with a tree of prefix maxima.
 * Sources: C. Schensted (1961), “Longest increasing and decreasing subsequences”, Canadian Journal of Mathematics 13;
 * M. L. Fredman (1975), “On computing the length of longest increasing subsequences”, Discrete Mathematics 11(1);
 * P. M. Fenwick (1994), “A new data structure for cumulative frequency tables”, Software: Practice and Experience 24(3).
 */
export function heaviestChain<P extends OrderedTwice>(points: readonly P[]): ReadonlySet<P> {
  const best = new PrefixBest<P>(maxOf(points.map(({ second }) => second)) + 1);
  for (const group of groupsOf(points)) {
    // Points with the same first place tie there, so none of them comes before another one.
    const chains = group.map((tied) => extended(best.before(tied[0].second), tied));
    for (const chain of chains) best.add(chain);
  }
  const stayed = new Set<P>();
  for (let chain = best.before(Infinity); chain; chain = chain.previous)
    for (const point of chain.points) stayed.add(point);
  return stayed;
}

/** A chain, from its end: points at the same place of both orders, and the chain before them. */
interface Chain<P> {
  readonly points: readonly P[];
  readonly previous: Chain<P> | undefined;
  readonly size: number;
  readonly cost: number;
  readonly key: string;
}

type Tied<P> = readonly [P, ...P[]];

/** The points by their first place, and in each group by their second. */
function groupsOf<P extends OrderedTwice>(points: readonly P[]): Tied<P>[][] {
  const sorted = points.toSorted((a, b) => a.first - b.first || a.second - b.second);
  const groups: [P, ...P[]][][] = [];
  let last: P | undefined;
  for (const point of sorted) {
    const group = groups.at(-1);
    if (!group || point.first !== last?.first) groups.push([[point]]);
    else if (point.second === last.second) group.at(-1)?.push(point);
    else group.push([point]);
    last = point;
  }
  return groups;
}

function extended<P extends OrderedTwice>(previous: Chain<P> | undefined, points: Tied<P>): Chain<P> {
  const [key = ""] = points.map((point) => point.key).toSorted();
  return {
    points,
    previous,
    size: (previous?.size ?? 0) + points.length,
    cost: points.reduce((sum, { cost }) => sum + cost, previous?.cost ?? 0),
    key,
  };
}

function isBetter<P>(one: Chain<P>, other: Chain<P> | undefined): boolean {
  if (other === undefined) return true;
  if (one.size !== other.size) return one.size > other.size;
  return one.cost === other.cost ? one.key < other.key : one.cost < other.cost;
}

/** The best chain among those that end before a second place. */
class PrefixBest<P extends OrderedTwice> {
  readonly #tree: (Chain<P> | undefined)[];

  constructor(size: number) {
    this.#tree = new Array<Chain<P> | undefined>(Math.max(size, 0) + 1);
  }

  /** The best chain that ends at a smaller second place. */
  before(second: number): Chain<P> | undefined {
    let found: Chain<P> | undefined;
    for (let at = Math.min(second, this.#tree.length - 1); at > 0; at -= at & -at) {
      const chain = this.#tree[at];
      if (chain !== undefined && isBetter(chain, found)) found = chain;
    }
    return found;
  }

  add(chain: Chain<P>): void {
    for (let at = (chain.points[0]?.second ?? 0) + 1; at < this.#tree.length; at += at & -at)
      if (isBetter(chain, this.#tree[at])) this.#tree[at] = chain;
  }
}
