/** Columns: the items of a section begin at the same one. */
import type { Flaw } from "./anchors.ts";
import { fixesIn } from "./anchors.ts";
import { firstLine, pieceMoved } from "./loose.ts";
import type { Unit } from "./loose.ts";
import { memo, memoOn } from "./memo.ts";
import { indentMessage, keyLostMessage, moveTitle } from "./mend/indentation.ts";
import { repair } from "./mend/repair.ts";
import type { Piece } from "./piece.ts";
import { placeOf } from "./place.ts";

/** The items that belong to a section, and a flaw for each that begins at another column than the others. */
export function inColumn(units: readonly Unit[]): { kept: readonly Unit[]; flaws: readonly Flaw[] } {
  const columns = units.map(({ piece }) => piece.column);
  if (columns.every((column) => column === columns[0])) return { kept: units, flaws: [] };
  const least = Math.min(...columns);
  const lost = columns.indexOf(least);
  // Lines that stand further right than all below them stand under a key that got lost.
  if (lost > 1 && columns.slice(lost).every((column) => column === least)) {
    const [first] = units;
    return { kept: units.slice(lost), flaws: first ? [keyLost(first.piece)] : [] };
  }
  const wanted = mostFrequent(columns);
  const flaws = units.flatMap(({ piece }, index) => {
    const column = columns[index] ?? wanted;
    return column === wanted || piece.problems.length > 0 ? [] : [slip(piece, column, wanted)];
  });
  return { kept: units, flaws };
}

function mostFrequent(columns: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const column of columns) counts.set(column, (counts.get(column) ?? 0) + 1);
  return Array.from(counts).reduce((best, each) => (each[1] > best[1] ? each : best))[0];
}

const slip = memoOn((piece: Piece, found: number, wanted: number): Flaw => ({
  place: placeOf(piece, firstLine(piece)),
  message: indentMessage(found, wanted),
  fixes: fixesIn(piece, repair(moveTitle(wanted), pieceMoved(piece, wanted))),
}));

const keyLost = memo((piece: Piece): Flaw => ({
  place: placeOf(piece, firstLine(piece)),
  message: keyLostMessage(),
  fixes: [],
}));

/** The column of an offset in a piece. */
export function columnAt(piece: Piece, offset: number): number {
  return piece.position(offset).character;
}
