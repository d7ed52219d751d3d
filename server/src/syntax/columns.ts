/** Columns: the items of a section begin at the same one. */
import type { SyntaxProblem } from "./anchors.ts";
import { syntaxFixesIn } from "./anchors.ts";
import { firstLine, movePiece } from "./unkeyed.ts";
import type { PieceTree } from "./unkeyed.ts";
import { memo, memoOn } from "./memo.ts";
import { firstWhere, lineContent, depthOf, isBlank, linesBelow, nextLine } from "./recovery/lines.ts";
import { indentMessage, keyLostMessage, moveTitle } from "./recovery/indentation.ts";
import { oneFix } from "./recovery/fix.ts";
import type { Piece } from "./piece.ts";
import { pieceSpan } from "./span.ts";
import { minOf } from "./minMax.ts";

/** The items that belong to a section, and a flaw for each that begins at another column than the others. */
export function inColumn(units: readonly PieceTree[]): {
  kept: readonly PieceTree[];
  syntaxProblems: readonly SyntaxProblem[];
} {
  const columns = units.map(({ piece }) => piece.column);
  if (columns.every((column) => column === columns[0])) return { kept: units, syntaxProblems: [] };
  const least = minOf(columns);
  const lost = columns.indexOf(least);
  // Lines that stand further right than all below them stand under a key that got lost.
  if (
    lost > 1 &&
    mostFrequent(columns.slice(0, lost)) - least > 1 &&
    columns.slice(lost).every((column) => column === least)
  ) {
    const [first] = units;
    return { kept: units.slice(lost), syntaxProblems: first ? [keyLost(first.piece)] : [] };
  }
  const wanted = mostFrequent(columns);
  const syntaxProblems = units.flatMap(({ piece }, index) => {
    const column = columns[index] ?? wanted;
    return column === wanted || piece.problems.length > 0 ? [] : [typo(piece, column, wanted)];
  });
  return { kept: units, syntaxProblems };
}

/**
 * The units before an entry of the document that is indented by mistake, so that it looks like one of them: what is below
 * it begins at their column, or they are items of a list and it is none. Nothing of it belongs to the section.
 */
export function beforeIndented(units: readonly PieceTree[]): {
  kept: readonly PieceTree[];
  syntaxProblems: readonly SyntaxProblem[];
} {
  const at = units.findIndex((unit, index) => index > 0 && isIndentedEntry(unit, units, index));
  const [entry, ...others] = at < 0 ? [] : units.slice(at);
  if (!entry) return { kept: units, syntaxProblems: [] };
  const syntaxProblem = typo(entry.piece, entry.piece.column, 0);
  const parts = others.map(({ piece }) => part(piece, syntaxProblem));
  return { kept: units.slice(0, at), syntaxProblems: [syntaxProblem, ...parts] };
}

/** Nobody indents by one space, so it is a slip; lines that are indented by more may lack the line above them. */
const BY_MISTAKE = 1;

function isIndentedEntry({ piece, tree }: PieceTree, units: readonly PieceTree[], index: number): boolean {
  const { column, text } = piece;
  if (tree?.kind !== "map" || tree.flow || column !== BY_MISTAKE || piece.problems.length > 0) return false;
  const least = minOf(units.slice(0, index).map((unit) => unit.piece.column));
  if (column >= least) return false;
  if (units[0]?.tree?.kind === "list") return true;
  const first = nextLine(text, 0);
  const below = firstWhere(
    linesBelow(text, first),
    (line) => !isBlank(line) && text.charAt(line.contentStart) !== "#",
  );
  if (below) return depthOf(below) === least;
  const isText = /:[ \t]+[|>][-+\d]*[ \t]*(?:#.*)?$/s.test(lineContent(text, first));
  return isText && units[index + 1]?.piece.column === least;
}

const part = memoOn((piece: Piece, { message }: SyntaxProblem): SyntaxProblem => ({
  span: pieceSpan(piece, firstLine(piece)),
  message,
  fixes: [],
  isPart: true,
}));

function mostFrequent(columns: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const column of columns) counts.set(column, (counts.get(column) ?? 0) + 1);
  return Array.from(counts).reduce((best, each) => (each[1] > best[1] ? each : best))[0];
}

const typo = memoOn((piece: Piece, found: number, wanted: number): SyntaxProblem => ({
  span: pieceSpan(piece, firstLine(piece)),
  message: indentMessage(found, wanted),
  fixes: syntaxFixesIn(piece, oneFix(moveTitle(wanted), movePiece(piece, wanted))),
}));

const keyLost = memo((piece: Piece): SyntaxProblem => ({
  span: pieceSpan(piece, firstLine(piece)),
  message: keyLostMessage(),
  fixes: [],
}));

/** The column of an offset in a piece. */
export function columnAt(piece: Piece, offset: number): number {
  return piece.position(offset).character;
}
