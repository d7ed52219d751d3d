/** Decides how a term is used: as a predicate ("is likely"), or with a noun ("the likely response"). */
import type { Entry } from "./lexicon.ts";
import { isArticle, isCopula, words } from "./lexicon.ts";
import type { Mark, MarkedSentence } from "./marks.ts";
import { markBefore } from "./marks.ts";
import { isOption } from "./options.ts";

/** The use of a term. */
export type WordUse = "predicate" | "modifier";

/**
 * Returns the use of a term; `undefined` if the word is none: "certain ports", "the port is safe".
 * @param isSecond Whether the sentence has an earlier predicate: "fire is likely, flood unlikely".
 */
export function useOf(sentence: MarkedSentence, mark: Mark, isSecond: boolean): WordUse | undefined {
  const { entry } = mark;
  if (entry.form === "noun")
    return entry.kind === "certain" && !isPredicateNoun(sentence, mark) ? undefined : "predicate";
  if (entry.form !== "adjective") return "predicate";
  if (isAbility(sentence, mark) || isStateOfMind(sentence, mark) || isOption(sentence, mark))
    return undefined;
  const use =
    sentence.lexicon.code === "es"
      ? spanishUse(sentence, mark, isSecond)
      : englishUse(sentence, mark, isSecond);
  const term = sentence.tokens[mark.after - 1]?.word ?? "";
  const isQuoted = sentence.tokens[mark.first]?.isQuoted === true;
  if (use === "modifier")
    return NO_MODIFIERS.has(term) && mark.after - mark.first === 1 && !isQuoted ? undefined : use;
  if (REMOTE.has(term)) return isAfterCopula(sentence, mark) ? use : undefined;
  const isShort = isSecond && sentence.tokens[mark.first - 1]?.word === ",";
  return entry.needsComplement === true && !isShort && !hasComplement(sentence, mark) ? undefined : use;
}

/** Adjectives that mean something else beside a noun. */
const NO_MODIFIERS = words("certain remote remoto remota seguro segura seguros seguras");
/** Adjectives that are adverbs, too. */
const LIKELY = words("likely unlikely");
const REMOTE = words("remote remoto remota");

const isBetween = ({ role, deny, opens }: Entry): boolean =>
  role === "degree" || role === "pronoun" || (deny === "clause" && role === undefined && opens === undefined);

function isAfterCopula(sentence: MarkedSentence, { first }: Mark): boolean {
  const { mark } = markBefore(sentence, first, isBetween);
  return isCopula(mark?.entry.role);
}

/** "It is a certainty". */
function isPredicateNoun(sentence: MarkedSentence, { first }: Mark): boolean {
  const { mark } = markBefore(sentence, first, ({ role }) => role === "determiner" || role === "degree");
  return isCopula(mark?.entry.role);
}

/** "Es posible sobornar": what can be done, not what may happen. In English, a phrase of the lexicon has this meaning. */
function isAbility({ tokens, lexicon }: MarkedSentence, { after, entry }: Mark): boolean {
  return (
    lexicon.code === "es" &&
    entry.kind === "hedge" &&
    /(?:ar|er|ir)(?:l[aeo]s?)?$/.test(tokens[after]?.word ?? "")
  );
}

/** "certain of victory", "casi seguros del triunfo": how sure somebody is of a thing. */
function isStateOfMind({ tokens }: MarkedSentence, { after }: Mark): boolean {
  const [term = "", next, beyond] = tokens.slice(after - 1, after + 2).map(({ word }) => word);
  if (term === "certain") return next === "of" || next === "about";
  return /^segur[oa]s?$/.test(term) && (next === "del" || (next === "de" && beyond !== "que"));
}

