/** Estimates: the probabilities that an item states, and the terms of a scale in texts. */
import type { Item } from "../../syntax/document.ts";
import { memo } from "../../syntax/memo.ts";
import type { Node } from "../../syntax/node.ts";
import { valueAt } from "../../syntax/node.ts";
import type { LocatedText } from "../basics/locatedText.ts";
import { locatedTextAt, locatedText, nodesAt } from "../basics/locatedText.ts";
import type { PercentRange } from "./percentRange.ts";
import { rangeOver } from "./percentRange.ts";
import type { Phrase, PhraseIndex, WordForm } from "../../prose/lexicon.ts";
import { indexed } from "../../prose/lexicon.ts";
import type { Reading } from "../../prose/readings.ts";
import { normalWord } from "../../prose/tokens.ts";
import type { Scale, ScaleTerm } from "./scale.ts";
import { labelIn } from "./scale.ts";

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

/** The words of an estimate. */
type EstimateWords = Pick<Estimate, "term" | "from" | "to">;

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

/** Returns the likelihood of an item itself; `undefined` if only its parts have one, or nothing. */
export function ownEstimateIn(item: Item): Estimate | undefined {
  return estimatesIn(item).find(({ holder }) => holder === item.value);
}

/** Returns the range in percent of a term, or of a range of terms; `undefined` if the scale does not say it. */
export function rangeOf({ term, from, to }: EstimateWords, scale: Scale): PercentRange | undefined {
  const [one, other] = [from ?? term, to ?? term].map(
    (word) => word && termOfValue(word.text, scale)?.percent,
  );
  return one && other ? rangeOver(one, other) : undefined;
}

/** Returns the words of an estimate: its term, or its range of terms. */
export function estimateText({ term, from, to }: EstimateWords): string | undefined {
  return term?.text ?? (from && to ? `${from.text}–${to.text}` : undefined);
}

/** The scale of a document, and the language in which messages name its terms, if it is declared. */
export interface TermNames {
  readonly scale: Scale;
  readonly language: string | undefined;
}

/** Returns the words of an estimate for a message: an id by the label in a language, other words as they are written. */
export function estimateName(
  { term, from, to }: EstimateWords,
  { scale, language }: TermNames,
): string | undefined {
  const name = (written: LocatedText): LocatedText => {
    const named = scale.terms.find((each) => each.term === written.text);
    return named ? { ...written, text: labelIn(named, language) } : written;
  };
  return estimateText({ term: term && name(term), from: from && name(from), to: to && name(to) });
}

/** A term of a scale that a reading names, and the row that it belongs to, if the scale has rows. */
export interface NamedTerm {
  readonly term: ScaleTerm;
  readonly row: number | undefined;
}

/**
 * Returns the term of a scale that a reading names. An intensifier that the scale does not know makes another term of
 * it: "extremely likely" is not a term of a scale that has "likely".
 */
export function namedTerm(
  { term, degree }: Pick<Reading, "term" | "degree">,
  scale: Scale,
): NamedTerm | undefined {
  const words = degree ? `${degree.word} ${term}` : term;
  const terms = termsByWords(scale);
  return variantsOf(words)
    .map((each) => terms.get(each))
    .find((each) => each !== undefined);
}

/** Returns the term that a value names: by its id, or else by its label, a synonym or another form. */
export function termOfValue(text: string, scale: Scale): ScaleTerm | undefined {
  const own = scale.terms.find(({ term }) => term === text);
  return own ?? termsByWords(scale).get(keyOf(text))?.term ?? termsByShortLabel(scale).get(keyOf(text));
}

/**
 * The term of each label without the words that all labels of its language share: "alta" for "confianza alta". Only a value
 * is short like this: in prose, "alta" may mean anything.
 */
export const termsByShortLabel = memo((scale: Scale): ReadonlyMap<string, ScaleTerm> => {
  const byWords = new Map<string, ScaleTerm>();
  const languages = new Set(scale.terms.flatMap(({ labels }) => Array.from(labels.keys())));
  for (const language of languages) {
    const labels = scale.terms.map(({ labels: own }) => keyOf(own.get(language) ?? "").split(" "));
    const shared = new Set((labels[0] ?? []).filter((word) => labels.every((own) => own.includes(word))));
    if (shared.size === 0) continue;
    for (const [index, term] of scale.terms.entries()) {
      for (const words of [labels[index] ?? [], ...term.forms.map((form) => keyOf(form).split(" "))]) {
        const short = words.filter((word) => !shared.has(word)).join(" ");
        if (short !== "" && short !== words.join(" ") && !byWords.has(short)) byWords.set(short, term);
      }
    }
  }
  return byWords;
});

/** Returns the band of a reading: that of its term, or if the term is denied what the term leaves. */
export function bandOfReading(
  { denied }: Pick<Reading, "denied">,
  { percent }: ScaleTerm,
): PercentRange | undefined {
  if (!denied || !percent) return percent;
  return percent.from + percent.to > 100 ? { from: 0, to: percent.from } : { from: percent.to, to: 100 };
}

/** Returns the words of a scale for the reading of prose. */
export const wordsOfScale = memo((scale: Scale): PhraseIndex =>
  indexed(
    Array.from(termsByWords(scale).keys())
      .filter((words) => !/\d/.test(words) && /\p{L}{3}/u.test(words))
      .map((words): Phrase => ({ words: words.split(" "), entry: { kind: "scale", form: formOf(words) } })),
  ),
);

/** The term of each phrase of a scale: ids, labels in all languages, synonyms and other forms. */
export const termsByWords = memo((scale: Scale): ReadonlyMap<string, NamedTerm> => {
  const byWords = new Map<string, NamedTerm>();
  const hasRows = scale.terms.length > 1 && scale.terms.every(({ synonyms }) => synonyms.length > 0);
  const add = (words: string | undefined, term: ScaleTerm, row: number | undefined): void => {
    const key = keyOf(words ?? "");
    if (key !== "" && !byWords.has(key)) byWords.set(key, { term, row });
  };
  for (const term of scale.terms) {
    add(term.label ?? term.term, term, hasRows ? 0 : undefined);
    add(term.term, term, hasRows ? 0 : undefined);
    for (const [index, words] of term.synonyms.entries()) add(words, term, hasRows ? index + 1 : undefined);
    for (const words of [...term.forms, ...term.labels.values()]) add(words, term, undefined);
  }
  return byWords;
});

/** Returns the words of a value as prose writes them: "almost-certain" is "almost certain". Decimal signs are all the same. */
function keyOf(words: string): string {
  return normalWord(words.trim())
    .replace(/[\s_-]+/g, " ")
    .replace(/(?<=\d),(?=\d)/g, ".");
}

/** Returns a phrase with its adverbs as adjectives, in the singular and in the masculine. */
function variantsOf(words: string): string[] {
  const english = words.replace(/ably$/, "able").replace(/ainly$/, "ain");
  const spanish = words
    .replace(/mente$/, "")
    .replace(/([aeo])s$/, "$1")
    .replace(/segura$/, "seguro");
  return [words, english, spanish, spanish.replace(/^casi con (?:seguridad|certeza)$/, "casi seguro")];
}

/** How a phrase of a scale behaves in a sentence: as its last word does. */
function formOf(words: string): WordForm {
  return /(?:chance|odds|possibility|probability|posibilidad|posibilidades)$|^(?:posibilidad|chance)/.test(
    words,
  )
    ? "phrase"
    : /(?:ly|mente)$/.test(words) && !words.endsWith("likely")
      ? "adverb"
      : "adjective";
}
