/** Items whose keys begin with `x-` in maps of ids. They are the author's own and define nothing. */
import type { Concept } from "../format/schema.ts";
import type { Item } from "../syntax/document.ts";
import { memo } from "../syntax/memo.ts";
import { textOf } from "../syntax/node.ts";
import { isOwnKey } from "../syntax/ownKey.ts";
import type { PieceSpan } from "../syntax/span.ts";
import { pieceSpan } from "../syntax/span.ts";
import type { Facts } from "./facts.ts";

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
export const ownItemsIn = memo((facts: readonly Facts[]): readonly OwnItem[] =>
  facts
    .filter((each) => each.isOwn)
    .flatMap(({ item: { key, piece }, context: { root, shape } }) => {
      const concept = root?.["x-defines"];
      return concept && key && shape === "map"
        ? [{ id: textOf(key) ?? "", concept, span: pieceSpan(piece, key) }]
        : [];
    }),
);
