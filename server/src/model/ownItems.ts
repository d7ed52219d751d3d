/** Items whose keys begin with `x-` in maps of ids. They are the author's own and define nothing. */
import type { Concept } from "../format/schema.ts";
import { propertyOf, schemas } from "../format/schema.ts";
import type { Kind } from "../format/kind.ts";
import type { Item, Section } from "../syntax/document.ts";
import { memo } from "../syntax/memo.ts";
import { textOf } from "../syntax/node.ts";
import { isOwnKey } from "../syntax/ownKey.ts";
import type { PieceSpan } from "../syntax/span.ts";
import { pieceSpan } from "../syntax/span.ts";

/** An item of an author's own, and what the items beside it define. */
export interface OwnItem {
  readonly id: string;
  readonly concept: Concept;
  readonly span: PieceSpan;
}

/** Returns the items of a map without the author's own; the same list if it has none. */
export const withoutOwn = memo((items: readonly Item[]): readonly Item[] => {
  const isOwn = ({ key }: Item): boolean => isOwnKey(textOf(key) ?? "");
  return items.some(isOwn) ? items.filter((item) => !isOwn(item)) : items;
});

/** Returns the own items in the maps of ids of a document. */
export function ownItemsIn(sections: readonly Section[], kind: Kind): readonly OwnItem[] {
  return sections.flatMap(({ name, shape, items }) => {
    const concept = propertyOf(schemas[kind], name)?.["x-defines"];
    if (!concept || shape !== "map") return [];
    return items.flatMap(({ key, piece }) => {
      const id = textOf(key) ?? "";
      return key && isOwnKey(id) ? [{ id, concept, span: pieceSpan(piece, key) }] : [];
    });
  });
}
