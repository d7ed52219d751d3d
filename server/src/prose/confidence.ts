/** Finds how sure the authors say they are: "with high confidence", "(confianza moderada)". */
import type { Span } from "../syntax/span.ts";
import { isPossessive } from "./attribution.ts";
import type { MarkedSentence } from "./marks.ts";
import { isEvidence, isImpersonal, isNoun } from "./triggers.ts";
import { words } from "./lexicon.ts";

/** A statement of the authors' confidence. */
export interface StatedConfidence extends Span {
  readonly level: "high" | "moderate" | "low";
}

const LEVELS: ReadonlyMap<string, StatedConfidence["level"]> = new Map([
  ...[
    "high",
    "highest",
    "highly",
    "strong",
    "great",
    "very",
    "alta",
    "alto",
    "elevada",
    "elevado",
    "plena",
  ].map((word) => [word, "high"] as const),
  ...[
    "moderate",
    "medium",
    "moderately",
    "fair",
    "fairly",
    "reasonable",
    "moderada",
    "moderado",
    "media",
    "medio",
    "mediana",
  ].map((word) => [word, "moderate"] as const),
  ...["low", "limited", "little", "baja", "bajo", "escasa", "limitada", "poca"].map(
    (word) => [word, "low"] as const,
  ),
]);
const NOUNS = words("confidence confianza");
/** What confidence in a judgment is about, and not confidence in the police. */
const JUDGMENTS = words(
  "judgment judgement judgments judgements assessment assessments estimate estimates finding findings conclusion conclusions analysis forecast " +
    "figures data estimación estimaciones juicio juicios evaluación valoración conclusión conclusiones cifras datos previsión análisis",
);
const OWN = words(
  "we our i my nuestra nuestro tenemos tengo mi estimamos juzgamos creemos consideramos evaluamos",
);
const FILLERS = words(
  "very levels level of only a the un una nivel grado de es is are remains with con muy in en",
);
/** What may precede "with high confidence". */
const JUDGING = words(
  "judge assess estimate believe conclude say expect likely unlikely probable improbable certain is are that estimamos juzgamos creemos consideramos " +
    "evaluamos es son que posible probablemente possible",
);

/** What may be held "with high confidence". */
const VIEWS = words(
  "view views judgment judgement assessment estimate conclusion opinion juicio opinión valoración estimación conclusión",
);

/** Returns the statements of confidence in a sentence, in order. */
export function statedConfidence(sentence: MarkedSentence): StatedConfidence[] {
  return sentence.tokens.flatMap(({ word, isQuoted }, index): StatedConfidence[] => {
    if (isQuoted) return [];
    if (word === "confident") return confident(sentence, index);
    return NOUNS.has(word) ? confidence(sentence, index) : [];
  });
}

/** "We are highly confident". */
function confident({ tokens }: MarkedSentence, index: number): StatedConfidence[] {
  const degree = tokens[index - 1];
  const level = LEVELS.get(degree?.word ?? "");
  const isOwn = tokens.slice(Math.max(0, index - 5), index).some(({ word }) => OWN.has(word));
  return level && degree && isOwn ? [{ start: degree.start, end: tokens[index]?.end ?? 0, level }] : [];
}

/** A noun with its level beside it, or after a verb. */
function confidence(sentence: MarkedSentence, index: number): StatedConfidence[] {
  const { tokens } = sentence;
  const at = levelNear(sentence, index);
  const level = LEVELS.get(tokens[at ?? -1]?.word ?? "");
  if (at === undefined || !level || !isOurs(sentence, Math.min(at, index), Math.max(at, index))) return [];
  const [first, last] = [tokens[Math.min(at, index)], tokens[Math.max(at, index)]];
  return [{ start: first?.start ?? 0, end: last?.end ?? 0, level }];
}

