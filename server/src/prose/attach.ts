/** Decides which number in a sentence belongs to which term: "likely (60%)", "a 20% chance", "unlikely, at 30 percent". */
import { apartNumber } from "./apart.ts";
import type { Mark, MarkedSentence } from "./marks.ts";
import type { StatedNumber } from "./numbers.ts";
import type { AttachedNumber } from "./readings.ts";
import type { Token } from "./tokens.ts";
import { words } from "./lexicon.ts";

/** Returns the number of each term that has one. */
export function attachedNumbers(
  sentence: MarkedSentence,
  terms: readonly Mark[],
  numbers: readonly StatedNumber[],
): ReadonlyMap<Mark, AttachedNumber> {
  const attached = new Map<Mark, AttachedNumber>();
  if (numbers.length === 0) return attached;
  const taken = new Set<StatedNumber>();
  const give = (term: Mark, number: StatedNumber, isAdjacent: boolean): void => {
    if (attached.has(term) || taken.has(number)) return;
    attached.set(term, { ...number, isAdjacent });
    taken.add(number);
  };
  for (const [term, number] of distributed(sentence, terms, numbers)) give(term, number, true);
  let next = 0;
  for (const [index, term] of terms.entries()) {
    while ((numbers[next]?.after ?? Infinity) <= term.first) next++;
    const [before, after] = [numbers[next - 1], numbers[next]];
    const until = terms[index + 1]?.first ?? Infinity;
    if (before && !taken.has(before) && isBefore(sentence, before, term)) give(term, before, true);
    else if (after && after.after <= until) attachAfter({ sentence, term, number: after, give });
    else if (after && isShared(sentence, term, terms[index + 1]))
      attached.set(term, { ...after, isAdjacent: true });
  }
  const apart = apartNumber({ sentence, terms, numbers, attached });
  if (apart) attached.set(...apart);
  return attached;
}

/** "60% chance", "60 % de probabilidad", "30% (unlikely)", "(30%, unlikely)", "70% likely". */
function isBefore({ tokens, markAt }: MarkedSentence, number: StatedNumber, term: Mark): boolean {
  for (let at = number.after; at < term.first; at++) {
    const word = tokens[at]?.word ?? "";
    const isFiller =
      word === "de" || word === "(" || PERIODS.has(word) || (word === "," && (tokens[at]?.depth ?? 0) > 0);
    if (!isFiller && markAt[at]?.entry.role !== "degree" && markAt[at]?.entry.isValue !== true) return false;
  }
  return term.first - number.after <= 3;
}

/** How often, between a number and its noun: "a 0.2% annual probability". */
const PERIODS = words(
  "annual yearly monthly weekly daily lifetime overall combined anual mensual semanal diaria total",
);

interface After {
  readonly sentence: MarkedSentence;
  readonly term: Mark;
  readonly number: StatedNumber;
  readonly give: (term: Mark, number: StatedNumber, isAdjacent: boolean) => void;
}

/** Words between an adjective and its number. */
const LINKS: ReadonlySet<string> = new Set([
  "(",
  ",",
  ":",
  "–",
  "—",
  "at",
  "with",
  "to",
  "en",
  "con",
  "al",
  "[",
  "be",
  "”",
  "»",
  "«",
  '"',
  "'",
]);
/** How far after a noun its number may be. */
const FAR = 25;
/** How far after an adjective a bracket with its number may be. */
const NEAR = 7;

function attachAfter({ sentence, term, number, give }: After): void {
  const { tokens } = sentence;
  const gap = number.first - term.after;
  const between = tokens.slice(term.after, number.first);
  if (isOtherVerb(term, between)) return;
  if (gap <= 3 && between.length > 0 && between.every(({ word }) => LINKS.has(word)))
    give(term, number, true);
  else if (term.entry.form === "adjective" && gap <= NEAR && isAlone(between)) give(term, number, false);
  else if (gap <= RESTATED && isRestated(between)) give(term, number, true);
  else if (gap === 0 && term.entry.form !== "adverb") give(term, number, true);
  else if (term.entry.form === "noun" && gap <= FAR && (gap <= 2 || !isShare(sentence, number))) {
    const isBroken = between.some(({ word }) => word === ";" || word === "." || word === "(");
    const isInBrackets =
      between.at(-1)?.word === "(" && !between.slice(0, -1).some(({ word }) => word === ";" || word === "(");
    if (!isBroken || isInBrackets) give(term, number, isInBrackets);
  }
}

/** "likely to be 60%": the number belongs to the verb. */
function isOtherVerb({ entry }: Mark, between: readonly Token[]): boolean {
  return entry.form !== "noun" && between[0]?.word === "to";
}

/** How far after a term the authors may put its number: "likely: we put it at 70%". */
const RESTATED = 8;
const RESTATING = words(
  "we i put place estimate assess it this that at about our estimate is the figure nearer lo la ciframos situamos estimamos calculamos en un " +
    "el del de nuestra estimación es que",
);
const OWN_VERBS = words("put place estimate assess ciframos situamos estimamos calculamos estimación");

function isRestated([sign, ...rest]: readonly Token[]): boolean {
  const isBreak =
    sign?.word === ":" ||
    sign?.word === "," ||
    sign?.word === "–" ||
    sign?.word === "—" ||
    sign?.word === "(";
  return (
    isBreak && rest.every(({ word }) => RESTATING.has(word)) && rest.some(({ word }) => OWN_VERBS.has(word))
  );
}

/** "likely in the delta (60%)": the number begins the next bracket of the clause. */
function isAlone(between: readonly Token[]): boolean {
  return between.at(-1)?.word === "(" && between.slice(0, -1).every(({ kind }) => kind === "word");
}

/** "60% of the crews": a share of something, and no probability. */
function isShare({ tokens, lexicon }: MarkedSentence, { after }: StatedNumber): boolean {
  return lexicon.numbers.shareOf.has(tokens[after]?.word ?? "");
}

/** "likely, with a probability of 60%": the number belongs to both terms. */
function isShared({ tokens }: MarkedSentence, term: Mark, next: Mark | undefined): boolean {
  if (next?.entry.form !== "noun" || next.first - term.after > 4) return false;
  return tokens.slice(term.after, next.first).some(({ word }) => word === "with" || word === "con");
}

/** "A strike is likely and a blockade unlikely (60% and 20%)": the last terms get the numbers in their order. */
function distributed(
  { tokens }: MarkedSentence,
  terms: readonly Mark[],
  numbers: readonly StatedNumber[],
): (readonly [Mark, StatedNumber])[] {
  const last = terms.at(-1);
  if (!last || tokens[last.after]?.word !== "(") return [];
  const depth = tokens[last.first]?.depth ?? 0;
  const inside = numbers.filter(({ first }) => first > last.after && (tokens[first]?.depth ?? 0) > depth);
  if (inside.length < 2 || inside.length > terms.length) return [];
  return inside.flatMap((number, index) => {
    const term = terms[terms.length - inside.length + index];
    return term ? [[term, number] as const] : [];
  });
}
