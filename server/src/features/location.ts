/** Converts spans and items to LSP ranges and locations. */
import type { Location, Range } from "vscode-languageserver-types";
import type { Item } from "../syntax/document.ts";
import type { PieceSpan, Span } from "../syntax/span.ts";
import { comparePositions, pieceSpan } from "../syntax/span.ts";
import type { Source } from "../syntax/source.ts";

/** A span in a file. */
interface SourceSpan {
  readonly source: Source;
  readonly span: PieceSpan;
}

/** The LSP location of a span. */
export function locationOf({ source, span }: SourceSpan): Location {
  return { uri: source.uri, range: source.range(span) };
}

/**
 * The ranges of a symbol: its whole extent and its name. LSP requires the name to be inside the extent, so both are
 * joined.
 */
export function symbolRanges(
  whole: Range,
  name: Range,
): { readonly range: Range; readonly selectionRange: Range } {
  return { range: enclosingRange([whole, name]), selectionRange: name };
}

/** The range from the earliest start to the latest end. */
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

/** The range of an item. */
export function itemRange({ piece, key, value }: Item, source: Source): Range {
  const start = key?.start ?? value?.start ?? 0;
  const end = Math.max(key?.end ?? 0, value?.end ?? 0);
  return source.range(pieceSpan(piece, withoutTrailingBlanks({ start, end }, piece.text)));
}

/** The span without trailing blank lines. */
export function withoutTrailingBlanks({ start, end }: Span, text: string): Span {
  return { start, end: Math.max(start, text.slice(0, end).trimEnd().length) };
}

/** The start of a file. */
export function startOfFile({ uri }: Source): Location {
  const start = { line: 0, character: 0 };
  return { uri, range: { start, end: start } };
}
