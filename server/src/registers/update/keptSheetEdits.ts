/** The edits that change what is kept of a sheet. */
import { removePair, removePiece, replacePair } from "../../syntax/write/collection.ts";
import type { PieceEdit } from "../../syntax/write/edit.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import type { KeptSheet } from "./keptSheets.ts";
import { IMPORT_KEY, knownItems } from "../items/known.ts";

/** Returns the edits that write what is kept of a sheet now, in place of what has been kept. */
export function keptSheetEdits(
  assessment: Assessment,
  { name, entry, whole }: KeptSheet,
): (PieceEdit | undefined)[] {
  const all = knownItems(IMPORT_KEY, assessment);
  const item = all.get(entry?.id ?? name)?.item;
  const section = assessment.section(IMPORT_KEY);
  if (!item?.key || !section) return [undefined];
  const { key, value, piece } = item;
  if (whole !== undefined)
    return [replacePair({ key, value }, { key: name, value: whole, layout: "rows" }, piece)];
  if (piece !== section.piece)
    return all.size > 1 ? [removePiece(piece)] : [removePiece(section.piece), removePiece(piece)];
  const map = section.value;
  const pair = map?.kind === "map" ? map.pairs.find((each) => each.key === key) : undefined;
  if (map?.kind !== "map" || !pair) return [undefined];
  return [all.size > 1 ? removePair(map, pair, piece) : removePiece(piece)];
}
