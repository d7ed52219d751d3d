/** How many entries the tops of two rankings have in common. An entry takes one place, however many ids it covers. */
import type { PlacedGroup, Side } from "./readings.ts";

/** The fewest and the most common entries in the tops, over every way to break ties that reach past the tops. */
export interface TopOverlap {
  readonly low: number;
  readonly high: number;
  /** The ids in both tops, however ties are broken. */
  readonly ids: readonly string[];
}

/**
 * Compares the first `k` entries of two rankings; `undefined` if one of them has no first `k`, because more entries
 * share its first rank. An entry is common if it shares an id with an entry of the other top; each is counted once.
 */
export function topOverlap(first: Side, second: Side, k: number): TopOverlap | undefined {
  const [a, b] = [topOf(first, k), topOf(second, k)];
  if (!a || !b) return undefined;
  const pairs = matched(a.groups, b.groups);
  const count = (inFirst: boolean, inSecond: boolean): number =>
    pairs.filter(([one, other]) => a.sure.has(one) === inFirst && b.sure.has(other) === inSecond).length;
  const [both, onlyA, onlyB, neither] = [
    count(true, true),
    count(false, true),
    count(true, false),
    count(false, false),
  ];
  // The places of the tie that ends the top, and those that its entries without a partner cannot fill.
  const free = (top: Top, partnered: number): number =>
    Math.max(0, top.room - (top.groups.length - top.sure.size - partnered));
  const needed = free(a, onlyA + neither) + free(b, onlyB + neither);
  const fromA = Math.min(a.room, onlyA);
  const fromB = Math.min(b.room, onlyB);
  return {
    low: both + Math.max(0, needed - neither),
    high: both + fromA + fromB + Math.min(neither, a.room - fromA, b.room - fromB),
    ids: pairs.flatMap(([one, other]) =>
      a.sure.has(one) && b.sure.has(other) ? one.members.filter((id) => other.members.includes(id)) : [],
    ),
  };
}

interface Top {
  /** The entries that can be in the top. */
  readonly groups: readonly PlacedGroup[];
  /** Those that are in it, however ties are broken. */
  readonly sure: ReadonlySet<PlacedGroup>;
  /** The number of places for the others. */
  readonly room: number;
}

function topOf({ groups }: Side, k: number): Top | undefined {
  const possible = groups.filter(({ ahead }) => ahead < k);
  const sure = possible.filter(({ rank }) => groups.filter((other) => other.rank <= rank).length <= k);
  if (possible.length > 0 && sure.length === 0) return undefined;
  const room = Math.min(k - sure.length, possible.length - sure.length);
  return { groups: possible, sure: new Set(sure), room };
}

/** Returns the largest set of pairs that share an id, with each entry in one pair (augmenting paths). */
function matched(
  first: readonly PlacedGroup[],
  second: readonly PlacedGroup[],
): [one: PlacedGroup, other: PlacedGroup][] {
  const partnerOf = new Map<PlacedGroup, PlacedGroup>();
  const place = (one: PlacedGroup, tried: Set<PlacedGroup>): boolean =>
    second.some((other) => {
      if (tried.has(other) || !one.members.some((id) => other.members.includes(id))) return false;
      tried.add(other);
      const partner = partnerOf.get(other);
      if (partner && !place(partner, tried)) return false;
      partnerOf.set(other, one);
      return true;
    });
  for (const one of first) place(one, new Set());
  return [...partnerOf].map(([other, one]) => [one, other]);
}
