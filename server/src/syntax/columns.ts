/** Checks that all items of a section begin at the same column. */
import type { SyntaxProblem } from "./anchors.ts";
import { syntaxFixesIn } from "./anchors.ts";
import { firstLineSpan, movePiece } from "./unkeyed.ts";
import type { PieceTree } from "./unkeyed.ts";
import { memo, memoOn } from "./memo.ts";
import { firstWhere, lineContent, depthOf, isBlank, linesBelow, nextLine } from "./recovery/lines.ts";
import { moveTitle, oneFix } from "./recovery/fix.ts";
import { indentMessage, keyLostMessage } from "./recovery/indentation.ts";
import type { Piece } from "./piece.ts";
import { pieceSpan } from "./span.ts";
import { minOf } from "./minMax.ts";

/** Separates the items that belong to a section, and reports a problem for each at another column than most. */
export function itemsAtSameColumn(units: readonly PieceTree[]): {
  belonging: readonly PieceTree[];
  syntaxProblems: readonly SyntaxProblem[];
} {
  const columns = units.map(({ piece }) => piece.column);
  if (columns.every((column) => column === columns[0])) return { belonging: units, syntaxProblems: [] };
  const least = minOf(columns);
  const leastAt = columns.indexOf(least);
  // Lines that are indented further than all lines below them lack their key.
  if (
    leastAt > 1 &&
    mostFrequent(columns.slice(0, leastAt)) - least > 1 &&
    columns.slice(leastAt).every((column) => column === least)
  ) {
    const [first] = units;
    return { belonging: units.slice(leastAt), syntaxProblems: first ? [keyLost(first.piece)] : [] };
  }
  const wanted = mostFrequent(columns);
  const syntaxProblems = units.flatMap(({ piece }, index) => {
    const column = columns[index] ?? wanted;
    return column === wanted || piece.problems.length > 0 ? [] : [typo(piece, column, wanted)];
  });
  return { belonging: units, syntaxProblems };
}

/**
 * Separates the units before a top-level entry that is indented by mistake, and therefore looks like an item: the lines
 * below it begin at the column of the items, or the items are a list and it is not. The entry and everything below it
 * do not belong to the section.
 */
export function beforeIndentedEntry(units: readonly PieceTree[]): {
  belonging: readonly PieceTree[];
  syntaxProblems: readonly SyntaxProblem[];
} {
  const at = units.findIndex((unit, index) => index > 0 && isIndentedEntry(unit, units, index));
  const [entry, ...others] = at < 0 ? [] : units.slice(at);
  if (!entry) return { belonging: units, syntaxProblems: [] };
  const syntaxProblem = typo(entry.piece, entry.piece.column, 0);
  const parts = others.map(({ piece }) => part(piece, syntaxProblem));
  return { belonging: units.slice(0, at), syntaxProblems: [syntaxProblem, ...parts] };
}

/** Indentation by one space is a slip. Lines that are indented further may lack the line above them. */
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
  span: pieceSpan(piece, firstLineSpan(piece)),
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
  span: pieceSpan(piece, firstLineSpan(piece)),
  message: indentMessage(found, wanted),
  fixes: syntaxFixesIn(piece, oneFix(moveTitle(wanted), movePiece(piece, wanted))),
}));

const keyLost = memo((piece: Piece): SyntaxProblem => ({
  span: pieceSpan(piece, firstLineSpan(piece)),
  message: keyLostMessage(),
  fixes: [],
}));

/** The column of an offset in a piece. */
export function columnAt(piece: Piece, offset: number): number {
  return piece.position(offset).character;
}
