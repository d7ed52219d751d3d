/** Reads words out of trees, each with its place: the smallest step from syntax to meaning. */
import type { Node } from "../syntax/node.ts";
import { textOf, valueAt } from "../syntax/node.ts";
import type { Piece } from "../syntax/piece.ts";
import type { PieceSpan } from "../syntax/span.ts";
import { pieceSpan } from "../syntax/span.ts";

/** A word or text of the author with its place. */
export interface LocatedText {
  readonly text: string;
  readonly span: PieceSpan;
}

/** The text of a scalar with its place; `undefined` for everything else. */
export function locatedText(piece: Piece, node: Node | undefined): LocatedText | undefined {
  const text = textOf(node);
  return node && text !== undefined ? { text, span: pieceSpan(piece, node) } : undefined;
}

/** The text under a key with its place. */
export function locatedTextAt(piece: Piece, node: Node | undefined, key: string): LocatedText | undefined {
  return locatedText(piece, valueAt(node, key));
}

/** The texts of a list, or the one text that stands for a list of one, without their places. */
export function textsOf(node: Node | undefined): string[] {
  const nodes = node?.kind === "list" ? node.items : [node];
  return nodes.flatMap((each) => textOf(each) ?? []);
}

/** The texts of a list, or the one text that stands for a list of one. */
export function locatedTexts(piece: Piece, node: Node | undefined): LocatedText[] {
  const nodes = node?.kind === "list" ? node.items : [node];
  return nodes.flatMap((each) => locatedText(piece, each) ?? []);
}