/** Returns the index of the level: before the noun, behind it, or after "is". */
function levelNear({ tokens }: MarkedSentence, index: number): number | undefined {
  for (let at = index - 1; at >= index - 4 && at >= 0; at--) {
    if (LEVELS.has(tokens[at]?.word ?? "") && tokens[at]?.word !== "very") return at;
    if (!/^(?:levels?|of|degree)$/.test(tokens[at]?.word ?? "")) break;
  }
  for (let at = index + 1; at <= index + 7 && at < tokens.length; at++) {
    const word = tokens[at]?.word ?? "";
    if (LEVELS.has(word) && word !== "very") return at;
    if (
      !FILLERS.has(word) &&
      !JUDGMENTS.has(word) &&
      !/^(?:this|that|these|it|est[aeo]s?|ello|eso|the|la|el|:)$/.test(word)
    )
      break;
  }
  return undefined;
}

/** Whether the confidence is the authors': in brackets, after "we", or in a judgment. */
function isOurs(sentence: MarkedSentence, first: number, last: number): boolean {
  const { tokens } = sentence;
  if (isReported(sentence, first)) return false;
  const before = leading(tokens, first);
  const word = tokens[before]?.word ?? "";
  if (isOfOthers(tokens, before, last)) return false;
  const about = objectOf(tokens, first, last);
  if (about !== undefined) return about;
  if (tokens.slice(Math.max(0, first - 4), first).some((each) => OWN.has(each.word))) return true;
  const opener = tokens[before + 1]?.word ?? "";
  const isWith = opener === "with" || opener === "con";
  if (before < 0) return isWith || (first === 0 && tokens[1]?.word === ":");
  if (tokens[before]?.kind === "sign") return isWith || word === "(" || (tokens[first]?.depth ?? 0) > 0;
  return isWith && (JUDGING.has(word) || VIEWS.has(word));
}

/** "The agency assesses, with high confidence, that": somebody else says it. */
function isReported(sentence: MarkedSentence, first: number): boolean {
  const before = sentence.marks.filter(({ after }) => after <= first);
  if (before.some(({ entry }) => entry.role === "own")) return false;
  return before.some(
    (mark) =>
      mark.entry.report === "verb" &&
      !isNoun(sentence, mark) &&
      !isImpersonal(sentence, mark) &&
      !isEvidence(sentence, mark),
  );
}

const HOLDERS = words("its their his her su sus");

/** "the union's confidence", "la confianza del sindicato": how sure somebody else is. */
function isOfOthers(tokens: MarkedSentence["tokens"], before: number, last: number): boolean {
  const owner = tokens[before]?.word ?? "";
  if (HOLDERS.has(owner) || isPossessive(owner)) return true;
  const noun = tokens.slice(before + 1, last + 1).findIndex(({ word }) => word === "confianza");
  const [next, holder] = tokens.slice(before + noun + 2, before + noun + 4).map(({ word }) => word);
  return noun >= 0 && (next === "del" || (next === "de" && /^(?:la|las|los|su|sus)$/.test(holder ?? "")));
}

/** The index before "with a", "con un nivel de". */
function leading(tokens: MarkedSentence["tokens"], first: number): number {
  let at = first - 1;
  while (at >= 0 && first - at < 6 && FILLERS.has(tokens[at]?.word ?? "")) at--;
  return at;
}

/** Whether "in …" names a judgment; `undefined` without it. */
function objectOf(tokens: MarkedSentence["tokens"], first: number, last: number): boolean | undefined {
  for (let at = first; at <= last + 1; at++) {
    const word = tokens[at]?.word;
    if ((word === "in" || word === "en") && isPointing(tokens, at + 1)) return true;
    if ((word === "in" || word === "en") && tokens[at - 1]?.word !== "que")
      return tokens.slice(at + 1, at + 4).some((each) => JUDGMENTS.has(each.word));
  }
  return undefined;
}

/** "in this", "en ello": in what was just said, and in no vehicle. */
function isPointing(tokens: MarkedSentence["tokens"], at: number): boolean {
  const next = tokens[at + 1];
  const isLast = next?.kind !== "word" || /^(?:is|remains|es|sigue)$/.test(next.word);
  return /^(?:this|that|it|ello|esto|eso)$/.test(tokens[at]?.word ?? "") && isLast;
}
