/** Finds the lines of the entry that begins on a line: its key or dash, and everything below it. */
import { maxOf, minOf } from "./minMax.ts";
import { memo } from "./memo.ts";
import { isOpenKey } from "./recovery/lines.ts";
import type { Node } from "./node.ts";
import type { Piece } from "./piece.ts";
import type { Span } from "./span.ts";
import { pieceSpan } from "./span.ts";
import type { Source } from "./source.ts";
import { scalarSpans } from "./comments.ts";
import { endOfNode, endOfPair, isFromAlias } from "./write/extent.ts";

/** A range of lines; `to` is exclusive. */
export type LineRange = readonly [from: number, to: number];

/** The lines of the entry that begins on a line, or that line alone. */
export function linesOfEntry(source: Source, line: number): LineRange {
  const text = source.line(line);
  const column = text.search(/\S|$/);
  const { piece, offset } = source.at({ line, character: column });
  const top = source.lineOf(piece);
  const belongs = belongsTo(column, text);
  const last = lastLineOf(source, piece, { start: offset, end: offset + text.length - column });
  let to = Math.max(line, last) + 1;
  for (let next = to; next < top + piece.lines; next++) {
    const below = source.line(next);
    if (isSilent(below)) continue;
    if (!belongs(below)) return [line, to];
    to = next + 1;
  }
  for (let index = source.indexOf(piece) + 1; index < source.pieces.length; index++) {
    const next = source.pieces[index] as Piece;
    const first = firstLineOf(next);
    if (first === undefined) continue;
    if (next.role === "marker" || !belongs(first)) break;
    to = source.lineOf(next) + next.lines;
  }
  return [line, to];
}

/**
 * Returns a test for lines that belong to an entry at a column: they are indented further, or they are list items at
 * the column of the key.
 */
function belongsTo(column: number, text: string): (line: string) => boolean {
  const holdsList = !isDash(text.slice(column)) && isOpenKey(text);
  return (line) => {
    const indent = line.search(/\S|$/);
    return indent > column || (indent === column && holdsList && isDash(line.slice(indent)));
  };
}

function isDash(content: string): boolean {
  return /^-(?:\s|$)/.test(content);
}

/** Whether a line is blank or a comment. */
function isSilent(line: string): boolean {
  return /^\s*(?:#|$)/.test(line);
}

const firstLineOf = memo((piece: Piece): string | undefined =>
  piece.text.split(/\r\n|\r|\n/).find((line) => !isSilent(line)),
);

/** The last line of the entries that begin on a line of a piece. */
function lastLineOf(source: Source, piece: Piece, line: Span): number {
  const end = Math.max(line.start, maxOf(endsIn(piece.tree, line, piece)));
  // A block scalar that keeps its line breaks ends at the beginning of the next line.
  const at = Math.max(line.start, end - 1);
  return source.range(pieceSpan(piece, { start: at, end: at })).start.line;
}

/** The ends of the nodes that begin on a line. */
function endsIn(node: Node | undefined, line: Span, piece: Piece): number[] {
  if (!node || isFromAlias(node, piece) || node.start > line.end || node.end < line.start) return [];
  const begins = (at: number): boolean => line.start <= at && at <= line.end;
  if (node.kind === "list" || node.kind === "map") {
    if (node.flow && begins(node.start)) return [node.end];
    if (node.kind === "list") return node.items.flatMap((item) => endsIn(item, line, piece));
    return node.pairs.flatMap((pair) =>
      begins(pair.key.start) && !pair.merged
        ? [endOfPair(pair, piece)]
        : [pair.key, pair.value].flatMap((each) => endsIn(each, line, piece)),
    );
  }
  return begins(node.start) ? [endOfNode(node, piece)] : [];
}

/** The lines of all scalars that touch a line, or that line alone. */
export function linesOfTexts(source: Source, line: number): LineRange {
  const { piece, offset: start } = source.at({ line, character: 0 });
  const end = start + source.line(line).length;
  const lineAt = (at: number): number => source.range(pieceSpan(piece, { start: at, end: at })).start.line;
  const touched = scalarSpans(piece).filter((text) => text.start <= end && text.end > start);
  return [
    Math.min(line, minOf(touched.map((text) => lineAt(text.start)))),
    Math.max(line, maxOf(touched.map((text) => lineAt(Math.max(text.start, text.end - 1))))) + 1,
  ];
}

/** If a line is inside a scalar of several lines, the line of that scalar's key; otherwise the line itself. */
export function lineAboveText(source: Source, line: number): number {
  const { piece, offset } = source.at({ line, character: 0 });
  const text = scalarSpans(piece).find(({ start, end }) => start < offset && offset < end);
  if (!text) return line;
  const start = keyOf(piece.tree, text.start) ?? text.start;
  const above = source.range(pieceSpan(piece, { start, end: start })).start.line;
  return above < line ? lineAboveText(source, above) : line;
}

/** The offset of the key of the scalar at an offset, or of the scalar if it has no key. */
function keyOf(node: Node | undefined, offset: number): number | undefined {
  if (!node || offset < node.start || offset > node.end) return undefined;
  if (node.kind === "list") return first(node.items.map((item) => keyOf(item, offset)));
  if (node.kind !== "map") return node.start;
  return first(
    node.pairs.map(({ key, value }) => {
      if (!value || offset < value.start || offset > value.end) return keyOf(key, offset);
      return value.kind === "scalar" ? key.start : keyOf(value, offset);
    }),
  );
}

function first(all: readonly (number | undefined)[]): number | undefined {
  return all.find((each) => each !== undefined);
}
