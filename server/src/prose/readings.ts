/** Reads the estimates of a sentence: which likelihood it gives, to what, in whose view. */
import type { Span } from "../syntax/span.ts";
import { attachedNumbers } from "./attach.ts";
import { foretells } from "./certainties.ts";
import { conditionsIn, isConditional } from "./conditions.ts";
import type { TermContext } from "./context.ts";
import { contextsIn } from "./context.ts";
import type { ReadingKind } from "./lexicon.ts";
import type { Mark, MarkedSentence } from "./marks.ts";
import { isModalEstimate } from "./modals.ts";
import { degreeOfNoun, existenceOf, isEstimatingNoun } from "./nouns.ts";
import { softens } from "./softeners.ts";
import type { StatedNumber } from "./numbers.ts";
import { statedNumbers } from "./numbers.ts";
import type { WordUse } from "./use.ts";
import { useOf } from "./use.ts";
import { words } from "./lexicon.ts";
import { tokenWords } from "./tokens.ts";

/** An estimate in a text. */
export interface Reading extends Span {
  /** The words as a lexicon writes them: "likely", "very unlikely", "casi segura". */
  readonly term: string;
  readonly kind: ReadingKind;
  /** The word that strengthens or weakens the term, if both are no term of their own: "extremely". */
  readonly degree: (Span & { readonly word: string }) | undefined;
  /** The words that say of a noun that there is such a thing, until the noun: "There is a". */
  readonly existence: Span | undefined;
  readonly denied: boolean;
  /** The probability that the sentence states for the same event, in percent. */
  readonly number: { readonly from: number; readonly to: number; readonly isAdjacent: boolean } | undefined;
  readonly holder: "own" | "reported" | "quoted";
  readonly use: "predicate" | "modifier" | "question";
  readonly tense: "present" | "past";
  readonly conditional: boolean;
}

/** Returns the estimates of a sentence, in order. */
export function readingsIn(sentence: MarkedSentence): Reading[] {
  if (!sentence.marks.some(({ entry }) => entry.kind !== undefined)) return [];
  const contexts = contextsIn(sentence);
  const stated = statedNumbers(sentence.tokens, sentence.lexicon);
  const terms: { readonly mark: Mark; readonly use: WordUse }[] = [];
  const candidates = withoutOdds(
    sentence.marks.filter(({ entry }) => entry.kind !== undefined),
    stated,
  );
  const attached = attachedNumbers(sentence, candidates, stated);
  for (const mark of candidates) {
    const use = useOf(sentence, mark, terms.at(-1)?.use === "predicate");
    if (use !== undefined && estimates(sentence, mark, attached.get(mark))) terms.push({ mark, use });
  }
  const conditions = conditionsIn(sentence);
  return terms.flatMap(({ mark, use }) => {
    const reading = readingOf({
      sentence,
      mark,
      conditional: isConditional(sentence, mark, conditions),
      use,
      context: contexts.get(mark),
      number: attached.get(mark),
    });
    return isFact(reading) && !foretells(sentence, mark) ? [] : [reading];
  });
}

/** Whether the author estimates an event with these words: not in a quotation, not in passing. */
export function isOwnEstimate({ holder, use }: Reading): boolean {
  return holder === "own" && use === "predicate";
}

/** Whether a certainty is none if it does not foretell: one of the authors' own that they affirm, without a number. */
function isFact(reading: Reading): boolean {
  const { kind, denied, number } = reading;
  return kind === "certain" && !denied && number === undefined && isOwnEstimate(reading);
}

/** How close to a term its odds are: "unlikely (one chance in four)". */
const CLOSE = 4;

/** Leaves out "chance" if it is a part of the odds of the term before it. */
function withoutOdds(terms: readonly Mark[], numbers: readonly StatedNumber[]): readonly Mark[] {
  let next = 0;
  return terms.filter((term, index) => {
    while ((numbers[next]?.after ?? Infinity) <= term.first) next++;
    const first = numbers[next]?.first ?? Infinity;
    const before = terms[index - 1];
    return term.first < first || before === undefined || first - before.after > CLOSE;
  });
}

/** A number that belongs to a term, and whether it is right beside it. */
export interface AttachedNumber extends StatedNumber {
  readonly isAdjacent: boolean;
}

/** Whether a word that can be an estimate is one. */
function estimates(sentence: MarkedSentence, mark: Mark, number: AttachedNumber | undefined): boolean {
  if (mark.entry.form === "modal") return isModalEstimate(sentence, mark);
  if (mark.entry.isFinal === true) return sentence.tokens[mark.after]?.kind !== "word";
  if (softens(sentence, mark)) return false;
  return mark.entry.form !== "noun" || number !== undefined || isEstimatingNoun(sentence, mark);
}

