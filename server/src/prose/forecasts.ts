/** Finds bare forecasts: "the port will close", "el puerto va a cerrar", "cerrará". */
import type { Span } from "../syntax/span.ts";
import type { MarkedSentence } from "./marks.ts";
import { hasCondition } from "./conditions.ts";
import { isArticle, words } from "./lexicon.ts";

/**
 * Returns the verbs with which the authors say what will happen; none if the sentence asks, gives the view of others,
 * or says it for a certain case only.
 */
export function forecastsIn(sentence: MarkedSentence): Span[] {
  const futureAt = FUTURES.get(sentence.lexicon.code);
  const { tokens } = sentence;
  if (!futureAt || sentence.sentence.isQuestion || tokens.some(({ word }) => CASES.has(word))) return [];
  const found = tokens.flatMap((token, index): Span[] => {
    const last = token.isQuoted || token.kind !== "word" ? undefined : futureAt(sentence, index);
    const end = last === undefined ? undefined : tokens[last]?.end;
    return end === undefined ? [] : [{ start: token.start, end }];
  });
  return found.length === 0 || hasCondition(sentence) || isOfOthers(sentence) ? [] : found;
}

/** Words that place a clause in the future besides the verbs of a bare forecast. */
const AHEAD = words("would shall won't cannot must coming looming deberá deberán podrá podrán");

/** Returns whether a verb between two indexes is in the future. */
export function hasFuture(sentence: MarkedSentence, from: number, until: number): boolean {
  const futureAt = FUTURES.get(sentence.lexicon.code);
  for (let index = from; index < until; index++)
    if (AHEAD.has(sentence.tokens[index]?.word ?? "") || futureAt?.(sentence, index) !== undefined)
      return true;
  return false;
}

/** Words that limit a forecast to a case, or make it a rule about many cases. */
const CASES = words(
  "when whenever once necessarily often usually typically generally normally sometimes rarely seldom occasionally " +
    "cuando necesariamente suele suelen normalmente generalmente",
);

/** Returns the index of the last word of a future that begins at an index; `undefined` if none does. */
type FutureAt = (sentence: MarkedSentence, index: number) => number | undefined;

const FUTURES: ReadonlyMap<string, FutureAt> = new Map([
  ["en", english],
  ["es", spanish],
]);

/** Words before "will" after which it is a noun, and words after it that no infinitive is. */
const BEFORE_NOUN = words(
  "the a an his her its their our your my political popular free good ill iron strong public national no any of and his last own",
);
const AFTER_NOUN = words(
  "to of and or nor but is are was were has have had in on at by for from with that which as than if to need",
);
const ARTICLES = words("the a an this that these those its their his her our and");

function english({ tokens, markAt }: MarkedSentence, index: number): number | undefined {
  const at = (offset: number): string => tokens[index + offset]?.word ?? "";
  if (markAt[index - 1]?.entry.role === "own") return undefined;
  if (at(0) === "will" || at(0) === "won't") {
    const isNoun = BEFORE_NOUN.has(at(-1)) || AFTER_NOUN.has(at(1)) || tokens[index]?.isCapital === true;
    if (isNoun || tokens[index + 1]?.kind !== "word") return undefined;
    return index + (at(1) === "not" && tokens[index + 2]?.kind === "word" ? 2 : 1);
  }
  const isGoing = /^(?:is|are|isn't|aren't)$/.test(at(0)) && at(1) === "going" && at(2) === "to";
  return isGoing &&
    tokens[index + 3]?.kind === "word" &&
    !tokens[index + 3]?.isCapital &&
    !ARTICLES.has(at(3))
    ? index + 3
    : undefined;
}

/** The future of the third person. Short verbs are listed, because names end in the same letters. */
const FUTURE = /^(?:\p{L}{2,}(?:[aei]|d|b|r)rán?|[svdh]erán?|[dh]arán?|[do]irán?)$/u;
const NOUNS = words("catamarán balandrán");
/** Futures that say what is allowed or has to be done. */
const DUTIES = words("deberá deberán podrá podrán habrán");
const NEEDED = words(
  "que de necesario necesaria necesarios preciso precisa conveniente posible obligatorio obligatoria",
);

function spanish({ tokens }: MarkedSentence, index: number): number | undefined {
  const token = tokens[index];
  const [word, next] = [token?.word ?? "", tokens[index + 1]?.word ?? ""];
  if (/^van?$/.test(word) && next === "a")
    return /^\p{L}*[aeií]r(?:se|l[aeo]s?)?$/u.test(tokens[index + 2]?.word ?? "") ? index + 2 : undefined;
  const isName = token?.isCapital === true && index > 0;
  const isFuture = FUTURE.test(word) && !NOUNS.has(word) && !DUTIES.has(word) && !NEEDED.has(next);
  return isFuture && !isName ? index : undefined;
}

/** How far before a verb its subject may be, in tokens. */
const SUBJECT = 5;

/** Whether the sentence reports, doubts or asks: "the union says", "we doubt", "it is unclear whether". */
function isOfOthers({ marks, tokens, markAt }: MarkedSentence): boolean {
  return marks.some(({ first, entry }) => {
    if (entry.deny === "flip" || (entry.opens === "whether" && tokens[first]?.word !== "how")) return true;
    if (entry.report === undefined) return false;
    if (entry.report !== "verb") return true;
    const before = markAt[first - 1]?.entry.role;
    const isInfinitive = /^(?:will|to|not|a)$/.test(tokens[first - 1]?.word ?? "");
    const isNoun = entry.isNounToo === true && isArticle(before);
    const isOwn = marks.some(
      (each) => each.entry.role === "own" && each.after <= first && first - each.after < SUBJECT,
    );
    return !isInfinitive && !isNoun && !isOwn;
  });
}
