/**
 * `textDocument/foldingRange`: folds sections, items and their values, texts, comments, and the lines below headline
 * comments.
 */
import type { FoldingRange } from "vscode-languageserver-types";
import { FoldingRangeKind } from "vscode-languageserver-types";
import type { Item } from "../syntax/document.ts";
import { documentsOf } from "../syntax/document.ts";
import { commentsOf, linesIn, foldsOf, trimmedEnd } from "../syntax/folds.ts";
import { pieceSpan } from "../syntax/span.ts";
import type { Source } from "../syntax/source.ts";

type Lines = Pick<FoldingRange, "startLine" | "endLine">;

/** The folds of a file, sorted by line; none of them cross. */
export function foldingRanges(source: Source): FoldingRange[] {
  const found = new Map<number, FoldingRange>();
  /** Adds a fold. Of two that begin in one line the longer wins, since editors show one marker per line. */
  const add = (startLine: number, endLine: number, kind?: FoldingRangeKind): void => {
    const known = found.get(startLine);
    if (endLine > startLine && (known?.endLine ?? -1) < endLine)
      found.set(startLine, { startLine, endLine, ...(kind ? { kind } : {}) });
  };
  for (const { sections } of documentsOf(source)) {
    for (const { piece, key, value, items } of sections) {
      const startLine = source.range(pieceSpan(piece, key)).start.line;
      const last = items.at(-1);
      if (last) add(startLine, lastLineOf(last, source));
      if (value)
        for (const [from, to] of linesIn(piece, value))
          add(source.lineOf(piece) + from, source.lineOf(piece) + to);
      for (const item of items) {
        if (item.merged) continue;
        if (item.key) add(source.range(pieceSpan(item.piece, item.key)).start.line, lastLineOf(item, source));
        for (const [from, to] of foldsOf(item))
          add(source.lineOf(item.piece) + from, source.lineOf(item.piece) + to);
      }
    }
  }
  const folds = Array.from(found.values());
  for (const { startLine, endLine } of commentRuns(source)) add(startLine, endLine, FoldingRangeKind.Comment);
  for (const { startLine, endLine } of regions(source, folds))
    add(startLine, endLine, FoldingRangeKind.Region);
  return nested(Array.from(found.values()).toSorted((a, b) => a.startLine - b.startLine));
}

/** Removes folds that cross another one: in half-typed text, one may begin in the line in which another ends. */
function nested(sorted: readonly FoldingRange[]): FoldingRange[] {
  const around: number[] = [];
  return sorted.filter(({ startLine, endLine }) => {
    while ((around.at(-1) ?? Infinity) < startLine) around.pop();
    if (endLine > (around.at(-1) ?? Infinity)) return false;
    around.push(endLine);
    return true;
  });
}

function lastLineOf({ piece, key, value }: Item, source: Source): number {
  const end = trimmedEnd(piece, value?.end ?? key?.end ?? 0);
  return source.range(pieceSpan(piece, { start: end, end })).start.line;
}

/** Runs of consecutive comments. */
function commentRuns(source: Source): Lines[] {
  const runs: Lines[] = [];
  for (const { line, isHeadline } of commentsIn(source)) {
    const last = runs.at(-1);
    if (isHeadline) continue;
    if (last?.endLine === line - 1) runs[runs.length - 1] = { ...last, endLine: line };
    else runs.push({ startLine: line, endLine: line });
  }
  return runs;
}

/** The lines below each headline comment: up to the next one in the same section, item or document, or to the end. */
function regions(source: Source, folds: readonly Lines[]): Lines[] {
  const parts = [...documentLines(source), ...folds.toSorted((a, b) => a.startLine - b.startLine)];
  const headlines = commentsIn(source)
    .filter(({ isHeadline }) => isHeadline)
    .map(({ line }) => ({
      line,
      part: parts.findLast(({ startLine, endLine }) => startLine < line && line <= endLine),
    }));
  return headlines.map(({ line, part }, index) => {
    const next = headlines.slice(index + 1).find((each) => each.part === part);
    const end = next ? next.line - 1 : (part?.endLine ?? line);
    return { startLine: line, endLine: lastFilled(source, end) };
  });
}

/** The lines of every document, including its markers. */
function documentLines(source: Source): Lines[] {
  const marks = source.pieces.filter(({ role }) => role === "marker").map((piece) => source.lineOf(piece));
  return [-1, ...marks].map((startLine, index) => ({
    startLine,
    endLine: (marks[index] ?? source.lineCount) - 1,
  }));
}

function commentsIn(source: Source): { line: number; isHeadline: boolean }[] {
  return source.pieces.flatMap((piece) => {
    const first = source.lineOf(piece);
    return commentsOf(piece).map(({ line, isHeadline }) => ({ line: first + line, isHeadline }));
  });
}

function lastFilled(source: Source, from: number): number {
  let line = from;
  while (line > 0 && source.line(line).trim() === "") line--;
  return line;
}
