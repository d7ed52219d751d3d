/** Pairs the members of two sets, each with at most one of the other. */

/**
 * Returns the largest set of pairs, by the second of each: Berge's augmenting paths.
 *
 * @param partnersOf The seconds that a first can be paired with.
 */
export function largestPairing<A, B>(
  firsts: Iterable<A>,
  partnersOf: (first: A) => Iterable<B>,
): ReadonlyMap<B, A> {
  const ownerOf = new Map<B, A>();
  const partnerOf = new Map<A, B>();
  // What has led to no free partner leads to none as long as no pair changes.
  let reachedFrom = new Map<B, A>();
  for (const first of firsts) {
    const free = freePartner(first, { ownerOf, partnersOf, reachedFrom });
    if (free === undefined) continue;
    let next: B | undefined = free.partner;
    while (next !== undefined) {
      const owner = reachedFrom.get(next) as A;
      const before = partnerOf.get(owner);
      ownerOf.set(next, owner);
      partnerOf.set(owner, next);
      next = owner === first ? undefined : before;
    }
    reachedFrom = new Map();
  }
  return ownerOf;
}

interface Search<A, B> {
  readonly ownerOf: ReadonlyMap<B, A>;
  readonly partnersOf: (first: A) => Iterable<B>;
  /** How each second was reached; the search adds to it. */
  readonly reachedFrom: Map<B, A>;
}

/** Returns the nearest partner without an owner that is reached through owners who can change theirs. */
function freePartner<A, B>(
  first: A,
  { ownerOf, partnersOf, reachedFrom }: Search<A, B>,
): { readonly partner: B } | undefined {
  const queue = [first];
  for (const one of queue)
    for (const partner of partnersOf(one)) {
      if (reachedFrom.has(partner)) continue;
      reachedFrom.set(partner, one);
      const owner = ownerOf.get(partner);
      if (owner === undefined) return { partner };
      queue.push(owner);
    }
  return undefined;
}
