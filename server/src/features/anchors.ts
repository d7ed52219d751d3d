/** Finds YAML's anchors (`&name`) and aliases (`*name`). Their scope is one document. */
import type { Document } from "../syntax/document.ts";
import type { PieceSpan } from "../syntax/span.ts";
import { pieceSpan, touches } from "../syntax/span.ts";
import type { PiecePosition } from "./target.ts";

/** The name of an anchor or alias in a document. */
export interface AnchorName {
  readonly name: string;
  /** The name without `&` or `*`. */
  readonly span: PieceSpan;
  readonly isDefinition: boolean;
}

/** The anchor or alias at a position, if any. */
export function anchorAt({ piece, offset }: PiecePosition): AnchorName | undefined {
  return anchorNamesIn(piece).find(({ span }) => touches({ start: span.start - 1, end: span.end }, offset));
}

/** All anchors and aliases of this name in a document. */
export function anchorsNamed(document: Document, name: string): AnchorName[] {
  return document.pieces.flatMap((piece) =>
    piece.isPlain ? [] : anchorNamesIn(piece).filter((each) => each.name === name),
  );
}

/** The anchor that an alias refers to: the nearest one of its name above it. */
export function anchorFor(
  document: Document,
  { name, span, isDefinition }: AnchorName,
): AnchorName | undefined {
  const all = anchorsNamed(document, name);
  const index = all.findIndex((each) => each.span.piece === span.piece && each.span.start === span.start);
  return isDefinition ? all[index] : all.slice(0, index).findLast((each) => each.isDefinition);
}

/** The anchors and aliases in a piece, in order. */
export function anchorNamesIn(piece: PieceSpan["piece"]): AnchorName[] {
  const at = (name: string, anchor: number): Pick<AnchorName, "name" | "span"> => ({
    name,
    span: pieceSpan(piece, { start: anchor + 1, end: anchor + 1 + name.length }),
  });
  const marks = piece.anchors.flatMap(({ anchor = "", start }): AnchorName[] => {
    const anchorName = piece.text.lastIndexOf(`&${anchor}`, start);
    return anchorName < 0 ? [] : [{ ...at(anchor, anchorName), isDefinition: true }];
  });
  const uses = piece.aliases.map(({ name, start }) => ({ ...at(name, start), isDefinition: false }));
  return [...marks, ...uses].toSorted((a, b) => a.span.start - b.span.start);
}
