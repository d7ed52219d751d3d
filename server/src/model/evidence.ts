/** Evidence: what an item says it rests on, piece by piece. */
import type { Item } from "../syntax/document.ts";
import { memo } from "../syntax/memo.ts";
import type { Node } from "../syntax/node.ts";
import { pairAt, textOf, valueAt } from "../syntax/node.ts";
import type { Piece } from "../syntax/piece.ts";
import type { Place } from "../syntax/place.ts";
import { placeOf } from "../syntax/place.ts";
import type { Name } from "./name.ts";
import { nameAt } from "./name.ts";

/** One piece of evidence; every key with its place. */
export interface Evidence {
  readonly source: Name | undefined;
  readonly result: Name | undefined;
  /** Where a quotation was taken from by somebody who did not see the original. */
  readonly quotedIn: Name | undefined;
  readonly at: Name | undefined;
  readonly speaker: Name | undefined;
  readonly date: Name | undefined;
  readonly reliability: Name | undefined;
  readonly credibility: Name | undefined;
  /** The key in front of a quotation. */
  readonly quote: Place | undefined;
  readonly value: Node;
}

/** The evidence for an item itself, without that for its parts. */
export function evidenceFor({ piece, value }: Item): Evidence[] {
  return listed(valueAt(value, "evidence")).map((node) => readEvidence(piece, node));
}

/** All evidence in an item, for and against it and its parts. */
export const evidenceIn = memo(({ piece, value }: Item): readonly Evidence[] =>
  evidenceNodes(value).map((node) => readEvidence(piece, node)),
);

function evidenceNodes(node: Node | undefined): Node[] {
  if (node?.kind === "list") return node.items.flatMap(evidenceNodes);
  if (node?.kind !== "map") return [];
  return node.pairs.flatMap(({ key, value }) => {
    const name = textOf(key) ?? "";
    if (name.startsWith("x-")) return [];
    return name === "evidence" || name === "against" ? [...listed(value)] : evidenceNodes(value);
  });
}

function readEvidence(piece: Piece, node: Node): Evidence {
  const quote = pairAt(node, "quote");
  return {
    source: nameAt(piece, node, "source"),
    result: nameAt(piece, node, "result"),
    quotedIn: nameAt(piece, node, "quoted-in"),
    at: nameAt(piece, node, "at"),
    speaker: nameAt(piece, node, "speaker"),
    date: nameAt(piece, node, "date"),
    reliability: nameAt(piece, node, "reliability"),
    credibility: nameAt(piece, node, "credibility"),
    quote: textOf(quote?.value)?.trim() && quote ? placeOf(piece, quote.key) : undefined,
    value: node,
  };
}

function listed(node: Node | undefined): readonly Node[] {
  return node?.kind === "list" ? node.items : [];
}
