/** Decides whether a word that denies or reports does so where it stands. */
import type { Mark, MarkedSentence } from "./marks.ts";
import type { Token } from "./tokens.ts";
import { isArticle, isCopula, isVerb, words } from "./lexicon.ts";

/** Whether a negation is about the clause, and not about a single word: "a union not bound by law". */
export function negates({ tokens, markAt }: MarkedSentence, { first, after }: Mark): boolean {
  const next = markAt[after]?.entry;
  if (next?.kind !== undefined || next?.role === "degree") return true;
  const previous = markAt[first - 1]?.entry;
  const word = tokens[first]?.word;
  if (word === "not" && after - first === 1)
    return (
      first === 0 ||
      tokens[first - 1]?.kind === "sign" ||
      isVerb(previous?.role) ||
      previous?.kind !== undefined ||
      previous?.opens !== undefined
    );
  return word !== "no" || previous?.role !== "preposition";
}

/** Whether a word that is a verb or a noun is a noun: "the claims", "of doubt". */
export function isNoun({ markAt }: MarkedSentence, { first, entry }: Mark): boolean {
  const role = markAt[first - 1]?.entry.role;
  return (
    isArticle(role) ||
    (entry.isNounToo === true && (role === "preposition" || markAt[first - 1]?.entry.isValue === true))
  );
}

/** "is expected", "to think", "se considera", "nobody believes", "the truce holds". */
export function isImpersonal({ tokens, markAt }: MarkedSentence, { first }: Mark): boolean {
  const word = tokens[first - 1]?.word;
  if (/^h[eo]lds?$/.test(tokens[first]?.word ?? "") && isOver(markAt[first + 1], tokens[first + 1]))
    return true;
  if (word === "to" || word === "se") return true;
  const previous = markAt[first - 1]?.entry;
  if (isCopula(previous?.role)) return word !== "lo";
  return (
    previous?.deny === "clause" &&
    previous.role === undefined &&
    word !== "not" &&
    word !== "no" &&
    word !== "ni"
  );
}

/** Whether a verb has no object: a sign or another verb follows. */
function isOver(next: Mark | undefined, token: Token | undefined): boolean {
  return token?.kind === "sign" || isVerb(next?.entry.role) || next?.entry.kind !== undefined;
}

const EVIDENCE = words(
  "evidence data signs indications indicators figures facts intercepts images imagery records pattern findings trend trends " +
    "indicios datos pruebas cifras hechos señales imágenes registros hallazgos tendencia tendencias",
);
/** What evidence does, without being somebody. */
const SHOWS = /^(?:suggest|indicat|point|imply|implies|signal|sugier|apunt|indic|señala)/;

/** Whether evidence suggests something to the authors: "the data suggest that". */
export function isEvidence({ tokens }: MarkedSentence, { first }: Mark): boolean {
  if (!SHOWS.test(tokens[first]?.word ?? "")) return false;
  const before = tokens.slice(Math.max(0, first - 5), first);
  return before.some(({ word }) => EVIDENCE.has(word)) && !before.some(({ word }) => word.endsWith("'s"));
}

/** Whether a term is at an index, with or without an intensifier. */
export function isTermAhead(markAt: MarkedSentence["markAt"], index: number): boolean {
  const mark = markAt[index];
  if (mark?.entry.role === "degree") return markAt[mark.after]?.entry.kind !== undefined;
  return mark?.entry.kind !== undefined;
}
