/** Edits relative to a piece, and their conversion to LSP edits. */
import type { TextEdit } from "vscode-languageserver-types";
import type { OffsetEdit } from "../offsetEdits.ts";
import type { Piece } from "../piece.ts";
import type { PieceSpan } from "../span.ts";
import { pieceSpan } from "../span.ts";
import type { Source } from "../source.ts";
import { lineStart } from "./extent.ts";

declare const written: unique symbol;

/** YAML that a module of `write/` has written. The linter forbids the others to call a text so. */
export type WrittenYaml = string & { readonly [written]: true };

/** Signs that every module may insert or, with "", take away. */
type Sign = "" | " " | "  " | ":" | ": " | "- " | "[" | "]";

/** Replaces the text at a span. Line breaks are "\n" and become those of the file. */
export interface PieceEdit {
  readonly span: PieceSpan;
  readonly text: WrittenYaml | Sign;
}

/** The edit that writes at a place what the text says at another one, as it is written there. */
export function copyEdit(span: PieceSpan, from: PieceSpan): PieceEdit {
  return { span, text: from.piece.text.slice(from.start, from.end) as WrittenYaml };
}

/** The edits of a fix of a piece. */
export function pieceEditsOf(piece: Piece, edits: readonly OffsetEdit[]): PieceEdit[] {
  return edits.map(({ at, remove, insert }) => ({
    span: pieceSpan(piece, { start: at, end: at + remove }),
    text: insert.replace(/\r\n?/g, "\n") as WrittenYaml,
  }));
}

/** The edit that replaces a part of a comment. */
export function commentEdit(span: PieceSpan, text: string): PieceEdit {
  return { span, text: text.replaceAll(/[\r\n]+/g, " ") as WrittenYaml };
}

/** Converts an edit to positions in the file, with the line breaks of the file. */
export function textEditOf(source: Source, { span, text }: PieceEdit): TextEdit {
  return { range: source.range(span), newText: withLineBreaksOf(source, text) };
}

/** The edit that turns one version into another: it replaces the shortest range that contains all differences. */
export function editBetween(before: Source, after: Source): TextEdit[] {
  const [old, now] = [before.text, after.text];
  if (old === now) return [];
  const most = Math.min(old.length, now.length);
  let head = 0;
  while (head < most && old[head] === now[head]) head++;
  let tail = 0;
  while (tail < most - head && old.at(-1 - tail) === now.at(-1 - tail)) tail++;
  // Do not split CR LF.
  if (old[head - 1] === "\r") head--;
  if (tail > 0 && old.at(-tail) === "\n") tail--;
  const start = before.range(before.pieceSpanOf({ start: head, end: head })).start;
  const end = before.range(before.pieceSpanOf({ start: old.length - tail, end: old.length - tail })).start;
  return [{ range: { start, end }, newText: now.slice(head, now.length - tail) }];
}

/** The edit that replaces a range of lines; the second line number is exclusive. */
export function lineEdit(source: Source, [from, to]: readonly [number, number], text: string): TextEdit {
  const newText = withLineBreaksOf(source, text);
  const last = source.lineCount - 1;
  const end = to <= last ? { line: to, character: 0 } : { line: last, character: source.line(last).length };
  return { range: { start: { line: from, character: 0 }, end }, newText };
}

/** The edits that indent the lines of a span by one level. Blank lines stay. */
export function indentLines({ piece, start, end }: PieceSpan): PieceEdit[] {
  const { text } = piece;
  return piece.lineStarts
    .filter((at) => lineStart(text, start) <= at && at < end && /^[ \t]*\S/.test(text.slice(at)))
    .map((at) => ({ span: { piece, start: at, end: at }, text: "  " }));
}

/** Converts a text to the line breaks of a file: its first one, or "\n" if it has none. */
export function withLineBreaksOf(source: Source, text: string): string {
  if (!text.includes("\n")) return text;
  const lineBreak = lineBreakOf(source);
  return lineBreak === "\n" ? text : text.replaceAll("\n", lineBreak);
}

function lineBreakOf({ pieces }: Source): string {
  for (const { text } of pieces) {
    const found = /\r\n|\r|\n/.exec(text);
    if (found) return found[0];
  }
  return "\n";
}
