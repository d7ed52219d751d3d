/** Decides which phrases of a text its author asserts: not those that are denied, reported, asked or conditional. */
import type { Span } from "../syntax/span.ts";
import type { Phrase } from "./lexicon.ts";
import { indexed } from "./lexicon.ts";
import { readProse } from "./read.ts";
import type { Reading } from "./readings.ts";
import { isOwnEstimate } from "./readings.ts";
import { scopeOf } from "./scope.ts";
import { tokenSentences } from "./tokens.ts";

/** Between an estimate and what it is about: "it is unlikely that flooding ranks third". */
const COMPLEMENT = /(?<!\p{sc=Latn})(?:that|que)(?!\p{sc=Latn})/iu;

/** Returns the phrases that the author asserts. A phrase is read as an estimate is. */
export function ownPhrases<P extends Span>(
  text: string,
  phrases: readonly P[],
  language: string | undefined,
): P[] {
  if (phrases.length === 0) return [];
  const read = readProse(text, language, indexed(phrases.flatMap((phrase) => phraseOf(text, phrase))));
  const readings = new Map<number, Reading>();
  const subordinate = new Set<number>();
  for (const sentence of read)
    for (const [index, reading] of sentence.readings.entries()) {
      readings.set(reading.start, reading);
      const before = sentence.readings[index - 1];
      if (before && COMPLEMENT.test(text.slice(before.end, reading.start))) subordinate.add(reading.start);
    }
  return phrases.filter(({ start }) => {
    const reading = readings.get(start);
    if (!reading || subordinate.has(start)) return false;
    return isOwnEstimate(reading) && !reading.denied && !reading.conditional;
  });
}

function phraseOf(text: string, { start, end }: Span): Phrase[] {
  const [sentence] = tokenSentences(scopeOf(text.slice(start, end)));
  return sentence
    ? [{ words: sentence.tokens.map(({ word }) => word), entry: { kind: "certain", form: "phrase" } }]
    : [];
}
