/** Finds the terms that later words give to somebody else: "likely, the union says", "probable, según el sindicato". */
import type { Mark, MarkedSentence } from "./marks.ts";
import { words } from "./lexicon.ts";

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
    else if (mark?.first === at && mark.entry.role === "preposition" && at > 0 && isView(sentence, mark))
      isReported = true;
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
  const isComparison = tokens[start]?.word === "as" || tokens[start]?.word === "como";
  if (!isComparison && first?.opens === "new") return false;
  for (let at = start; at < start + 7; at++) {
    const entry = markAt[at]?.entry;
    const word = tokens[at]?.word ?? "";
    const next = tokens[at + 1];
    const isEnd = next?.kind !== "word" || next.word === "with" || next.word === "con";
    if (isComparison && (word === "does" || word === "do" || word === "did")) return true;
    if (entry?.role === "own" || entry?.kind !== undefined || tokens[at]?.kind !== "word") return false;
    if (at > start && entry?.report === "verb" && (isEnd || isComparison)) return true;
  }
  return false;
}

const VIEWS = words(
  "view opinion judgment judgement eyes words assessment estimation account reckoning reading telling estimate " +
    "perspective viewpoint standpoint point forecast mind minds lights version",
);
/** What a view may begin with, if it begins a clause. */
const OPENERS = words("by on from to");

/** Whether "in the ministry's view" or "by the mayor's account" begins at a mark. */
export function isView({ tokens }: MarkedSentence, { first, after }: Mark): boolean {
  const word = tokens[first]?.word ?? "";
  const isOpener = OPENERS.has(word) && (first === 0 || tokens[first - 1]?.kind === "sign");
  if (word !== "in" && !isOpener) return false;
  const near = tokens.slice(after, after + 6).map((each) => each.word);
  const view = near.findIndex((each) => VIEWS.has(each));
  return view > 0 && near.slice(0, view).some(isPossessive);
}

/** Whether a word ends a possessive: that of "the union's" or of "the brokers'". */
export function isPossessive(word: string): boolean {
  return word === "'" || word.endsWith("'s");
}

/** How far before a noun its holder may be, and how far after it "is that". */
const HOLDER = 3;
const COMPLEMENT = 10;

/** Whether a view is somebody's, and what it is follows: "the brokers' forecast is that". */
export function isHeldView({ tokens, markAt }: MarkedSentence, { first, after }: Mark): boolean {
  let isHeld =
    tokens
      .slice(Math.max(0, first - HOLDER), first)
      .some(({ word }, at, all) => isPossessive(word) || (at === all.length - 1 && OTHERS.has(word))) ||
    tokens[after]?.word === "oficial";
  for (let at = after; at < after + COMPLEMENT; at++) {
    const entry = markAt[at]?.entry;
    const word = tokens[at]?.word ?? "";
    if (tokens[at]?.kind !== "word" || entry?.kind !== undefined || entry?.role === "own" || OURS.has(word))
      return false;
    if (entry?.opens === "complement") return isHeld;
    isHeld ||= OF.has(word) && markAt[at + 1]?.entry.opens !== "complement";
  }
  return false;
}

const OTHERS = words("its their his her official su sus");
const OF = words("of among within de del entre");
const OURS = words("our my this these nuestro nuestra este esta");
