/** Finds "perhaps" where it softens a word or a number, and estimates no event: "perhaps the best study", "perhaps forty". */
import { isArticle, isCopula, words } from "./lexicon.ts";
import type { Mark, MarkedSentence } from "./marks.ts";

/** What is compared with everything else. */
const SUPERLATIVES = words(
  "best worst most least greatest largest biggest highest lowest strongest weakest clearest earliest latest oldest newest closest gravest hardest " +
    "longest shortest deepest widest finest simplest single only más menos mejor mejores peor peores mayor mayores menor principal principales",
);
/** What an amount may begin with besides a number: "as many as", "more than", "a dozen", "más de". */
const FIRST = words("as more fewer a un una más menos");
const SECOND = words("many much few than third quarter dozen tercio docena decena centenar millar de");
/** How far after a superlative its verb may be, in tokens. */
const VERB = 12;

/** Whether an adverb such as "perhaps" softens what follows it. */
export function softens(sentence: MarkedSentence, { first, after, entry }: Mark): boolean {
  if (entry.kind !== "hedge" || entry.form !== "adverb") return false;
  return isAmount(sentence, after) || isSuperlative(sentence, first, after);
}

/** "perhaps 200 fighters", "quizá más de cien". */
function isAmount({ tokens, lexicon }: MarkedSentence, after: number): boolean {
  const [next, second] = [tokens[after], tokens[after + 1]?.word ?? ""];
  if (!next || second === "%" || lexicon.numbers.percent.has(second)) return false;
  const isNumber = next.kind === "number" || (lexicon.numbers.words.get(next.word) ?? 0) > 1;
  return isNumber || (FIRST.has(next.word) && SECOND.has(second));
}

/** "Perhaps the best study is", "it is perhaps the best", but not "perhaps the largest union will strike". */
function isSuperlative({ tokens, markAt }: MarkedSentence, first: number, after: number): boolean {
  const start = isArticle(markAt[after]?.entry.role) || tokens[after]?.word === "lo" ? after + 1 : after;
  if (!SUPERLATIVES.has(tokens[start]?.word ?? "")) return false;
  const before = markAt[first - 1]?.entry.role;
  for (let at = start + 1; at < start + VERB; at++) {
    const role = markAt[at]?.entry.role;
    if (role === "auxiliary") return false;
    if (isCopula(role)) return true;
    if (tokens[at]?.kind !== "word") return isCopula(before) || tokens[first - 1]?.kind === "sign";
  }
  return false;
}
