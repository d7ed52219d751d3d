/** The readings of composite entries and uncertain matches: every way to turn rankings into ranks of single items. */
import type { Ranks } from "./coefficients.ts";
import { maxOf, minOf } from "../../syntax/minMax.ts";
import type { Combination, Composite, CompositeReading, PossibleMatch } from "./readingChoices.ts";
import { choicesOf, combinationsOf, isComposite, mostFor, plainCombination } from "./readingChoices.ts";
import type { PlacedGroup, Side } from "./side.ts";
import { compareIds } from "./side.ts";

/** The key of an item: its smallest id, or the group itself if the source does not name the item. */
export type Key = string | PlacedGroup;

/** One way to read all rankings. */
export interface RankingReading {
  /** The ranks on every side. */
  readonly ranks: readonly Ranks<Key>[];
  /** Returns all ids of the item that an id is read as; the first is its key. */
  readonly idsOf: (id: string) => readonly string[];
}

/** The ranks on every side, for each combination of readings. */
interface Readings {
  readonly readings: readonly RankingReading[];
  readonly ranks: readonly (readonly Ranks<Key>[])[];
  /** Whether no combination is left out. */
  readonly isComplete: boolean;
}

/**
 * Returns the ranks on every side for each combination of readings that is consistent. With `which` "shared", entries
 * of which no other side ranks a member are not varied: they do not affect the order of the shared items.
 *
 * An entry that another side ranks in part has six readings: its members tie; they are one item, which takes their
 * best, mean or worst rank on the other side; or they have an order, either along that of the other sides or against
 * it. Any other order of the members gives coefficients between these two (rearrangement inequality). Members of an
 * entry that ties with another entry have no order. Leaving an entry out is not a reading: anyone who may leave out what
 * disagrees most can claim anything.
 *
 * An item with possible matches is apart from all of them, or one item with one of them. No two items of a ranking are
 * one item with the same third.
 */
export function readingsOf(
  sides: readonly Side[],
  which: "all" | "shared",
  {
    matches = [],
    most = Infinity,
  }: { readonly matches?: readonly PossibleMatch[]; readonly most?: number } = {},
): Readings {
  const { combinations, isComplete } = combinationsOf(
    choicesOf(sides, which, matches),
    Math.min(most, mostFor(sides)),
  );
  const readings = combinations.flatMap((combination) => readingOf(combination, sides) ?? []);
  return { readings, ranks: readings.map(({ ranks }) => ranks), isComplete };
}

/**
 * Returns the reading that a reader has in mind first: the members of composite entries tie, and what may match is the same
 * as the most likely of its partners.
 */
export function plainReadingOf(
  sides: readonly Side[],
  matches: readonly PossibleMatch[],
): RankingReading | undefined {
  return readingOf(plainCombination(choicesOf(sides, "shared", matches)), sides);
}

/** `undefined` if the combination is not consistent. */
function readingOf(combination: Combination, sides: readonly Side[]): RankingReading | undefined {
  const matched = matchedItems(combination, sides);
  const offsets = offsetsOf(combination, sides, matched);
  const context = { items: joinedItems(combination, matched), offsets };
  const ranks = sides.map((side, index) => ranksOn(side, index, context));
  const idsOf = (id: string): readonly string[] => context.items.get(id)?.ids ?? [id];
  return ranks.every((found) => found !== undefined) ? { ranks, idsOf } : undefined;
}

/** Several ids that are read as one item, and how the entries of each side that join them take the others' ranks. */
interface JoinedItem {
  readonly ids: readonly string[];
  readonly by: readonly { readonly side: number; readonly reading: CompositeReading }[];
}

type Items = ReadonlyMap<string, JoinedItem>;

interface ReadingContext {
  /** The items that are read as one, by each of their ids. */
  readonly items: Items;
  /** What each member of an ordered entry adds to the rank of the entry, by side. */
  readonly offsets: ReadonlyMap<number, ReadonlyMap<string, number>>;
}

/** Joins the items that match. A match holds only as long as neither item has another partner on the same side. */
function matchedItems(combination: Combination, sides: readonly Side[]): Items {
  const items = new Map<string, JoinedItem>();
  for (const [choice, reading] of combination) {
    if (isComposite(choice) || typeof reading === "string" || reading.partner === undefined) continue;
    const [one, other] = [choice.id, reading.partner].map((id) => items.get(id)?.ids ?? [id]);
    if (!one || !other || one === other) continue;
    const isTaken = sides.some(({ groupOf }) =>
      [one, other].every((ids) => ids.some((id) => groupOf.has(id))),
    );
    if (!isTaken) join([...one, ...other], [], items);
  }
  return items;
}

