/** Reads texts from trees together with their spans: the smallest step from syntax to meaning. */
import type { Node } from "../../syntax/node.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import type { Piece } from "../../syntax/piece.ts";
import type { PieceSpan } from "../../syntax/span.ts";
import { pieceSpan } from "../../syntax/span.ts";

/** A word or text of the author with its span. */
export interface LocatedText {
  readonly text: string;
  readonly span: PieceSpan;
}

/** Returns the text of a scalar with its span; `undefined` for other nodes. */
export function locatedText(piece: Piece, node: Node | undefined): LocatedText | undefined {
  const text = textOf(node);
  return node && text !== undefined ? { text, span: pieceSpan(piece, node) } : undefined;
}

/** Returns the text under a key with its span. */
export function locatedTextAt(piece: Piece, node: Node | undefined, key: string): LocatedText | undefined {
  return locatedText(piece, valueAt(node, key));
}

/** Returns the nodes of the list under a key; the node itself if it is not a list. */
export function nodesAt(node: Node | undefined, key: string): readonly Node[] {
  const value = valueAt(node, key);
  return value?.kind === "list" ? value.items : value ? [value] : [];
}

/** Returns the texts of a list, or of a single text in place of a list, without spans. */
export function textsOf(node: Node | undefined): string[] {
  const nodes = node?.kind === "list" ? node.items : [node];
  return nodes.flatMap((each) => textOf(each) ?? []);
}

/** Returns the texts of a list, or of a single text in place of a list, with their spans. */
export function locatedTexts(piece: Piece, node: Node | undefined): LocatedText[] {
  const nodes = node?.kind === "list" ? node.items : [node];
  return nodes.flatMap((each) => locatedText(piece, each) ?? []);
}
