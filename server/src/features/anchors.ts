/** YAML's own names: `&name` marks a value, and `*name` repeats it. They hold within one document. */
import type { Document } from "../syntax/document.ts";
import type { PieceSpan } from "../syntax/span.ts";
import { pieceSpan, touches } from "../syntax/span.ts";
import type { PiecePosition } from "./target.ts";

export interface AnchorName {
  readonly name: string;
  /** The name without its mark. */
  readonly span: PieceSpan;
  readonly isDefinition: boolean;
}

/** The name at a spot, where one of YAML's own stands there. */
export function anchorAt({ piece, offset }: PiecePosition): AnchorName | undefined {
  return anchorNamesIn(piece).find(({ span }) => touches({ start: span.start - 1, end: span.end }, offset));
}

/** Every place at which a name of YAML's own stands in a document. */
export function anchorsNamed(document: Document, name: string): AnchorName[] {
  return document.pieces.flatMap((piece) =>
    piece.isPlain ? [] : anchorNamesIn(piece).filter((each) => each.name === name),
  );
}

/** What an alias repeats: of the places that have its name, the nearest mark above it. */
export function anchorFor(
  document: Document,
  { name, span, isDefinition }: AnchorName,
): AnchorName | undefined {
  const all = anchorsNamed(document, name);
  const index = all.findIndex((each) => each.span.piece === span.piece && each.span.start === span.start);
  return isDefinition ? all[index] : all.slice(0, index).findLast((each) => each.isDefinition);
}

/** YAML's own names in a piece, in order. */
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
