/** Decides which estimates depend on a condition: "if the talks fail, a strike is likely". */
import { words } from "./lexicon.ts";
import type { Mark, MarkedSentence } from "./marks.ts";

/** How far before "if" a verb that asks may be: "we asked the crews if". */
const ASKING = 4;
const ASKS =
  /^(?:ask|wonder|know|knew|check|inquir|enquir|pregunt|sabe|saber|sabía|desconoc|averigu|comprob|ignor)/;

/** Whether "if" or "si" asks, and does not set a condition. */
export function asksIf({ tokens }: MarkedSentence, { first }: Mark): boolean {
  const word = tokens[first]?.word;
  if (word !== "if" && word !== "si") return false;
  for (let at = first - 1; at >= 0 && at >= first - ASKING; at--) {
    if (tokens[at]?.kind === "sign") return false;
    if (ASKS.test(tokens[at]?.word ?? "")) return true;
  }
  return false;
}

/** The conditions of a sentence: for each part between semicolons, the first and the last that can follow its estimate. */
interface Conditions {
  /** The part of each token. */
  readonly partAt: readonly number[];
  readonly first: ReadonlyMap<number, number>;
  readonly last: ReadonlyMap<number, number>;
}

/** Returns the conditions of a sentence. */
export function conditionsIn(sentence: MarkedSentence): Conditions {
  let part = 0;
  const partAt = sentence.tokens.map(({ word }) => (word === ";" ? ++part : part));
  const [first, last] = [new Map<number, number>(), new Map<number, number>()];
  for (const mark of sentence.marks) {
    if (!isCondition(sentence, mark)) continue;
    const at = partAt[mark.first] ?? 0;
    if (!first.has(at)) first.set(at, mark.first);
    if (!isJoined(sentence, mark)) last.set(at, mark.first);
  }
  return { partAt, first, last };
}

function isCondition(sentence: MarkedSentence, mark: Mark): boolean {
  const { entry, first } = mark;
  const isAtStart = first === 0 || sentence.tokens[first - 1]?.kind === "sign";
  if (isAtStart && sentence.tokens[first - 1]?.word !== "%" && isInfinitive(sentence, mark)) return true;
  if (entry.opens !== "condition" || asksIf(sentence, mark) || isAlternative(sentence, mark)) return false;
  const isInitial = entry.isInitial === true || entry.role === "auxiliary" || entry.role === "past-copula";
  return !isInitial || isAtStart;
}

/** Nouns and adjectives that end as infinitives do: "de lugar en lugar", "de cualquier modo". */
const NO_INFINITIVES = words(
  "lugar par bar mar hogar azúcar cualquier primer tercer ayer mujer alquiler taller placer carácter poder militar familiar popular",
);

/** "De fracasar el diálogo, …", "de no llegar a un acuerdo, …". */
function isInfinitive({ tokens, lexicon }: MarkedSentence, { first, after }: Mark): boolean {
  if (lexicon.code !== "es" || tokens[first]?.word !== "de") return false;
  const verb = tokens[tokens[after]?.word === "no" ? after + 1 : after]?.word ?? "";
  return /(?:[aeií]r)(?:se|l[aeo]s?)?$/.test(verb) && !NO_INFINITIVES.has(verb);
}

/** Whether a sentence sets a condition. */
export function hasCondition(sentence: MarkedSentence): boolean {
  return sentence.marks.some((mark) => isCondition(sentence, mark));
}

/** How far "or not" may be: "si llueve o no". */
const ALTERNATIVE = 12;

function isAlternative({ tokens }: MarkedSentence, { after }: Mark): boolean {
  for (let at = after; at < after + ALTERNATIVE && at < tokens.length; at++) {
    const word = tokens[at]?.word;
    if (tokens[at]?.kind === "sign") return false;
    if ((word === "o" && tokens[at + 1]?.word === "no") || (word === "or" && tokens[at + 1]?.word === "not"))
      return true;
  }
  return false;
}

/** Whether an estimate depends on one of the conditions of its sentence. */
export function isConditional(sentence: MarkedSentence, term: Mark, conditions: Conditions): boolean {
  // "If the truce holds remains to be seen": a question, and no condition.
  if (term.entry.opens === "whether") return false;
  const part = conditions.partAt[term.first] ?? 0;
  const isAfter = (conditions.first.get(part) ?? Infinity) < term.first;
  const isBefore = (conditions.last.get(part) ?? -1) > term.first;
  return (isAfter || isBefore) && !isAside(sentence, term);
}

/** Whether a condition begins another clause: "likely, and if it comes, …". */
function isJoined({ tokens, markAt }: MarkedSentence, { first }: Mark): boolean {
  const at = tokens[first - 1]?.kind === "sign" ? first - 2 : first - 1;
  const opens = markAt[at]?.entry.opens;
  return opens === "and" || opens === "contrast";
}

/** Whether a term is in an aside on the condition: "if the talks fail, which is unlikely, …". */
function isAside({ tokens }: MarkedSentence, { first }: Mark): boolean {
  for (let at = first - 1; at > 0 && at > first - 8; at--) {
    if (tokens[at]?.kind === "sign") return false;
    const [word, next] = [tokens[at]?.word, tokens[at + 1]?.word];
    const isRelative = word === "which" || (word === "lo" && (next === "que" || next === "cual"));
    if (isRelative && tokens[at - 1]?.word === ",") return true;
  }
  return false;
}
