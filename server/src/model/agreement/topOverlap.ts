/** How many entries the tops of two rankings have in common. An entry takes one place, however many ids it covers. */
import { largestPairing } from "./pairing.ts";
import type { PlacedGroup, Side } from "./side.ts";

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
 *
 * @param linked The ids that each id of the first ranking may be one item with: they count for `high`.
 */
export function topOverlap(
  [first, second]: readonly [Side, Side],
  k: number,
  linked: ReadonlyMap<string, readonly string[]> = NONE,
): TopOverlap | undefined {
  const [a, b] = [topOf(first, k), topOf(second, k)];
  if (!a || !b) return undefined;
  const sure = commonEntries(a, b, NONE);
  const { high } = countsOf(linked === NONE ? sure : commonEntries(a, b, linked), a, b);
  return {
    low: countsOf(sure, a, b).low,
    high,
    ids: sure.flatMap(([one, other]) =>
      a.sure.has(one) && b.sure.has(other) ? one.members.filter((id) => other.members.includes(id)) : [],
    ),
  };
}

const NONE: ReadonlyMap<string, readonly string[]> = new Map();

type Pair = readonly [one: PlacedGroup, other: PlacedGroup];

/** Returns the fewest and the most pairs in both tops, over every way to break the ties that end them. */
function countsOf(pairs: readonly Pair[], a: Top, b: Top): Pick<TopOverlap, "low" | "high"> {
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
  const [last = Infinity] = groups.slice(k).map(({ rank }) => rank);
  const sure = possible.filter(({ rank }) => rank < last);
  if (possible.length > 0 && sure.length === 0) return undefined;
  const room = Math.min(k - sure.length, possible.length - sure.length);
  return { groups: possible, sure: new Set(sure), room };
}

/** Returns the most pairs of entries that share an id, or that are linked, with each entry in one pair. */
function commonEntries(a: Top, b: Top, linked: ReadonlyMap<string, readonly string[]>): Pair[] {
  const entryOf = new Map(b.groups.flatMap((group) => group.members.map((id) => [id, group] as const)));
  const partnersOf = ({ members }: PlacedGroup): PlacedGroup[] =>
    members.flatMap((id) => [id, ...(linked.get(id) ?? [])]).flatMap((id) => entryOf.get(id) ?? []);
  return Array.from(largestPairing(a.groups, partnersOf), ([other, one]) => [one, other]);
}
