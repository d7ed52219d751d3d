/** Items whose keys begin with `x-` in maps of ids. They are the author's own and define nothing. */
import type { Concept } from "../../format/schema.ts";
import type { Item } from "../../syntax/document.ts";
import { memo } from "../../syntax/memo.ts";
import { textOf } from "../../syntax/node.ts";
import { isOwnKey } from "../../syntax/ownKey.ts";
import type { PieceSpan } from "../../syntax/span.ts";
import { pieceSpan } from "../../syntax/span.ts";
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

/** Returns what an item defines, if it is the author's own and in a map of ids. */
export const ownItemsOf = memo(({ isOwn, item: { key, piece }, context }: Facts): readonly OwnItem[] => {
  const concept = context.root?.["x-defines"];
  return isOwn && concept && key && context.shape === "map"
    ? [{ id: textOf(key) ?? "", concept, span: pieceSpan(piece, key) }]
    : NONE;
});

const NONE: readonly never[] = [];
