/** Places as the protocol has them: with the address of the file. */
import type { Location, Range } from "vscode-languageserver-types";
import type { Item } from "../syntax/document.ts";
import type { PieceSpan, Span } from "../syntax/span.ts";
import { comparePositions, pieceSpan } from "../syntax/span.ts";
import type { Source } from "../syntax/source.ts";

export interface SourceSpan {
  readonly source: Source;
  readonly span: PieceSpan;
}

export function locationOf({ source, span }: SourceSpan): Location {
  return { uri: source.uri, range: source.range(span) };
}

/** What a symbol spans and the name that is selected in it: the protocol wants the name inside, whatever the text. */
export function spanning(
  whole: Range,
  name: Range,
): { readonly range: Range; readonly selectionRange: Range } {
  return { range: enclosingRange([whole, name]), selectionRange: name };
}

/** From the beginning of the first of the ranges to the end of the last. */
export function enclosingRange([first, ...others]: readonly Range[]): Range {
  const zero = { line: 0, character: 0 };
  return others.reduce(
    (all, { start, end }) => ({
      start: comparePositions(start, all.start) < 0 ? start : all.start,
      end: comparePositions(end, all.end) > 0 ? end : all.end,
    }),
    first ?? { start: zero, end: zero },
  );
}

/** What an item takes up. */
export function itemRange({ piece, key, value }: Item, source: Source): Range {
  const start = key?.start ?? value?.start ?? 0;
  const end = Math.max(key?.end ?? 0, value?.end ?? 0);
  return source.range(pieceSpan(piece, trimmed({ start, end }, piece.text)));
}

/** Without the blank lines behind. */
export function trimmed({ start, end }: Span, text: string): Span {
  return { start, end: Math.max(start, text.slice(0, end).trimEnd().length) };
}

/** The beginning of a file. */
export function beginningOf({ uri }: Source): Location {
  const start = { line: 0, character: 0 };
  return { uri, range: { start, end: start } };
}
