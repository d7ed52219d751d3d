/** What can be read in several ways in a comparison, and the combinations of these readings. */
import { addToIndex } from "../../syntax/memo.ts";
import type { Side } from "./side.ts";

/** An item of one ranking, and those of another one each of which may be the same item: the most likely comes first. */
export interface PossibleMatch {
  readonly id: string;
  readonly partners: readonly string[];
}

/** How a composite entry is read: see `readingsOf`. */
export type CompositeReading = "tie" | "best" | "mean" | "worst" | "along" | "against";

/** A composite entry: its side, its members, and how it can be read. */
export interface Composite {
  readonly side: number;
  readonly members: readonly string[];
  readonly readings: readonly CompositeReading[];
}

/** `undefined` if the item is apart. */
interface MatchReading {
  readonly partner: string | undefined;
}

interface Match {
  readonly id: string;
  readonly readings: readonly MatchReading[];
}

/** What can be read in several ways. */
type Choice = Composite | Match;
type ChoiceReading = CompositeReading | MatchReading;
/** One reading of each choice. */
export type Combination = ReadonlyMap<Choice, ChoiceReading>;

/** How many ranks are computed for one comparison: enough for four composite entries in rankings of 50 items. */
const MAX_RANKS = 6 ** 4 * 110;

/** However long rankings are, their composite entries are read in this many ways. */
const MIN_COMBINATIONS = 12;

/** Returns how many combinations are read for these rankings. */
export function mostFor(sides: readonly Side[]): number {
  const ranks = sides.reduce((total, { keys }) => total + keys.length, 0);
  return Math.max(MIN_COMBINATIONS, Math.floor(MAX_RANKS / Math.max(1, ranks)));
}

/** Returns the ids that each id may be one item with. */
function linkedIds(matches: readonly PossibleMatch[]): ReadonlyMap<string, readonly string[]> {
  const linked = new Map<string, string[]>();
  for (const { id, partners } of matches)
    for (const partner of partners) {
      addToIndex(linked, id, partner);
      addToIndex(linked, partner, id);
    }
  return linked;
}

/**
 * Returns what can be read in several ways: the composite entries and the possible matches. With `which` "shared",
 * without entries of which no other side ranks a member or a partner of one.
 */
export function choicesOf(
  sides: readonly Side[],
  which: "all" | "shared",
  matches: readonly PossibleMatch[],
): readonly Choice[] {
  const linked = linkedIds(matches);
  const uncertain = matches.map(({ id, partners }): Match => {
    const readings = [undefined, ...partners].map((partner) => ({ partner }));
    return { id, readings };
  });
  return [...sides.flatMap((_, side) => compositesOf(sides, side, { which, linked })), ...uncertain];
}

function compositesOf(
  sides: readonly Side[],
  index: number,
  {
    which,
    linked,
  }: { readonly which: "all" | "shared"; readonly linked: ReadonlyMap<string, readonly string[]> },
): Composite[] {
  const others = sides.filter((_, other) => other !== index);
  const isElsewhere = (id: string): boolean =>
    [id, ...(linked.get(id) ?? [])].some((each) => others.some(({ groupOf }) => groupOf.has(each)));
  const { groups = [] } = sides[index] ?? {};
  const tied = new Set(groups.map(({ rank }) => rank).filter((rank, at, all) => rank === all[at - 1]));
  return groups.flatMap(({ members, rank }): Composite[] => {
    if (members.length < 2) return [];
    const isOneSided = !members.some(isElsewhere);
    if (isOneSided && which === "shared") return [];
    const ordered: CompositeReading[] = tied.has(rank) ? [] : isOneSided ? ["along"] : ["along", "against"];
    const joined: CompositeReading[] = isOneSided ? ["best"] : ["best", "mean", "worst"];
    return [{ side: index, members, readings: ["tie", ...joined, ...ordered] }];
  });
}

/** Returns all combinations; if there are more than `most`, those in which all choices but one are read alike. */
export function combinationsOf(
  choices: readonly Choice[],
  most: number,
): { readonly combinations: readonly Combination[]; readonly isComplete: boolean } {
  if (choices.reduce((count, { readings }) => count * readings.length, 1) <= most) {
    const combinations = choices.reduce<Combination[]>(
      (found, choice) =>
        found.flatMap((each) => choice.readings.map((reading) => new Map(each).set(choice, reading))),
      [new Map()],
    );
    return { combinations, isComplete: true };
  }
  const combinations: Combination[] = [];
  for (const combination of alikeButOne(choices)) {
    if (combinations.length >= most) break;
    combinations.push(combination);
  }
  return { combinations, isComplete: false };
}

function* alikeButOne(choices: readonly Choice[]): Generator<Combination> {
  const composites = choices.filter(isComposite);
  const names = new Set<CompositeReading>(["tie", ...composites.flatMap(({ readings }) => readings)]);
  const positions = composites.length < choices.length ? [0, 1] : [0];
  const alike = Array.from(names).flatMap((name) =>
    positions.map(
      (position) =>
        new Map(
          choices.map((each): [Choice, ChoiceReading] => [
            each,
            isComposite(each)
              ? each.readings.includes(name)
                ? name
                : "tie"
              : (each.readings[position] ?? NOT_MATCHED),
          ]),
        ),
    ),
  );
  yield* alike;
  for (const one of choices)
    for (const own of one.readings) for (const others of alike) yield new Map(others).set(one, own);
}

/** Returns the combination in which the members of composite entries tie, and every possible match holds. */
export function plainCombination(choices: readonly Choice[]): Combination {
  return new Map(
    choices.map((each): [Choice, ChoiceReading] => [
      each,
      isComposite(each) ? "tie" : (each.readings[1] ?? NOT_MATCHED),
    ]),
  );
}

const NOT_MATCHED: MatchReading = { partner: undefined };

/** Whether a choice is about a composite entry, and not about a match. */
export function isComposite(choice: Choice): choice is Composite {
  return "members" in choice;
}
