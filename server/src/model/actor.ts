/** Actors: what they are called, and what they are part of. */
import type { Item } from "../syntax/document.ts";
import { memo } from "../syntax/memo.ts";
import { valueAt } from "../syntax/node.ts";
import type { Name } from "./name.ts";
import { nameAt, nameOf, namesOf } from "./name.ts";

export interface Actor {
  readonly id: Name;
  readonly name: Name | undefined;
  readonly aliases: readonly Name[];
  readonly kind: Name | undefined;
  readonly partOf: readonly Name[];
  readonly members: readonly Name[];
}

/** Reads one actor; whatever is missing or wrong in it stays out. */
export const readActor = memo((item: Item): Actor | undefined => {
  const { piece, value } = item;
  const id = nameOf(piece, item.key);
  return (
    id && {
      id,
      name: nameAt(piece, value, "name"),
      aliases: namesOf(piece, valueAt(value, "aliases")),
      kind: nameAt(piece, value, "kind"),
      partOf: namesOf(piece, valueAt(value, "part-of")),
      members: namesOf(piece, valueAt(value, "members")),
    }
  );
});

/** The actor and everything that it is part of, nearest first. Membership in a mechanism makes nobody a part of it. */
export function lineOf(id: string, actors: readonly Actor[]): string[] {
  const line = [id];
  // The list grows while it is walked; an id that is in it already ends a circle.
  for (const each of line) {
    const wholes = actors.filter((actor) => actor.id.text === each).flatMap(({ partOf }) => partOf);
    for (const { text } of wholes) if (!line.includes(text)) line.push(text);
  }
  return line;
}
