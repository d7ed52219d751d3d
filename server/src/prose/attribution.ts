/** Finds the terms that later words give to somebody else: "likely, the union says", "probable, según el sindicato". */
import type { Mark, MarkedSentence } from "./marks.ts";

/** Returns the terms of a sentence that an attribution follows. */
export function attributedTerms(sentence: MarkedSentence): Mark[] {
  const found: Mark[] = [];
  let isReported = false;
  for (let at = sentence.tokens.length - 1; at >= 0; at--) {
    const mark = sentence.markAt[at];
    const word = sentence.tokens[at]?.word;
    if (word === ";" || mark?.entry.opens === "contrast") isReported = false;
    else if (mark?.first === at && mark.entry.report === "source" && at > 0)
      isReported = !beginsClause(sentence, at);
    else if (word === "," && attributes(sentence, at + 1)) isReported = true;
    if (isReported && mark?.entry.kind !== undefined && mark.first === at) found.push(mark);
  }
  return found;
}

function beginsClause({ tokens, markAt }: MarkedSentence, at: number): boolean {
  const opens = markAt[at - 1]?.entry.opens;
  return opens === "and" || opens === "contrast" || tokens[at - 1]?.word === ";";
}

/** Whether "says the union", "the union says" or "as the union does" begins at an index. */
function attributes({ tokens, markAt }: MarkedSentence, start: number): boolean {
  const first = markAt[start]?.entry;
  if (first?.report === "verb" && first.isNounToo !== true) return true;
  const isComparison = tokens[start]?.word === "as";
  for (let at = start; at < start + 7; at++) {
    const entry = markAt[at]?.entry;
    const word = tokens[at]?.word ?? "";
    const isEnd = !tokens[at + 1] || tokens[at + 1]?.kind === "sign";
    if (isComparison && (word === "does" || word === "do" || word === "did")) return true;
    if (entry?.role === "own" || entry?.kind !== undefined || tokens[at]?.kind !== "word") return false;
    if (at > start && entry?.report === "verb" && (isEnd || isComparison)) return true;
  }
  return false;
}

const VIEWS: ReadonlySet<string> = new Set(
  "view opinion judgment judgement eyes words assessment estimation".split(" "),
);

/** Whether "in the ministry's view" begins at a mark. */
export function isView({ tokens }: MarkedSentence, { first, after }: Mark): boolean {
  if (tokens[first]?.word !== "in") return false;
  const near = tokens.slice(after, after + 6).map(({ word }) => word);
  const view = near.findIndex((word) => VIEWS.has(word));
  return view > 0 && near.slice(0, view).some((word) => /(?:'s|s')$/.test(word));
}
