/** Actors: what they are called, and what they are part of. */
import type { Item } from "../syntax/document.ts";
import { memo } from "../syntax/memo.ts";
import { textOf, valueAt } from "../syntax/node.ts";
import { textsOf } from "./locatedText.ts";

export interface Actor {
  readonly id: string;
  /** Its name and its aliases. */
  readonly names: readonly string[];
  readonly partOf: readonly string[];
}

export interface ActorKind {
  readonly id: string;
  readonly kind: string;
}

export type Actors = ReadonlyMap<string, Actor>;

/** Reads one actor; whatever is missing or wrong in it stays out. */
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

/** What kind of actor it is, such as `state`: read on its own, since nearly nothing depends on it. */
export const readActorKind = memo((item: Item): ActorKind | undefined => {
  const [id, kind] = [textOf(item.key), textOf(valueAt(item.value, "kind"))];
  return id === undefined || kind === undefined ? undefined : { id, kind };
});

/** The actor and everything that it is part of, nearest first. Membership in a mechanism makes nobody a part of it. */
export function lineOf(id: string, actors: Actors): readonly string[] {
  const known = linesOf(actors);
  let line = known.get(id);
  if (!line) {
    const found = new Set([id]);
    // The set grows while it is walked; an id that is in it already ends a circle.
    for (const each of found) for (const whole of actors.get(each)?.partOf ?? []) found.add(whole);
    known.set(id, (line = [...found]));
  }
  return line;
}

const linesOf = memo((_actors: Actors) => new Map<string, readonly string[]>());
