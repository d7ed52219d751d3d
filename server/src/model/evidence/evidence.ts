/** Evidence: the grounds that an item gives, piece by piece. */
import type { Item } from "../../syntax/document.ts";
import { memo } from "../../syntax/memo.ts";
import type { Node } from "../../syntax/node.ts";
import { pairAt, textOf, valueAt } from "../../syntax/node.ts";
import type { Piece } from "../../syntax/piece.ts";
import type { PieceSpan } from "../../syntax/span.ts";
import { pieceSpan } from "../../syntax/span.ts";
import type { LocatedText } from "../basics/locatedText.ts";
import { locatedTextAt } from "../basics/locatedText.ts";
import { isOwnKey } from "../../syntax/ownKey.ts";

/** One piece of evidence; every key with its span. */
export interface Evidence {
  readonly source: LocatedText | undefined;
  readonly result: LocatedText | undefined;
  /** The source from which somebody took a quotation without seeing the original. */
  readonly quotedIn: LocatedText | undefined;
  readonly at: LocatedText | undefined;
  readonly speaker: LocatedText | undefined;
  readonly date: LocatedText | undefined;
  readonly reliability: LocatedText | undefined;
  readonly credibility: LocatedText | undefined;
  /** The span of the key of a quotation. */
  readonly quote: PieceSpan | undefined;
  readonly value: Node;
}

/** Returns the evidence for an item, or for a part of it, without the evidence for its parts. */
export function evidenceFor({ piece, value }: Pick<Item, "piece" | "value">): Evidence[] {
  return listed(valueAt(value, "evidence")).map((node) => readEvidence(piece, node));
}

/** Returns all evidence in an item, for and against it and its parts. */
export const evidenceIn = memo(({ piece, value }: Item): readonly Evidence[] =>
  evidenceNodes(value).map((node) => readEvidence(piece, node)),
);

function evidenceNodes(node: Node | undefined): Node[] {
  if (node?.kind === "list") return node.items.flatMap(evidenceNodes);
  if (node?.kind !== "map") return [];
  return node.pairs.flatMap(({ key, value }) => {
    const name = textOf(key) ?? "";
    if (isOwnKey(name)) return [];
    return name === "evidence" || name === "against" ? [...listed(value)] : evidenceNodes(value);
  });
}

function readEvidence(piece: Piece, node: Node): Evidence {
  const quote = pairAt(node, "quote");
  return {
    source: locatedTextAt(piece, node, "source"),
    result: locatedTextAt(piece, node, "result"),
    quotedIn: locatedTextAt(piece, node, "quoted-in"),
    at: locatedTextAt(piece, node, "at"),
    speaker: locatedTextAt(piece, node, "speaker"),
    date: locatedTextAt(piece, node, "date"),
    reliability: locatedTextAt(piece, node, "reliability"),
    credibility: locatedTextAt(piece, node, "credibility"),
    quote: textOf(quote?.value)?.trim() && quote ? pieceSpan(piece, quote.key) : undefined,
    value: node,
  };
}

function listed(node: Node | undefined): readonly Node[] {
  return node?.kind === "list" ? node.items : [];
}