interface Found {
  readonly sentence: MarkedSentence;
  readonly mark: Mark;
  readonly use: WordUse;
  readonly context: TermContext | undefined;
  readonly number: AttachedNumber | undefined;
  readonly conditional: boolean;
}

function readingOf({ sentence, mark, use, context, number, conditional }: Found): Reading {
  const { tokens } = sentence;
  const degree = degreeOf(sentence, mark);
  const first = tokens[mark.first];
  const kind = kindOf(mark, degree?.word, number);
  const isAsked = sentence.sentence.isQuestion || context?.asked === true;
  return {
    start: first?.start ?? 0,
    end: tokens[mark.after - 1]?.end ?? 0,
    term: tokenWords(tokens, mark.first, mark.after),
    kind,
    degree,
    existence: existenceBefore(sentence, mark),
    denied: context?.denied ?? false,
    number: number && { from: number.from, to: number.to, isAdjacent: number.isAdjacent },
    holder:
      first?.isQuoted === true
        ? "quoted"
        : isReported(context, use === "modifier" && isDefinite(sentence, mark))
          ? "reported"
          : "own",
    use: isAsked ? "question" : use,
    tense: first?.isQuoted !== true && isPast(sentence, mark, context) ? "past" : "present",
    conditional,
  };
}

/** Whether an estimate is somebody else's. "Divers found the likely cause" names a thing, and no view. */
function isReported(context: TermContext | undefined, isThing: boolean): boolean {
  return context?.reported === true && !(context.sensed && isThing);
}

const DEFINITE = words("the its their his her el la los las su sus");

function isDefinite({ tokens }: MarkedSentence, { first }: Mark): boolean {
  return tokens.slice(Math.max(0, first - 3), first).some(({ word }) => DEFINITE.has(word));
}

/** Words that make a certainty or a chance a likelihood. */
const NEAR: ReadonlySet<string> = new Set([
  ...words("almost nearly virtually practically casi prácticamente more less most least"),
  ...["all but", "close to", "next to"],
]);
/** How great a chance is. */
const QUANTITY = words(
  "low high small little slight slim good fair strong great minimal negligible large tiny better higher lower greater smaller " +
    "alta altas baja bajas escasa escasas elevada elevadas pequeña pequeñas mínima buena buenas reducida reducidas muchas pocas poca gran",
);

function kindOf(
  { entry }: Mark,
  degree: string | undefined,
  number: AttachedNumber | undefined,
): ReadingKind {
  const kind = entry.kind ?? "scale";
  if (kind === "certain" && degree !== undefined && NEAR.has(degree)) return "scale";
  if (entry.form !== "noun") return kind;
  if (number && number.from === number.to && (number.to === 100 || number.to === 0)) return "certain";
  if (kind !== "hedge" || entry.isPeril === true) return number && entry.isPeril !== true ? "scale" : kind;
  return number || (degree !== undefined && QUANTITY.has(degree)) ? "scale" : kind;
}

/** Returns the intensifier of a term: the word next to it, or for a noun its adjective. */
function degreeOf(sentence: MarkedSentence, mark: Mark): Reading["degree"] {
  const { tokens, markAt } = sentence;
  const before = markAt[mark.first - 1];
  const after = markAt[mark.after];
  const value = mark.entry.form === "noun" ? degreeOfNoun(sentence, mark) : undefined;
  const isModal = mark.entry.form === "modal" && after?.entry.role === "degree";
  const found = before?.entry.role === "degree" ? before : isModal ? after : value;
  const [first, last] = [tokens[found?.first ?? -1], tokens[(found?.after ?? 0) - 1]];
  return found && first && last
    ? { start: first.start, end: last.end, word: tokenWords(tokens, found.first, found.after) }
    : undefined;
}

function existenceBefore(sentence: MarkedSentence, mark: Mark): Span | undefined {
  const existence = mark.entry.form === "noun" ? existenceOf(sentence, mark) : undefined;
  const [from, last] = [sentence.tokens[existence?.first ?? -1], sentence.tokens[mark.first - 1]];
  return from && last ? { start: from.start, end: last.end } : undefined;
}

/** Whether the estimate was held in the past. "It was likely a test" is an estimate of today. */
function isPast(
  { tokens, markAt }: MarkedSentence,
  { entry, after }: Mark,
  context: TermContext | undefined,
): boolean {
  if (context?.past !== true || entry.form === "adverb" || entry.form === "modal") return false;
  const next = markAt[after]?.entry;
  const isWord = tokens[after]?.kind === "word";
  const isAdverbToo = tokens[after - 1]?.word === "likely" || tokens[after - 1]?.word === "unlikely";
  return !isAdverbToo || !isWord || (next !== undefined && next.role !== "determiner");
}
