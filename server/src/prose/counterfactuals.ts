/** Finds modal verbs that speak of what did not happen, or only soften a word: "might have been", "podría decirse". */
import type { Mark, MarkedSentence } from "./marks.ts";
import { words } from "./lexicon.ts";

/** What is compared with what did happen: "could have been worse", "podría haber sido peor". */
const COMPARED = words(
  "worse better different otherwise peor peores mejor mejores distinto distinta diferente",
);
/** What follows if the authors say that it did not happen: "might have struck, but it did not". */
const CONTRASTS = words("but yet pero mas");
const DENIALS = words("not didn't wasn't weren't never no nunca");
/** How far after "but" its denial may be, in tokens. */
const DENIAL = 4;
/** Verbs of speech and thought after which "podría" is a way of speaking. */
const SPEECH = /^(?:dec|afirm|pens|argument|argü|sosten|habl|llam|consider|objet)\p{L}*[aei]rse$/u;

/** Whether a modal verb estimates nothing, because the event did not happen or the words are an idiom. */
export function isUnreal({ tokens, lexicon }: MarkedSentence, { after }: Mark): boolean {
  const word = (offset: number): string => tokens[after + offset]?.word ?? "";
  if (SPEECH.test(word(0))) return true;
  const isPerfect = lexicon.code === "es" ? /^hab(?:er|erse)$/.test(word(0)) : word(0) === "have";
  if (!isPerfect) return false;
  const isBeen = word(1) === "been" || word(1) === "sido";
  const isLast = tokens[after + 2] === undefined || tokens[after + 2]?.kind === "sign";
  if (isBeen && (isLast || COMPARED.has(word(2)) || COMPARED.has(word(3)))) return true;
  return tokens.some(
    (token, at) =>
      at > after &&
      CONTRASTS.has(token.word) &&
      tokens.slice(at + 1, at + 1 + DENIAL).some((each) => DENIALS.has(each.word)) &&
      tokens.slice(at + 1).length <= DENIAL + 1,
  );
}
