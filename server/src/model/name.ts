/** Reads words out of trees, each with its place: the smallest step from syntax to meaning. */
import type { Node } from "../syntax/node.ts";
import { textOf, valueAt } from "../syntax/node.ts";
import type { Piece } from "../syntax/piece.ts";
import type { Place } from "../syntax/place.ts";
import { placeOf } from "../syntax/place.ts";

/** A word or text of the author with its place. */
export interface Name {
  readonly text: string;
  readonly place: Place;
}

/** The text of a scalar with its place; `undefined` for everything else. */
export function nameOf(piece: Piece, node: Node | undefined): Name | undefined {
  const text = textOf(node);
  return node && text !== undefined ? { text, place: placeOf(piece, node) } : undefined;
}

/** The text under a key with its place. */
export function nameAt(piece: Piece, node: Node | undefined, key: string): Name | undefined {
  return nameOf(piece, valueAt(node, key));
}

/** The texts of a list, or the one text that stands for a list of one, without their places. */
export function textsOf(node: Node | undefined): string[] {
  const nodes = node?.kind === "list" ? node.items : [node];
  return nodes.flatMap((each) => textOf(each) ?? []);
}

/** The texts of a list, or the one text that stands for a list of one. */
export function namesOf(piece: Piece, node: Node | undefined): Name[] {
  const nodes = node?.kind === "list" ? node.items : [node];
  return nodes.flatMap((each) => nameOf(piece, each) ?? []);
}
