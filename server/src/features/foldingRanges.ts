/** `textDocument/foldingRange`: what can be folded away: sections, items, what is in them, texts, comments and their headlines. */
import type { FoldingRange } from "vscode-languageserver-types";
import { FoldingRangeKind } from "vscode-languageserver-types";
import type { Item } from "../syntax/document.ts";
import { documentsOf } from "../syntax/document.ts";
import { memo } from "../syntax/memo.ts";
import type { Node } from "../syntax/node.ts";
import type { Piece } from "../syntax/piece.ts";
import { placeOf } from "../syntax/place.ts";
import type { Source } from "../syntax/source.ts";

export function foldingRanges(source: Source): FoldingRange[] {
  const found = new Map<number, FoldingRange>();
  /** Of two that begin in one line, the one that ends later: the editor shows one mark. */
  const add = (startLine: number, endLine: number, kind?: FoldingRangeKind): void => {
    const known = found.get(startLine);
    if (endLine > startLine && (known?.endLine ?? -1) < endLine)
      found.set(startLine, { startLine, endLine, ...(kind ? { kind } : {}) });
  };
  for (const { sections } of documentsOf(source)) {
    for (const { piece, key, value, items } of sections) {
      const startLine = source.range(placeOf(piece, key)).start.line;
      const last = items.at(-1);
      if (last) add(startLine, lastLineOf(last, source));
      if (value)
        for (const [from, to] of linesIn(piece, value))
          add(source.lineOf(piece) + from, source.lineOf(piece) + to);
      for (const item of items) {
        if (item.merged) continue;
        if (item.key) add(source.range(placeOf(item.piece, item.key)).start.line, lastLineOf(item, source));
        for (const [from, to] of linesOf(item))
          add(source.lineOf(item.piece) + from, source.lineOf(item.piece) + to);
      }
    }
  }
  for (const { startLine, endLine, kind } of commentsIn(source)) add(startLine, endLine, kind);
  return Array.from(found.values()).toSorted((a, b) => a.startLine - b.startLine);
}

function lastLineOf({ piece, key, value }: Item, source: Source): number {
  const end = trimmedEnd(piece, value?.end ?? key?.end ?? 0);
  return source.range(placeOf(piece, { start: end, end })).start.line;
}

/** The first and the last line of everything in an item that takes several, counted from its piece. */
const linesOf = memo(({ piece, value }: Item): readonly (readonly [number, number])[] =>
  value ? linesIn(piece, value) : [],
);

function linesIn(piece: Piece, node: Node): (readonly [number, number])[] {
  switch (node.kind) {
    case "list":
      return node.items.flatMap((item) => [between(piece, item.start, item), ...linesIn(piece, item)]);
    case "map":
      return node.pairs.flatMap(({ key, value, merged }) =>
        value && !merged ? [between(piece, key.start, value), ...linesIn(piece, value)] : [],
      );
    default:
      return [];
  }
}

function between(piece: Piece, start: number, { end }: Node): readonly [number, number] {
  return [piece.position(start).line, piece.position(trimmedEnd(piece, end)).line];
}

function trimmedEnd({ text }: Piece, end: number): number {
  return text.slice(0, end).trimEnd().length;
}

/** A headline such as `# ---- Actors ----` reaches to the next one; other comments are folded where they follow one another. */
const HEADLINE = /^#\s*[-=─*#]{3,}.*[^\s\-=─*#]/;

function commentsIn(source: Source): FoldingRange[] {
  const found: FoldingRange[] = [];
  let block: number | undefined;
  let headline: number | undefined;
  const { lineCount } = source;
  for (let line = 0; line <= lineCount; line++) {
    const text = line < lineCount ? source.line(line) : "";
    const isHeadline = HEADLINE.test(text);
    if (line === lineCount || isHeadline) {
      if (headline !== undefined)
        found.push({
          startLine: headline,
          endLine: lastFilled(source, line - 1),
          kind: FoldingRangeKind.Region,
        });
      headline = isHeadline ? line : undefined;
    }
    const isComment = /^\s*#/.test(text) && !isHeadline;
    if (isComment) block ??= line;
    else if (block !== undefined) {
      found.push({ startLine: block, endLine: line - 1, kind: FoldingRangeKind.Comment });
      block = undefined;
    }
  }
  return found;
}

function lastFilled(source: Source, from: number): number {
  let line = from;
  while (line > 0 && source.line(line).trim() === "") line--;
  return line;
}
