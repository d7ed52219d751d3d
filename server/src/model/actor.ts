/** Actors: what they are called, and what they are part of. */
import type { Item } from "../syntax/document.ts";
import { memo } from "../syntax/memo.ts";
import { textOf, valueAt } from "../syntax/node.ts";
import { textsOf } from "./name.ts";

export interface Actor {
  readonly id: string;
  readonly kind: string | undefined;
  /** Its name and its aliases. */
  readonly names: readonly string[];
  readonly partOf: readonly string[];
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
    kind: textOf(valueAt(value, "kind")),
    names: [...(name === undefined ? [] : [name]), ...textsOf(valueAt(value, "aliases"))],
    partOf: textsOf(valueAt(value, "part-of")),
  };
});

/** The actor and everything that it is part of, nearest first. Membership in a mechanism makes nobody a part of it. */
export function lineOf(id: string, actors: Actors): string[] {
  const line = new Set([id]);
  // The set grows while it is walked; an id that is in it already ends a circle.
  for (const each of line) for (const whole of actors.get(each)?.partOf ?? []) line.add(whole);
  return [...line];
}
