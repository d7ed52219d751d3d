/**
 * `textDocument/formatting`, `rangeFormatting` and `onTypeFormatting`: indentation and blank lines in the style of the
 * examples. Words, quotation marks and comments do not change. Text that cannot be parsed, or would change its meaning,
 * stays as it is.
 */
import type { Position, Range, TextEdit } from "vscode-languageserver-types";
import { documentsOf } from "../syntax/document.ts";
import { memoOn } from "../syntax/memo.ts";
import type { Piece } from "../syntax/piece.ts";
import { Piece as NewPiece } from "../syntax/piece.ts";
import type { Source } from "../syntax/source.ts";
import { formattedLines, linesOfPiece } from "../syntax/layout.ts";
import { STEP } from "../syntax/measure.ts";
import { valueOf } from "../syntax/node.ts";

/** The edits that format a whole file. */
export function formatDocument(source: Source): TextEdit[] {
  return formatLines(source, 0, source.lineCount - 1);
}

/** Formats the lines that the range touches. */
export function formatRange(source: Source, { start, end }: Range): TextEdit[] {
  // A selection that ends at column 0 does not include that line.
  return formatLines(
    source,
    start.line,
    end.character === 0 && end.line > start.line ? end.line - 1 : end.line,
  );
}

/** Formats after Enter: removes trailing white space from the line that the cursor left. */
export function formatOnType(source: Source, { line }: Position): TextEdit[] {
  const left = line - 1;
  return formatLines(source, left, left).filter(
    ({ newText, range: { start, end } }) =>
      newText === "" && end.line === left && source.line(left).slice(start.character).trim() === "",
  );
}

function formatLines(source: Source, first: number, last: number): TextEdit[] {
  const withSyntaxProblems = new Set(
    documentsOf(source).flatMap(({ syntaxProblems }) => syntaxProblems.map(({ span }) => span.piece)),
  );
  // An item that cannot be formatted keeps the others of its section in their column.
  const wrong = new Set(
    source.pieceGroups.flatMap(({ pieces }) =>
      pieces.some((piece) => withSyntaxProblems.has(piece)) ? pieces : [],
    ),
  );
  const edits = source.pieces.flatMap((piece, index) => {
    const line = source.lineOf(piece);
    if (wrong.has(piece) || line > last || line + piece.lines < first) return [];
    return editsIn(piece, columnsOf(source.pieces, index)).map(({ range, newText }) => ({
      newText,
      range: { start: moved(range.start, line), end: moved(range.end, line) },
    }));
  });
  const wanted = edits.filter(({ range }) => range.start.line >= first && range.start.line <= last);
  return keepsMeaning(source, wanted) ? wanted : [];
}

function moved({ line, character }: Position, by: number): Position {
  return { line: line + by, character };
}

/**
 * The target columns of a piece as a string, so that it can be a memo key: "0 4" means column 0, with its items now at
 * column 4.
 */
function columnsOf(pieces: readonly Piece[], index: number): string {
  const piece = pieces[index];
  const next = pieces[index + 1];
  const column = piece?.role === "item" ? STEP : 0;
  return next?.role === "item" && piece?.role !== "item" ? `${column} ${next.column}` : String(column);
}

/** The edits of one piece, with lines relative to its first. */
const editsIn = memoOn((piece: Piece, columns: string): readonly TextEdit[] => {
  const [column = 0, itemsAt] = columns.split(" ").map(Number);
  const isEntry = piece.role === "entry" || piece.role === "item";
  // A digit in the header of a block scalar counts columns, so the author depends on them.
  if (!isEntry || piece.problems.length > 0 || isUnread(piece) || /[|>][+-]?\d/.test(piece.text)) return [];
  const old = linesOfPiece(piece);
  const now = formattedLines(piece, { column, itemsAt });
  // Most pieces are already formatted; skipping the check of meaning for them saves most of the time.
  if (now.every((line, index) => line === old[index])) return [];
  const text = now.filter((line) => line !== undefined).join("\n");
  const reading = new NewPiece({ text, lines: piece.lines, role: piece.role, before: piece.before });
  if (wordsIn(text) !== wordsIn(piece.text) || contentOf(reading) !== contentOf(piece)) return [];
  return now.flatMap((line, index) => editOf(old[index] ?? "", line, index));
});

/** Whether a piece was not parsed because the file has too many syntax problems. */
function isUnread({ tree, text }: Piece): boolean {
  return tree === undefined && /^[ \t]*[^#\s]/m.test(text);
}

/** The text without white space. */
function wordsIn(text: string): string {
  return text.replace(/\s+/g, "");
}

function contentOf({ tree, problems }: Piece): string {
  return JSON.stringify([valueOf(tree), problems.length]);
}

/** The smallest edit that changes one line to another. */
function editOf(old: string, now: string | undefined, line: number): TextEdit[] {
  if (now === undefined)
    return [{ range: { start: { line, character: 0 }, end: { line: line + 1, character: 0 } }, newText: "" }];
  if (old === now) return [];
  const [before, after] = [/^\s*/.exec(old)?.[0] ?? "", /^\s*/.exec(now)?.[0] ?? ""];
  const rest = [old.slice(before.length), now.slice(after.length)] as const;
  const edit = (start: number, end: number, newText: string): TextEdit => ({
    range: { start: { line, character: start }, end: { line, character: end } },
    newText,
  });
  const indentation = before === after ? [] : [edit(0, before.length, after)];
  if (rest[0] === rest[1]) return indentation;
  const [was, is] = rest;
  if (was.startsWith(is)) return [...indentation, edit(before.length + is.length, old.length, "")];
  return [edit(0, old.length, now)];
}

/** Whether the file has the same values after the edits, item by item. */
function keepsMeaning(source: Source, edits: readonly TextEdit[]): boolean {
  if (edits.length === 0) return true;
  const changes = edits.map(({ range, newText }) => ({ range, text: newText }));
  return meaningOf(source.withEdits(changes, source.version)) === meaningOf(source);
}

function meaningOf(source: Source): string {
  return JSON.stringify(
    documentsOf(source).map(({ sections, syntaxProblems }) => [
      syntaxProblems.length,
      sections.map(({ name, items }) => [
        name,
        items.map(({ key, value }) => [valueOf(key), valueOf(value)]),
      ]),
    ]),
  );
}
