/** Finds the sentences in which an item judges or assesses, in its author's own words. */
import type { Facts, Prose } from "../../model/facts.ts";
import { memo } from "../../syntax/memo.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import type { PieceSpan, Span } from "../../syntax/span.ts";
import { visibleProse } from "../prose.ts";

/** A sentence of an item. */
export interface Sentence {
  /** The sentence, with everything blanked out that is not its author's own. */
  readonly text: string;
  readonly prose: Prose;
  /** The offset of the sentence in its piece. */
  readonly start: number;
}

/** The sentences of a judgment; none for information, assumptions and statements without a kind. */
export const judgmentSentences = memo((facts: Facts): readonly Sentence[] =>
  isJudgment(facts) ? facts.prose.filter(({ path }) => keyOf(path) === "text").flatMap(sentencesOf) : [],
);

/** The sentences of judgments, threats and comparisons. */
export const assessingSentences = memo((facts: Facts): readonly Sentence[] =>
  facts.prose.filter(({ path }) => assesses(facts, keyOf(path))).flatMap(sentencesOf),
);

/** Returns whether the item is a judgment, by its kind or role. */
export function isJudgment({ section, item }: Facts): boolean {
  if (section !== "statements") return false;
  const kind = textOf(valueAt(item.value, "kind"));
  if (kind !== undefined) return kind === "judgment";
  return textOf(valueAt(item.value, "role")) === "key-judgment";
}

function assesses(facts: Facts, key: string): boolean {
  switch (facts.section) {
    case "statements":
      return key === "text" && textOf(valueAt(facts.item.value, "kind")) !== "information";
    case "threats":
      return key === "description";
    case "comparisons":
      return key === "text" || key === "items.text";
    default:
      return false;
  }
}

function keyOf(path: Prose["path"]): string {
  return path.filter((step) => typeof step === "string").join(".");
}

/** Splits a text into sentences. The points of "U.S." end no sentence. */
export function sentencesOf(prose: Prose): Sentence[] {
  const { node, span } = prose;
  const text = visibleProse(node, span.piece);
  const ends = Array.from(
    text.matchAll(/(?<!\p{Lu}|(?<!\p{Lu})[.!?])[.!?]+[”»"’')\]]*(?=\s|$)|\n\s*\n/gu),
    (match) => match.index + match[0].length,
  );
  return [0, ...ends].flatMap((start, index) => {
    const part = text.slice(start, ends[index]);
    return part.trim() === "" ? [] : [{ text: part, prose, start: node.start + start }];
  });
}

/** Converts a span in a sentence to one in its piece. */
export function sentenceSpan({ prose, start }: Sentence, words: Span): PieceSpan {
  return { piece: prose.span.piece, start: start + words.start, end: start + words.end };
}

/** Returns the span of a match. */
export function spanOf(match: RegExpExecArray): Span {
  return { start: match.index, end: match.index + match[0].length };
}

/** Returns the matched words on one line. */
export function matchedWords(match: RegExpExecArray): string {
  return match[0].trim().replace(/\s+/g, " ");
}
