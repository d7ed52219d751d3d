/** Writes a key into a map in front of another one, in the style in which the map is written. */
import type { MapNode, Pair } from "../syntax/node.ts";
import type { Piece } from "../syntax/piece.ts";
import { placeOf } from "../syntax/place.ts";
import type { Replacement } from "./rule.ts";

/** The edit that adds `text`, such as "basis: survey"; in front of the map's first key if no other is given. */
export function insertion(
  map: MapNode,
  text: string,
  { piece, before }: { piece: Piece; before?: Pair },
): Replacement | undefined {
  const next = before ?? map.pairs[0];
  // What `<<` brought stands somewhere else.
  if (!next || next.merged) return undefined;
  const { start } = next.key;
  const line =
    piece.text
      .slice(0, start)
      .split(/\r\n|\r|\n/)
      .at(-1) ?? "";
  const indent = line.replace(/[^\t]/g, " ");
  const lineBreak = piece.text.includes("\r\n") ? "\r\n" : "\n";
  return {
    place: placeOf(piece, { start, end: start }),
    text: text + (map.flow ? ", " : lineBreak + indent),
  };
}
