/** Reads the text of a scalar, with the offsets of its piece. Memoized, because many rules read it. */
import { memoOn } from "../syntax/memo.ts";
import type { ScalarNode } from "../syntax/node.ts";
import type { Piece } from "../syntax/piece.ts";
import type { PieceSpan, Span } from "../syntax/span.ts";
import { replacedBySpaces } from "../syntax/scan.ts";
import type { PhraseIndex } from "./lexicon.ts";
import { passageOf } from "./passage.ts";
import type { ReadSentence } from "./read.ts";
import { readScope } from "./read.ts";
import { scopeOf } from "./scope.ts";

/** A sentence of a scalar. */
export interface ProseSentence extends ReadSentence {
  /** The author's own words: everything else is blank. Offsets of the sentence count from its start. */
  readonly text: string;
  /** Converts a span of the scalar's text to one of the piece. */
  readonly toPiece: (span: Span) => PieceSpan;
}

/** The text of a scalar, and which of its words are the author's. */
const scopeIn = memoOn((node: ScalarNode, piece: Piece) => {
  const passage = passageOf(node, piece);
  return { ...passage, scope: scopeOf(passage.text) };
});

/** Returns the sentences of a scalar, in order. */
export const proseOf = memoOn(
  (
    node: ScalarNode,
    piece: Piece,
    ...[language, phrases]: [language: string | undefined, phrases: PhraseIndex | undefined]
  ): readonly ProseSentence[] => {
    const { scope, toPiece: offsetOf } = scopeIn(node, piece);
    const own = replacedBySpaces(scope.text, scope.quoted);
    const toPiece = ({ start, end }: Span): PieceSpan => ({
      piece,
      start: offsetOf(start),
      end: end > start ? offsetOf(end - 1) + 1 : offsetOf(end),
    });
    return readScope(scope, language, phrases).map((sentence) => ({
      ...sentence,
      text: own.slice(sentence.start, sentence.end),
      toPiece,
    }));
  },
);

/**
 * Returns a scalar as it is written, with everything blanked out that is not the author's own prose: quotations, code,
 * citations, addresses. Offsets do not change.
 */
export const visibleProse = memoOn((node: ScalarNode, piece: Piece): string => {
  const source = piece.text.slice(node.start, node.end);
  const { text, scope, toPiece } = scopeIn(node, piece);
  const own = restored(replacedBySpaces(scope.text, scope.quoted), text, scope.unspoken);
  const hidden = differences(text, own);
  const inSource = hidden.map(({ start, end }) => ({
    start: toPiece(start) - node.start,
    end: toPiece(end - 1) + 1 - node.start,
  }));
  return replacedBySpaces(source, inSource);
});

/** Puts spans of an original text back into a text that has blanks for them. */
function restored(blanked: string, original: string, spans: readonly Span[]): string {
  if (spans.length === 0) return blanked;
  const parts: string[] = [];
  let from = 0;
  for (const { start, end } of spans) {
    parts.push(blanked.slice(from, start), original.slice(start, end));
    from = end;
  }
  return parts.join("") + blanked.slice(from);
}

/** Returns the spans in which two texts of the same length differ. */
function differences(text: string, other: string): Span[] {
  const spans: Span[] = [];
  if (text === other) return spans;
  for (let start = 0; start < text.length; start++) {
    let end = start;
    while (end < text.length && text.charAt(end) !== other.charAt(end)) end++;
    if (end > start) spans.push({ start, end });
    start = end;
  }
  return spans;
}
