/** Actors: their names, and what they are part of. */
import type { Item } from "../../syntax/document.ts";
import { memo } from "../../syntax/memo.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import { textsOf } from "../basics/locatedText.ts";

/** An actor as other parts of the assessment need it. */
export interface Actor {
  readonly id: string;
  /** The actor's name and aliases. */
  readonly names: readonly string[];
  readonly partOf: readonly string[];
}

/** An actor's id with its kind. */
export interface ActorKind {
  readonly id: string;
  readonly kind: string;
}

/** The actors of a document by id. */
export type Actors = ReadonlyMap<string, Actor>;

/** Reads one actor and leaves out what is missing or invalid. */
export const readActor = memo((item: Item): Actor | undefined => {
  const { value } = item;
  const id = textOf(item.key);
  if (id === undefined) return undefined;
  const name = textOf(valueAt(value, "name"));
  return {
    id,
    names: [...(name === undefined ? [] : [name]), ...textsOf(valueAt(value, "aliases"))],
    partOf: textsOf(valueAt(value, "part-of")),
  };
});

/** Reads the kind of an actor, such as `state`. It is read separately because almost nothing depends on it. */
export const readActorKind = memo((item: Item): ActorKind | undefined => {
  const [id, kind] = [textOf(item.key), textOf(valueAt(item.value, "kind"))];
  return id === undefined || kind === undefined ? undefined : { id, kind };
});

/** Returns the actor and everything that it is part of, nearest first. A member of a mechanism is not a part of it. */
export function ancestryOf(id: string, actors: Actors): readonly string[] {
  const known = ancestriesOf(actors);
  let line = known.get(id);
  if (!line) {
    const found = new Set([id]);
    // The set grows during the loop. An id that is already in it ends a cycle.
    for (const each of found) for (const whole of actors.get(each)?.partOf ?? []) found.add(whole);
    known.set(id, (line = [...found]));
  }
  return line;
}

const ancestriesOf = memo((_actors: Actors) => new Map<string, readonly string[]>());
