/** Reports words that a scale does not have, and suggests terms for them: by meaning if the meaning is known, else by spelling. */
import { t } from "@vscode/l10n";
import { sentences } from "../language/texts.ts";
import type { LocatedText } from "../model/basics/locatedText.ts";
import type { PercentRange } from "../model/estimates/percentRange.ts";
import { intersects } from "../model/estimates/percentRange.ts";
import { termOfValue, termsByShortLabel } from "../model/estimates/estimate.ts";
import type { Scale, ScaleTerm } from "../model/estimates/scale.ts";
import { scalesInProgram } from "../workspace/library.ts";
import type { Problem } from "./rule.ts";
import { didYouMeanOf, similarWords } from "./suggest.ts";

/** Returns the problem of a word that is not a term of a scale. */
export function unknownTerm({ text, span }: LocatedText, scale: Scale): Problem {
  const suggestions = termSuggestions(text, scale);
  return {
    span,
    suggestions,
    message: sentences(
      t('"{0}" is not a term of the scale "{1}".', text, scale.title),
      didYouMeanOf(
        suggestions,
        scale.terms.map(({ term }) => term),
      ),
    ),
  };
}

/**
 * Returns the terms that a word may mean, at most three. If a bundled scale has the word, its meaning is known. Then
 * only terms with a similar band fit: "highly likely" of one scale is not "likely" of another.
 */
export function termSuggestions(word: string, scale: Scale): readonly string[] {
  for (const written of spellingsOf(word)) {
    const own = termOfValue(written, scale);
    if (own) return [own.term];
    const meanings = scalesInProgram(scale.of ?? "likelihood").flatMap(
      (other) => termOfValue(written, other) ?? [],
    );
    if (meanings.length > 0) return byMeaning(meanings, scale);
  }
  // A letter or a digit alone, such as a grade, resembles every other one.
  if (word.trim().length < 2) return [];
  const short = termsByShortLabel(scale);
  const words = [...scale.terms.map(({ term }) => term), ...short.keys()];
  const similar = similarWords(word, words).filter((each) => !changesMeaning(word, each));
  return [...new Set(similar.map((each) => short.get(each)?.term ?? each))];
}

/** Degrees that scales use for each other: "very probable" and "highly probable" are one term. */
const DEGREES: ReadonlyMap<string, string> = new Map([
  ["very", "highly"],
  ["highly", "very"],
]);

/** Returns the word as it is written, then with the other word for its degree. */
function spellingsOf(word: string): readonly string[] {
  const [degree = "", ...rest] = word.trim().split(/[\s_-]+/);
  const other = DEGREES.get(degree.toLowerCase());
  return other === undefined || rest.length === 0 ? [word] : [word, [other, ...rest].join(" ")];
}

/** Returns the term with the most similar band for each meaning, if the two bands overlap. */
function byMeaning(meanings: readonly ScaleTerm[], { terms }: Scale): readonly string[] {
  const fitting = meanings.flatMap(({ percent }) => (percent ? (nearest(percent, terms) ?? []) : []));
  return [...new Set(fitting)].slice(0, 3);
}

function nearest(band: PercentRange, terms: readonly ScaleTerm[]): string | undefined {
  const apart = terms.flatMap(({ term, percent }) =>
    percent && intersects(band, percent)
      ? [{ term, by: Math.abs(percent.from - band.from) + Math.abs(percent.to - band.to) }]
      : [],
  );
  return apart.sort((a, b) => a.by - b.by)[0]?.term;
}

/** Whether a term that is spelt alike lacks a part of the word, such as its degree, or is its opposite. */
function changesMeaning(word: string, term: string): boolean {
  const [parts, termParts] = [word, term].map((each) => each.toLowerCase().split(/[\s_-]+/));
  const lacksPart = (parts?.length ?? 0) > (termParts?.length ?? 0);
  return lacksPart || isOpposite(word, term) || isOpposite(term, word);
}

/** Whether a word denies another one: "improbable" and "probable". */
function isOpposite(denied: string, word: string): boolean {
  const [longer, shorter] = [denied.toLowerCase(), word.toLowerCase()];
  return ["un", "im", "in", "dis"].some((prefix) => longer === prefix + shorter);
}
