/** Finds "possible" where it says what can be chosen or done, and not what may happen. */
import type { Mark, MarkedSentence } from "./marks.ts";
import { words } from "./lexicon.ts";

const POSSIBLE = words("possible posible posibles");
/** How far before "possible" its comparison may be: "as quiet and as short as possible". */
const COMPARISON = 6;
const FIRST = words("as tan tanto tanta tantos tantas");
const SECOND = words("as como");
/** "the maximum possible", "el mayor cuidado posible". */
const EXTREMES = words(
  "everything anything nothing something nada algo maximum minimum best worst every all any only most least mayor menor máximo máxima mínimo mínima mejor peor todo toda todos todas único única",
);
/** What can be chosen, and what a law provides: there is no event that may happen. */
const CHOICES = words(
  "combination combinations value values answer answers permutation permutations length lengths size sizes configuration configurations score scores " +
    "choice choices option options move moves meaning meanings fine fines sentence sentences penalty penalties punishment imprisonment " +
    "combinación combinaciones valor valores respuestas longitud longitudes tamaños configuraciones puntuaciones opción opciones multa multas " +
    "pena penas sanción sanciones condena condenas",
);

/** Whether "possible" says what can be chosen or done. */
export function isOption({ tokens, markAt }: MarkedSentence, { first, after, entry }: Mark): boolean {
  if (entry.kind !== "hedge" || !POSSIBLE.has(tokens[first]?.word ?? "")) return false;
  const [before, next] = [tokens[first - 1]?.word ?? "", tokens[after]?.word ?? ""];
  if (CHOICES.has(before) || CHOICES.has(next) || EXTREMES.has(before) || /.{3}est$/.test(before))
    return true;
  if (EXTREMES.has(tokens[first - 2]?.word ?? "") && markAt[first - 1] === undefined) return true;
  return next !== "that" && next !== "que" && isCompared(tokens, first);
}

/** Whether both words of a comparison are before a term: "as … as", "tanto … como". One alone compares nothing. */
function isCompared(tokens: MarkedSentence["tokens"], first: number): boolean {
  let isOpen = false;
  for (let at = first - 1; at >= 0 && at >= first - COMPARISON; at--) {
    const word = tokens[at]?.word ?? "";
    if (tokens[at]?.kind === "sign") return false;
    if (word === "cuanto" || (isOpen && FIRST.has(word))) return true;
    isOpen ||= SECOND.has(word);
  }
  return false;
}