/** "seguro que", "seguros de que", or at the end of a quotation. */
function hasComplement({ tokens, markAt }: MarkedSentence, { first, after }: Mark): boolean {
  const next = tokens[after]?.word;
  if (/^(?:más|menos|tan)$/.test(tokens[first - 1]?.word ?? "") && markAt[first - 1]?.entry.role === "degree")
    return false;
  if (next === "que" || (next === "de" && tokens[after + 1]?.word === "que")) return true;
  const before = tokens[first - 1];
  if (before?.word === "por" && markAt[first - 1]?.entry.role === "copula") return true;
  return (
    before?.word === "%" ||
    (tokens[first]?.isQuoted === true && before?.kind === "sign") ||
    (markAt[first - 1]?.entry.role === "degree" && isNear(tokens[first - 1]?.word))
  );
}

function isNear(word: string | undefined): boolean {
  return word === "casi" || word === "prácticamente";
}

/** Whether the token at an index is a noun, an adjective or a verb: a word that the lexicon does not know. */
function isContent({ tokens, markAt }: MarkedSentence, index: number): boolean {
  const entry = markAt[index]?.entry;
  const isKnown =
    entry !== undefined && entry.isNounToo !== true && entry.isView !== true && entry.isValue !== true;
  return tokens[index]?.kind === "word" && !isKnown;
}

/** The place next to a term, beyond the marks of a quotation. */
function beyondQuotes({ tokens }: MarkedSentence, index: number, step: 1 | -1): number {
  return /^[“”„«»‘"']$/.test(tokens[index]?.word ?? "") ? index + step : index;
}

function englishUse(sentence: MarkedSentence, mark: Mark, isSecond: boolean): WordUse {
  const after = beyondQuotes(sentence, mark.after, 1);
  const isJoined = sentence.markAt[mark.first - 1]?.entry.opens === "and";
  if (isSecond && isJoined && sentence.tokens[after + 1]?.kind !== "word") return "predicate";
  return isContent(sentence, after) ? besideNoun(sentence, mark) : "predicate";
}

/** The use of an adjective before a noun or a verb: "a likely strike", "is likely a test", "strikes likely end". */
function besideNoun(sentence: MarkedSentence, term: Mark): WordUse {
  const { first } = term;
  const { mark, index } = markBefore(sentence, first, isBetween);
  const { tokens } = sentence;
  const role = mark?.entry.role;
  if (isCopula(role) || role === "auxiliary" || tokens[index]?.word === "to") return "predicate";
  if (sentence.markAt[first - 1]?.entry.role === "pronoun" || mark?.entry.form === "modal")
    return "predicate";
  const before = tokens[index];
  const isFree = before !== undefined && !mark && before.kind === "word" && !before.word.endsWith("'s");
  return isFree && LIKELY.has(tokens[term.after - 1]?.word ?? "") ? "predicate" : "modifier";
}

function spanishUse(sentence: MarkedSentence, term: Mark, isSecond: boolean): WordUse {
  const first = beyondQuotes(sentence, term.first - 1, -1) + 1;
  const after = term.after;
  const { mark, index } = markBefore(sentence, first, isBetween);
  const { tokens } = sentence;
  const before = tokens[index];
  const role = mark?.entry.role;
  const isNoun = isContent(sentence, after);
  if (before === undefined) return isNoun ? "modifier" : "predicate";
  if (isCopula(role) || role === "auxiliary" || before.kind !== "word") return "predicate";
  if (isArticle(role) || role === "preposition") return isNoun ? "modifier" : "predicate";
  if (mark?.entry.opens !== undefined)
    return isSecond || !isNoun || mark.entry.opens !== "and" ? "predicate" : "modifier";
  const isPhrase = tokens[index - 2]?.word === "," && sentence.markAt[index - 1]?.entry.role === "determiner";
  if (isSecond && isPhrase && sentence.markAt[after]?.entry.opens === "and") return "predicate";
  const isLast = tokens[after]?.kind !== "word" || sentence.markAt[after]?.entry.opens === "complement";
  return isSecond && isLast ? "predicate" : "modifier";
}
