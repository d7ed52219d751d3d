/** Follows ids from edition to edition up to the last one, also over editions that do not have the item. */
import type { Concept } from "../../format/schema.ts";
import { nameOf } from "../../model/editions/changes.ts";
import type { Definition } from "../../model/facts/definitions.ts";
import { renamesBetween } from "../../model/taxonomies/renames.ts";
import { addToIndex } from "../../syntax/memo.ts";
import type { ComparedEditions } from "./comparedEditions.ts";

/** Returns the id that something has in the last edition. */
type LatestId = (id: string) => string;

/**
 * Returns for each edition what its ids are in the last one. An item that is gone and comes back under another id is recognized by its
 * title, as between two editions. @param steps From the earliest to the latest.
 */
export function latestIds(steps: readonly ComparedEditions[]): readonly LatestId[] {
  const all: LatestId[] = [(id) => id];
  const returned = new Map<string, Returned[]>();
  for (const step of steps.toReversed()) {
    const later = all[0] as LatestId;
    const renames = renamesOf(step);
    const back = backUnderOtherId(step, returned);
    for (const each of comings(step)) addToIndex(returned, each.name, { ...each, id: later(each.own) });
    all.unshift((id) => back.get(id) ?? later(renames.get(id) ?? id));
  }
  return all;
}

/** Something that is new in an edition. */
interface Coming {
  readonly name: string;
  readonly own: string;
}

/** The same with the id that it has in the last edition. */
interface Returned extends Coming {
  readonly id: string;
}

/** The ids that are others after a step, if there is one for each. */
function renamesOf({ before, after, changes }: ComparedEditions): ReadonlyMap<string, string> {
  const categories = renamesBetween(before.assessment.taxonomy, after.assessment.taxonomy);
  return new Map([
    ...Array.from(categories).flatMap(([old, [only, ...others]]) =>
      only !== undefined && others.length === 0 ? [[old, only] as const] : [],
    ),
    ...changes.items.flatMap(({ isRenamed, before: old, after: now }) =>
      isRenamed && old && now && canBeRanked(old) ? [[old.id, now.id] as const] : [],
    ),
  ]);
}

/** Ids of other things, such as terms, may be the same. */
function canBeRanked({ concept }: Definition): boolean {
  return RANKED.has(concept);
}

const RANKED: ReadonlySet<Concept> = new Set(["threat", "actor", "asset"]);

/** What is gone after a step and comes back in a later one: the nearest with its title, unless its own id comes back. */
function backUnderOtherId(
  { changes }: ComparedEditions,
  returned: ReadonlyMap<string, readonly Returned[]>,
): ReadonlyMap<string, string> {
  const gone = changes.items.flatMap(({ before, after }) =>
    before && !after && canBeRanked(before) ? [before] : [],
  );
  const ids = new Set([...returned.values()].flat().map(({ own }) => own));
  return new Map(
    onlyByName(gone).flatMap(([name, own]) => {
      const nearest = returned.get(name)?.at(-1);
      return nearest && !ids.has(own) ? [[own, nearest.id] as const] : [];
    }),
  );
}

function comings({ changes }: ComparedEditions): Coming[] {
  const fresh = changes.items.flatMap(({ before, after }) =>
    after && !before && canBeRanked(after) ? [after] : [],
  );
  return onlyByName(fresh).map(([name, own]) => ({ name, own }));
}

/** The names that only one definition has, with its id. */
function onlyByName(definitions: readonly Definition[]): (readonly [name: string, id: string])[] {
  const index = new Map<string, string[]>();
  for (const each of definitions) {
    const name = nameOf(each);
    if (name !== undefined) addToIndex(index, name, each.id);
  }
  return Array.from(index).flatMap(([name, [only, ...others]]) =>
    only !== undefined && others.length === 0 ? [[name, only] as const] : [],
  );
}
