/** Estimates: the probabilities that an item states, and the terms of a scale in texts. */
import type { Item } from "../syntax/document.ts";
import { memo } from "../syntax/memo.ts";
import type { Node } from "../syntax/node.ts";
import { valueAt } from "../syntax/node.ts";
import type { LocatedText } from "./locatedText.ts";
import { locatedTextAt, locatedText, nodesAt } from "./locatedText.ts";
import { patternOf } from "./phrases.ts";
import type { PercentRange } from "./percentRange.ts";
import { rangeOver } from "./percentRange.ts";
import type { Scale, ScaleTerm } from "./scale.ts";
import { shortTextBefore } from "../syntax/scan.ts";

/** A likelihood as its author gives it: a term, a percentage, a period, or several of them. */
export interface Estimate {
  readonly term: LocatedText | undefined;
  /** The lowest and the highest term of a range, which takes the place of the term. */
  readonly from: LocatedText | undefined;
  readonly to: LocatedText | undefined;
  readonly percent: LocatedText | undefined;
  readonly within: LocatedText | undefined;
  /** The node that the estimate belongs to: the item, or one of its parts, such as an alternative. */
  readonly holder: Node | undefined;
}

/** The keys of the parts of an item that may have a likelihood. */
const PARTS = ["alternatives", "inherent", "residual", "variants", "leads-to", "dissent"] as const;

/** Returns the likelihoods of an item, then those of its parts. */
export const estimatesIn = memo(({ piece, value }: Item): readonly Estimate[] => {
  const parts = PARTS.flatMap((key) => nodesAt(value, key));
  return [value, ...parts].flatMap((holder) => {
    const likelihood = valueAt(holder, "likelihood");
    if (!likelihood) return [];
    return [
      {
        term: locatedText(piece, likelihood) ?? locatedTextAt(piece, likelihood, "term"),
        from: locatedTextAt(piece, likelihood, "from"),
        to: locatedTextAt(piece, likelihood, "to"),
        percent: locatedTextAt(piece, likelihood, "percent"),
        within: locatedTextAt(piece, likelihood, "within"),
        holder,
      },
    ];
  });
});

/** Returns the range in percent of a term, or of a range of terms; `undefined` if the scale does not say it. */
export function rangeOf({ term, from, to }: Estimate, { terms }: Scale): PercentRange | undefined {
  const [one, other] = [from ?? term, to ?? term].map(
    (word) => terms.find((each) => each.term === word?.text)?.percent,
  );
  return one && other ? rangeOver(one, other) : undefined;
}

/** Returns the words of an estimate: its term, its range of terms, or else its percentage. */
export function estimateText({ term, from, to, percent }: Estimate): string | undefined {
  return term?.text ?? (from && to ? `${from.text}–${to.text}` : percent?.text);
}

/** A term of a scale in a text. */
export interface TermMatch {
  readonly term: ScaleTerm;
  readonly words: string;
  readonly start: number;
  readonly end: number;
  /** The row that the term belongs to, if the scale has rows that should not be mixed. */
  readonly row: number | undefined;
}

/** Words that change the meaning of the term after them. */
const CHANGED =
  /(?<!\p{sc=Latn})(?:more|less|most|least|not|no|how|as|quite|rather|highly|very|so|too|equally|increasingly|más|menos|poco|tan|muy|altamente|bastante|cada\s+vez\s+más)\s+$/iu;

/**
 * Finds the terms of a scale in a text. A term whose meaning is changed by a word before it ("poco probable") does not
 * count.
 */
export function termMatchesOf(text: string, scale: Scale): TermMatch[] {
  const { pattern, byWords } = phrasesOf(scale);
  return Array.from(text.matchAll(pattern)).flatMap((match): TermMatch[] => {
    const words = match[0].replace(/\s+/g, " ");
    const known = byWords.get(words.toLowerCase());
    if (!known || CHANGED.test(shortTextBefore(text, match.index))) return [];
    return [{ ...known, words, start: match.index, end: match.index + match[0].length }];
  });
}

/** Returns the terms of a scale, the longest first, so that "very likely" is not read as "likely". */
export const phrasesOf = memo((scale: Scale) => {
  const byWords = new Map<string, { term: ScaleTerm; row: number | undefined }>();
  const hasRows = scale.terms.length > 1 && scale.terms.every(({ synonyms }) => synonyms.length > 0);
  const add = (words: string | undefined, term: ScaleTerm, row: number | undefined): void => {
    // A term that is only a number cannot be found in a text.
    if (words === undefined || /\d/.test(words) || !/\p{L}{3}/u.test(words)) return;
    if (!byWords.has(words.toLowerCase())) byWords.set(words.toLowerCase(), { term, row });
  };
  for (const term of scale.terms) {
    add(term.label ?? term.term.replaceAll("-", " "), term, hasRows ? 0 : undefined);
    for (const [index, words] of term.synonyms.entries()) add(words, term, hasRows ? index + 1 : undefined);
    for (const words of [...term.forms, ...term.labels]) add(words, term, undefined);
  }
  const phrases = Array.from(byWords.keys()).sort((a, b) => b.length - a.length);
  return { byWords, pattern: patternOf(phrases) };
});
