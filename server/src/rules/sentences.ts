/** Finds the sentences in which an item judges or assesses, with the estimates in them. */
import type { Facts, Prose, Reference } from "../model/facts/facts.ts";
import { keyOf } from "../model/facts/facts.ts";
import { ownEstimateIn, wordsOfScale } from "../model/estimates/estimate.ts";
import { proseOf } from "../prose/proseOf.ts";
import type { ProseSentence } from "../prose/proseOf.ts";
import { isLanguageRead } from "../prose/read.ts";
import type { Reading } from "../prose/readings.ts";
import { isOwnEstimate } from "../prose/readings.ts";
import { textOf, valueAt } from "../syntax/node.ts";
import type { Span } from "../syntax/span.ts";
import type { View } from "./rule.ts";

/** What decides how a text is read. */
type ReadIn = Pick<View, "language" | "scales">;

/** Returns the sentences of judgments; none for information, assumptions and statements without a kind. */
export function judgmentSentences(facts: Facts, view: ReadIn): readonly ProseSentence[] {
  return isJudgment(facts) ? sentencesWhere(facts, view, ({ path }) => keyOf(path) === "text") : [];
}

/**
 * Returns whether a judgment says how probable something is: under its key or in its text. A text in a language that is not read may say
 * it.
 */
export function hasLikelihood(facts: Facts, view: ReadIn): boolean {
  return ownEstimateIn(facts.item) !== undefined || saysInText(facts, view, ({ readings }) => readings);
}

/** Returns whether a judgment says how sure its authors are, in the same places. */
export function hasConfidence(facts: Facts, view: ReadIn): boolean {
  return (
    valueAt(facts.item.value, "confidence") !== undefined ||
    saysInText(facts, view, ({ confidence }) => confidence)
  );
}

function saysInText(
  facts: Facts,
  view: ReadIn,
  found: (sentence: ProseSentence) => readonly unknown[],
): boolean {
  if (!isLanguageRead(view.language)) return true;
  const sentences = sentencesWhere(facts, view, ({ path }) => keyOf(path) === "text");
  return sentences.some((sentence) => found(sentence).length > 0);
}

/** Returns the sentences of judgments, threats, comparisons and the summary, with those of alternatives. */
export function assessingSentences(facts: Facts, view: ReadIn): readonly ProseSentence[] {
  return sentencesWhere(facts, view, ({ path }) => assesses(facts, keyOf(path)));
}

/** Returns those of them that say what the item itself assesses: none of alternatives. */
export function mainSentences(facts: Facts, view: ReadIn): readonly ProseSentence[] {
  return sentencesWhere(
    facts,
    view,
    ({ path }) => assesses(facts, keyOf(path)) && path[0] !== "alternatives",
  );
}

/**
 * Returns the sentences that speak for the authors: those of judgments, threats, comparisons and alternatives, and of the
 * summary; none of information, assumptions and statements without a kind.
 */
export function authorsSentences(facts: Facts, view: ReadIn): readonly ProseSentence[] {
  if (facts.section === "statements" && !isJudgment(facts)) return [];
  return assessingSentences(facts, view);
}

/** Returns whether the item is a judgment, by its kind or role. */
function isJudgment({ section, item }: Facts): boolean {
  if (section !== "statements") return false;
  const kind = textOf(valueAt(item.value, "kind"));
  if (kind !== undefined) return kind === "judgment";
  return textOf(valueAt(item.value, "role")) === "key-judgment";
}

/** Where a statement assesses: in its text, and in its alternatives. */
const STATED: ReadonlySet<string> = new Set(["text", "alternatives.text"]);

/** Returns whether the item assesses in the text under a key. */
export function assesses(facts: Facts, key: string): boolean {
  switch (facts.section) {
    case "statements":
      return STATED.has(key) && textOf(valueAt(facts.item.value, "kind")) !== "information";
    case "summary":
      return key === "";
    case "threats":
      return key === "description";
    case "comparisons":
      return key === "text" || key === "items.text";
    default:
      return false;
  }
}

/** Returns the sentences of the texts of an item that pass a test. */
export function sentencesWhere(
  facts: Facts,
  view: ReadIn,
  isRead: (prose: Prose) => boolean,
): readonly ProseSentence[] {
  return facts.prose.filter(isRead).flatMap((prose) => sentencesOf(prose, view));
}

/** Returns the sentences of a text, read in the document's language and with the words of its scale. */
function sentencesOf({ node, span }: Prose, { language, scales }: ReadIn): readonly ProseSentence[] {
  return proseOf(node, span.piece, language, scales.likelihood && wordsOfScale(scales.likelihood));
}

/** Returns the first words of a sentence that call something possible, without a likelihood. */
export function hedgeIn({ readings }: ProseSentence): Reading | undefined {
  return readings.find(
    (reading) =>
      reading.kind === "hedge" &&
      isOwnEstimate(reading) &&
      !reading.denied &&
      reading.tense === "present" &&
      reading.number === undefined,
  );
}

/** A sentence with what refers in it, or right after its full stop: citations, footnotes and references. */
export interface ReferringSentence {
  readonly sentence: ProseSentence;
  readonly references: readonly Reference[];
  /** The sentence and what follows its full stop, as they are written. */
  readonly source: string;
}

/** Returns the sentences of a text with what refers in them. */
export function referringSentences(facts: Facts, prose: Prose, view: ReadIn): readonly ReferringSentence[] {
  const sentences = sentencesOf(prose, view);
  return sentences.map((sentence, index) => {
    const { piece, start } = sentence.toPiece(sentence);
    const next = sentences[index + 1];
    const until = next ? next.toPiece(next).start : prose.span.end;
    const references = facts.references.filter(
      ({ form, span }) =>
        (form === "citation" || form === "footnote" || form === "link") &&
        start <= span.start &&
        span.start < until,
    );
    return { sentence, references, source: piece.text.slice(start, until) };
  });
}

/** Returns the span of an estimate with its intensifier. */
export function wholeOf({ start, end, degree }: Reading): Span {
  return degree ? { start: Math.min(start, degree.start), end: Math.max(end, degree.end) } : { start, end };
}

/** Returns the span of a hedge with the words that make it one: "There is a risk". */
export function phraseOf({ start, end, existence }: Reading): Span {
  return { start: existence?.start ?? start, end };
}

/** Returns the text of a span on one line. */
export function wordsOfSpan(sentence: ProseSentence, span: Span): string {
  const { piece, start, end } = sentence.toPiece(span);
  return piece.text.slice(start, end).trim().replace(/\s+/g, " ");
}

/** Returns the span of a match in the text of a sentence. */
export function spanOf({ start }: ProseSentence, { index, 0: words }: RegExpExecArray): Span {
  return { start: start + index, end: start + index + words.length };
}
