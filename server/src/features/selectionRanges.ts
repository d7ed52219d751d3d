/** `textDocument/selectionRange`: expands from the word to the sentence, text, entry, item, section, document and file. */
import type { Position, SelectionRange } from "vscode-languageserver-types";
import type { Item } from "../syntax/document.ts";
import { documentsOf } from "../syntax/document.ts";
import type { Node } from "../syntax/node.ts";
import type { Span } from "../syntax/span.ts";
import { comparePositions, pieceSpan, touches } from "../syntax/span.ts";
import type { Piece } from "../syntax/piece.ts";
import type { Source } from "../syntax/source.ts";
import { addAll } from "../syntax/memo.ts";

/** The chain of selection ranges for each position. */
export function selectionRanges(source: Source, positions: readonly Position[]): SelectionRange[] {
  return positions.map((position) => selectionAt(source, position));
}

type Range = SelectionRange["range"];

function selectionAt(source: Source, position: Position): SelectionRange {
  const { piece, offset } = source.at(position);
  const here = (spans: readonly Span[]): Range[] => spans.map((span) => source.range(pieceSpan(piece, span)));
  const last = source.lineCount - 1;
  const file = { start: { line: 0, character: 0 }, end: { line: last, character: source.line(last).length } };
  const ranges: Range[] = [file];
  const document = documentsOf(source).find(({ pieces }) => pieces.includes(piece));
  const section = document?.sections.find(
    (each) => each.piece === piece || each.items.some((item) => item.piece === piece),
  );
  if (document && section) {
    const [first] = document.sections;
    const end = document.sections.at(-1);
    if (first && end)
      ranges.push({ start: source.range(pieceSpan(first.piece, first.key)).start, end: endOf(end, source) });
    ranges.push({
      start: source.range(pieceSpan(section.piece, section.key)).start,
      end: endOf(section, source),
    });
    const item = section.items.find((each) => each.piece === piece && touches(spanOf(each), offset));
    if (item) addAll(ranges, here([spanOf(item), ...spansIn(item.value, piece, offset)]));
    if (item?.key && touches(item.key, offset)) addAll(ranges, here([item.key]));
    if (section.piece === piece && touches(section.key, offset)) addAll(ranges, here([section.key]));
  }
  addAll(ranges, here(wordsAt(piece, offset)));
  return nested(ranges, position);
}

/** A chain of ranges from the innermost. A range that is not strictly inside the previous one is skipped. */
function nested(ranges: readonly Range[], position: Position): SelectionRange {
  let selection: SelectionRange | undefined;
  for (const range of ranges) {
    const holds = comparePositions(range.start, position) <= 0 && comparePositions(position, range.end) <= 0;
    if (!holds || (selection && !isInside(range, selection.range))) continue;
    selection = selection ? { range, parent: selection } : { range };
  }
  return selection ?? { range: { start: position, end: position } };
}

function isInside(inner: Range, outer: Range): boolean {
  const [start, end] = [comparePositions(outer.start, inner.start), comparePositions(inner.end, outer.end)];
  return start <= 0 && end <= 0 && (start < 0 || end < 0);
}

function spanOf({ key, value, piece }: Item): Span {
  const start = key?.start ?? value?.start ?? 0;
  return { start, end: trimmed(piece, Math.max(key?.end ?? 0, value?.end ?? 0)) };
}

function endOf(
  {
    items,
    piece,
    key,
    value,
  }: {
    readonly items: readonly Item[];
    readonly piece: Piece;
    readonly key: Span;
    readonly value: Span | undefined;
  },
  source: Source,
): Position {
  const last = items.at(-1);
  const span = last
    ? pieceSpan(last.piece, spanOf(last))
    : pieceSpan(piece, { start: key.start, end: value?.end ?? key.end });
  return source.range(span).end;
}

/** The spans around an offset in a value, outermost first. */
function spansIn(node: Node | undefined, piece: Piece, offset: number): Span[] {
  if (!node || !touches(node, offset)) return [];
  const own = { start: node.start, end: trimmed(piece, node.end) };
  switch (node.kind) {
    case "list":
      return [own, ...node.items.flatMap((item) => spansIn(item, piece, offset))];
    case "map":
      return [
        own,
        ...node.pairs.flatMap(({ key, value }) => {
          const pair = { start: key.start, end: Math.max(key.end, value?.end ?? 0) };
          if (!touches(pair, offset)) return [];
          return touches(key, offset) ? [pair, key] : [pair, ...spansIn(value, piece, offset)];
        }),
      ];
    case "scalar": {
      const inner = withoutMarks(node, piece);
      return [own, inner, ...sentencesAt(inner, piece, offset)];
    }
    case "alias":
      return [own];
  }
}

/** The contents of a scalar, without its quotation marks or block header. */
function withoutMarks({ start, end }: Span, { text }: Piece): Span {
  const written = text.slice(start, end);
  if (/^["']/.test(written) && end - start > 2) return { start: start + 1, end: end - 1 };
  const headLine = /^[|>][^\r\n]*\s+/.exec(written)?.[0] ?? "";
  return { start: start + headLine.length, end: trimmed({ text }, end) };
}

/** The paragraph and the sentence at an offset. */
function sentencesAt({ start, end }: Span, { text }: Piece, offset: number): Span[] {
  const inner = text.slice(start, end);
  const cut = (pattern: RegExp): Span => {
    let from = 0;
    for (const { index, 0: found } of inner.matchAll(pattern)) {
      if (start + index >= offset) return { start: start + from, end: start + index };
      from = index + found.length;
    }
    return { start: start + from, end };
  };
  return [cut(/(\r\n|\n|\r(?!\n))[ \t]*(?=[\r\n])\s*/g), cut(/(?<=[.?!]["”’)\]]{0,9})\s+/g)].map((span) => ({
    ...span,
    end: Math.max(span.start, text.slice(0, span.end).trimEnd().length),
  }));
}

function wordsAt({ text }: Piece, offset: number): Span[] {
  const before =
    /[\p{L}\p{M}\p{N}_]{0,100}$/u.exec(text.slice(Math.max(offset - 100, 0), offset))?.[0].length ?? 0;
  const after = /^[\p{L}\p{M}\p{N}_]*/u.exec(text.slice(offset, offset + 100))?.[0].length ?? 0;
  return before + after > 0 ? [{ start: offset - before, end: offset + after }] : [];
}

function trimmed({ text }: Pick<Piece, "text">, end: number): number {
  return text.slice(0, end).trimEnd().length;
}
