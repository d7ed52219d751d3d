/** YAML's own names: `&name` marks a value, and `*name` repeats it. They hold within one document. */
import type { Document } from "../syntax/document.ts";
import type { Place } from "../syntax/place.ts";
import { placeOf, touches } from "../syntax/place.ts";
import type { Spot } from "./target.ts";

export interface AnchorName {
  readonly name: string;
  /** The name without its mark. */
  readonly place: Place;
  readonly isDefinition: boolean;
}

/** The name at a spot, where one of YAML's own stands there. */
export function anchorAt({ piece, offset }: Spot): AnchorName | undefined {
  return anchorsIn(piece).find(({ place }) => touches({ start: place.start - 1, end: place.end }, offset));
}

/** Every place at which a name of YAML's own stands in a document. */
export function anchorsNamed(document: Document, name: string): AnchorName[] {
  return document.pieces.flatMap((piece) =>
    piece.isPlain ? [] : anchorsIn(piece).filter((each) => each.name === name),
  );
}

/** What an alias repeats: of the places that have its name, the nearest mark above it. */
export function anchorFor(
  document: Document,
  { name, place, isDefinition }: AnchorName,
): AnchorName | undefined {
  const all = anchorsNamed(document, name);
  const index = all.findIndex((each) => each.place.piece === place.piece && each.place.start === place.start);
  return isDefinition ? all[index] : all.slice(0, index).findLast((each) => each.isDefinition);
}

/** YAML's own names in a piece, in order. */
export function anchorsIn(piece: Place["piece"]): AnchorName[] {
  const at = (name: string, mark: number): Pick<AnchorName, "name" | "place"> => ({
    name,
    place: placeOf(piece, { start: mark + 1, end: mark + 1 + name.length }),
  });
  const marks = piece.anchors.flatMap(({ anchor = "", start }): AnchorName[] => {
    const mark = piece.text.lastIndexOf(`&${anchor}`, start);
    return mark < 0 ? [] : [{ ...at(anchor, mark), isDefinition: true }];
  });
  const uses = piece.aliases.map(({ name, start }) => ({ ...at(name, start), isDefinition: false }));
  return [...marks, ...uses].toSorted((a, b) => a.place.start - b.place.start);
}
