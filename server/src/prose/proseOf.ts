/** Reads the text of a scalar, with the offsets of its piece. Memoized, because many rules read it. */
import { memoOn } from "../syntax/memo.ts";
import type { ScalarNode } from "../syntax/node.ts";
import type { Piece } from "../syntax/piece.ts";
import type { PieceSpan, Span } from "../syntax/span.ts";
import { replacedBySpaces } from "../syntax/scan.ts";
import type { PhraseIndex } from "./lexicon.ts";
import { passageOf } from "./passage.ts";
import type { ReadSentence } from "./read.ts";
import { readProse } from "./read.ts";

/** A sentence of a scalar. */
export interface ProseSentence extends ReadSentence {
  /** The author's own words: everything else is blank. Offsets of the sentence count from its start. */
  readonly text: string;
  /** Converts a span of the scalar's text to one of the piece. */
  readonly toPiece: (span: Span) => PieceSpan;
  /** Converts a span of `text` to one of the piece. */
  readonly inPiece: (span: Span) => PieceSpan;
}

/** Returns the sentences of a scalar, in order. */
export const proseOf = memoOn(
  (
    node: ScalarNode,
    piece: Piece,
    ...[language, phrases]: [language: string | undefined, phrases: PhraseIndex | undefined]
  ): readonly ProseSentence[] => {
    const { text, toPiece: offsetOf } = passageOf(node, piece);
    const { scope, sentences } = readProse(text, language, phrases);
    const own = replacedBySpaces(scope.text, scope.quoted);
    const toPiece = ({ start, end }: Span): PieceSpan => ({
      piece,
      start: offsetOf(start),
      end: end > start ? offsetOf(end - 1) + 1 : offsetOf(end),
    });
    return sentences.map((sentence) => ({
      ...sentence,
      text: own.slice(sentence.start, sentence.end),
      toPiece,
      inPiece: ({ start, end }) => toPiece({ start: sentence.start + start, end: sentence.start + end }),
    }));
  },
);