/** Joins the ids that are read as one item. Composite entries that share a member form one item. */
function joinedItems(combination: Combination, matched: Items): Items {
  const items = new Map(matched);
  for (const [choice, reading] of combination) {
    if (!isComposite(choice) || typeof reading !== "string") continue;
    if (reading === "tie" || reading === "along" || reading === "against") continue;
    join(choice.members, [{ side: choice.side, reading }], items);
  }
  return items;
}

/** Makes one item of several ids, and of the items that they are in. */
function join(members: readonly string[], by: JoinedItem["by"], items: Map<string, JoinedItem>): void {
  const joined = new Set(members.flatMap((id) => items.get(id) ?? []));
  const ids = [...new Set([...members, ...[...joined].flatMap((item) => item.ids)])].sort();
  const item = { ids, by: [...by, ...[...joined].flatMap((each) => each.by)] };
  for (const id of ids) items.set(id, item);
}

/** Places the members of ordered entries within less than half a rank of their entry. */
function offsetsOf(
  combination: Combination,
  sides: readonly Side[],
  matched: Items,
): ReadingContext["offsets"] {
  const offsets = new Map<number, Map<string, number>>();
  for (const [choice, reading] of combination) {
    if (!isComposite(choice) || (reading !== "along" && reading !== "against")) continue;
    const { side, members } = choice;
    const own = offsets.get(side) ?? new Map<string, number>();
    for (const [index, id] of orderedMembers(choice, reading, { sides, matched }).entries()) {
      own.set(id, (index - (members.length - 1) / 2) / (members.length + 1));
    }
    offsets.set(side, own);
  }
  return offsets;
}

/**
 * Sorts the members of an entry by the sum of their ranks on other sides, and those that a side does not rank last; or the other
 * way round. Members that share an entry on both of two sides have the same order on both if both go along, and opposite ones if
 * neither does: every other side keeps the order of the ids.
 */
function orderedMembers(
  { side, members }: Composite,
  reading: "along" | "against",
  { sides, matched }: { readonly sides: readonly Side[]; readonly matched: Items },
): readonly string[] {
  const others = sides.filter((_, index) => index !== side);
  const sums = new Map(
    members.map((id) => {
      const all = matched.get(id)?.ids ?? [id];
      const ranks = others.map(({ groupOf }) => minOf(all.map((each) => groupOf.get(each)?.rank ?? 1e9)));
      return [id, ranks.reduce((total, rank) => total + rank, 0)];
    }),
  );
  const direction = reading === "along" ? 1 : -1;
  const ofTies = side % 2 === 0 ? direction : 1;
  return members.toSorted(
    (a, b) => direction * ((sums.get(a) ?? 0) - (sums.get(b) ?? 0)) || ofTies * compareIds(a, b),
  );
}

/**
 * Returns the ranks on one side; `undefined` if the composite entries of the other sides would give one item two ranks.
 */
function ranksOn(side: Side, index: number, { items, offsets }: ReadingContext): Ranks<Key> | undefined {
  const ranks = new Map<Key, number>();
  for (const group of side.groups) if (group.members.length === 0) ranks.set(group, group.rank);
  const rankOf = (id: string): number[] => {
    const group = side.groupOf.get(id);
    return group ? [group.rank + (offsets.get(index)?.get(id) ?? 0)] : [];
  };
  for (const id of side.keys) {
    const { ids, by }: JoinedItem = items.get(id) ?? { ids: [id], by: [] };
    const found = ids.flatMap(rankOf);
    const taken = new Set(by.flatMap((each) => (each.side === index ? [] : pick(each.reading, found))));
    if (taken.size > 1) return undefined;
    ranks.set(ids[0] ?? id, [...taken][0] ?? pick("best", found));
  }
  return ranks;
}

function pick(reading: CompositeReading, ranks: readonly number[]): number {
  if (reading === "best") return minOf(ranks);
  if (reading === "worst") return maxOf(ranks);
  return ranks.reduce((total, rank) => total + rank, 0) / ranks.length;
}
