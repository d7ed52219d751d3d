/** Decides which nouns estimate: "there is a risk", "the probability is low", but not "the risk register". */
import { isCopula, words } from "./lexicon.ts";
import type { Mark, MarkedSentence } from "./marks.ts";

/** How far before a noun "there is" may be, and how far after it "is low", in tokens. */
const BEFORE = 5;
const AFTER = 25;

/** What may be between "is" and "low": "is assessed as low", "fue calificada de baja". */
const ASSESSED = words(
  "assessed judged considered rated estimated deemed regarded seen held as to be at now still calificada calificado evaluada considerada estimada juzgada valorada como de",
);

/** Whether a noun such as "risk" or "probability" estimates, without a number. */
export function isEstimatingNoun(sentence: MarkedSentence, mark: Mark): boolean {
  const { entry } = mark;
  if (entry.kind === "certain") return true;
  const isGiven = degreeOfNoun(sentence, mark) !== undefined && entry.isPeril !== true;
  return isGiven || (entry.kind === "hedge" && isSaidToExist(sentence, mark));
}

function isSaidToExist(sentence: MarkedSentence, mark: Mark): boolean {
  const { markAt, tokens } = sentence;
  const { first, after } = mark;
  const next = tokens[after]?.word ?? "";
  const isOf =
    next === "of" ||
    next === "that" ||
    next === "de" ||
    next === "del" ||
    markAt[after]?.entry.isValue === true;
  if (!isOf && tokens[after]?.kind === "word") return false;
  return (isOf && tokens[first - 1]?.word === "every") || existenceOf(sentence, mark) !== undefined;
}

/** Returns the words that say of a noun that there is such a thing: "there", "hay". */
export function existenceOf({ markAt, tokens, lexicon }: MarkedSentence, { first }: Mark): Mark | undefined {
  for (let at = first - 1; at >= 0 && at >= first - BEFORE; at--) {
    const role = markAt[at]?.entry.role;
    if (role === "existential") return markAt[at];
    if (tokens[at]?.kind === "sign" || (role === "preposition" && lexicon.code === "en")) return undefined;
  }
  return undefined;
}

/** Returns the mark that says how great a likelihood is: "a high probability", "the probability … is low". */
export function degreeOfNoun({ markAt, tokens }: MarkedSentence, { first, after }: Mark): Mark | undefined {
  const before = markAt[first - 1];
  if (before?.entry.isValue === true) return before;
  const next = markAt[after];
  if (next?.entry.isValue === true) return next;
  let wasVerb = false;
  for (let at = after; at < after + AFTER && at < tokens.length; at++) {
    const mark = markAt[at];
    const role = mark?.entry.role;
    if (wasVerb && mark?.entry.isValue === true) return mark;
    if (tokens[at]?.kind === "sign" || mark?.entry.opens === "contrast") return undefined;
    wasVerb = isCopula(role) || (wasVerb && (role === "degree" || ASSESSED.has(tokens[at]?.word ?? "")));
  }
  return undefined;
}
