/** Joins a term with a number elsewhere in its sentence: "unlikely to join before June (70%)". */
import { FULL_MONTH_NAMES } from "../language/monthNames.ts";
import type { Mark, MarkedSentence } from "./marks.ts";
import type { StatedNumber } from "./numbers.ts";
import type { AttachedNumber } from "./readings.ts";
import type { Token } from "./tokens.ts";
import { isArticle, words } from "./lexicon.ts";

interface Estimates {
  readonly sentence: MarkedSentence;
  readonly terms: readonly Mark[];
  readonly numbers: readonly StatedNumber[];
  /** The numbers beside their terms. */
  readonly attached: ReadonlyMap<Mark, AttachedNumber>;
}

/** Returns the only term of a sentence with its only number, if the number can be nothing else; or `undefined`. */
export function apartNumber({
  sentence,
  terms,
  numbers,
  attached,
}: Estimates): [Mark, AttachedNumber] | undefined {
  const [number, another] = numbers;
  const nouns = terms.filter(({ entry }) => entry.form === "noun");
  const [term, second] = terms.filter(({ entry }) => entry.form === "adjective" || entry.form === "adverb");
  if (!number || another || !term || second || attached.has(term)) return undefined;
  if (terms.length > nouns.length + 1 || nouns.length > 1 || isBroken(sentence, term, number))
    return undefined;
  const [noun] = nouns;
  const isOne = noun
    ? attached.get(noun)?.first === number.first && isOpened(sentence, noun)
    : isBracketed(sentence, term, number) ||
      isAside(sentence.tokens, term, number) ||
      isInserted(sentence, term, number);
  return isOne ? [term, { ...number, isAdjacent: true }] : undefined;
}

/** Whether another statement begins between a term and a number. */
function isBroken({ tokens, markAt }: MarkedSentence, term: Mark, number: StatedNumber): boolean {
  const [from, until] = [Math.min(term.after, number.after), Math.max(term.first, number.first)];
  for (let at = from; at < until; at++) {
    const opens = markAt[at]?.entry.opens;
    const isAnother = opens === "and" && tokens[at - 1]?.word === ",";
    if (tokens[at]?.word === ";" || isAnother) return true;
    if ((opens === "contrast" || opens === "relative") && at - term.after > 2) return true;
  }
  return false;
}

const WITH = words("with at con a");

/** "with a probability of 70%", "con una probabilidad del 20 %". */
function isOpened({ tokens, markAt }: MarkedSentence, { first }: Mark): boolean {
  const role = markAt[first - 1]?.entry.role;
  return WITH.has(tokens[role === "determiner" ? first - 2 : first - 1]?.word ?? "");
}

/** Nouns of what is counted in percent. A number in brackets after one of them is its own. */
const MEASURED =
  /^(?:share|turnout|inflation|(?:un)?employment|rates?|exports?|imports?|trade|output|capacity|majority|support|votes?|growth|interest|tax(?:es)?|tariffs?|wages?|prices?|sales|losses|loss|revenue|profits?|income|costs?|budget|deficit|debt|occupancy|members|membership|cuota|participación|inflación|desempleo|tasas?|exportaciones|importaciones|comercio|producción|capacidad|mayoría|apoyo|votos?|crecimiento|interés|impuestos?|aranceles|salarios?|precios?|ventas|pérdidas?|ingresos|costos?|costes?|presupuesto|déficit|deuda|ocupación|miembros)$/;

/** Whether a number is alone in brackets that end a clause with the term in it. */
function isBracketed(sentence: MarkedSentence, term: Mark, number: StatedNumber): boolean {
  const { tokens } = sentence;
  const before = tokens.slice(term.after, number.first - 1);
  if (number.first <= term.after || !isAlone(tokens, number) || isFraction(tokens[number.first]))
    return false;
  const end = tokens[number.after + 1];
  if (end && end.kind !== "sign") return false;
  const isMeasured = tokens.slice(0, number.first).some(({ word }) => MEASURED.test(word));
  return !isMeasured && !before.some(({ kind }) => kind === "sign") && !isOfThing(sentence, number.first - 2);
}

const TIMES = new RegExp(
  String.raw`^(?:\d{4}|${FULL_MONTH_NAMES}|days?|weeks?|months?|years?|summer|winter|spring|autumn|season|quarter|elections?|días?|semanas?|mes(?:es)?|años?|verano|invierno|primavera|otoño|temporada|elecciones)$`,
);

/** Whether the word before brackets names a thing, of which the number can be a share: "likely to hit the ports (40%)". */
function isOfThing({ tokens, markAt }: MarkedSentence, index: number): boolean {
  const word = tokens[index]?.word ?? "";
  if (TIMES.test(word)) return false;
  if (word.endsWith("s")) return true;
  return [index - 1, index - 2].some((at) => {
    const role = markAt[at]?.entry.role;
    return isArticle(role) || (role === "preposition" && tokens[at]?.word !== "to");
  });
}

function isAlone(tokens: readonly Token[], { first, after }: StatedNumber): boolean {
  return tokens[first - 1]?.word === "(" && tokens[after]?.word === ")";
}

function isFraction(token: Token | undefined): boolean {
  return /^0[.,]/.test(token?.word ?? "");
}

/** Words that open an aside with a number: "unlikely, i.e. 70%, that", "very likely, though only 20 percent". */
const OPENING = words(
  ", i e i.e i.e. . that is though although but only just still at aunque pero solo sólo apenas es decir o sea un el del al",
);
/** How long the opening of an aside may be, in tokens. */
const OPENED = 6;

function isAside(tokens: readonly Token[], term: Mark, number: StatedNumber): boolean {
  const [sign, ...opening] = tokens.slice(term.after, number.first);
  const next = tokens[number.after];
  const isClosed = !next || next.kind === "sign" || next.word === "that" || next.word === "que";
  return (
    sign?.word === "," &&
    opening.length <= OPENED &&
    opening.every(({ word }) => OPENING.has(word)) &&
    isClosed &&
    number.first > term.after
  );
}

/** "are, at 70%, unlikely to join": between the verb and its adjective. */
function isInserted({ tokens, markAt }: MarkedSentence, term: Mark, number: StatedNumber): boolean {
  const opening = tokens[number.first - 1]?.word === "at" ? number.first - 2 : -1;
  return (
    tokens[opening]?.word === "," &&
    markAt[opening - 1]?.entry.role === "copula" &&
    tokens[number.after]?.word === "," &&
    number.after + 1 === term.first
  );
}
