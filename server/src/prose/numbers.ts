/** Finds probabilities in the words of a sentence: "60 to 70 percent", "one in five", "menos del 10 %". */
import type { Bound, Lexicon } from "./lexicon.ts";
import type { Token } from "./tokens.ts";
import { tokenWords } from "./tokens.ts";

/** A probability in percent, both ends included. The indexes are those of its first token and after its last. */
export interface StatedNumber {
  readonly first: number;
  readonly after: number;
  readonly from: number;
  readonly to: number;
}

/** Returns the probabilities of a sentence, in order. */
export function statedNumbers(tokens: readonly Token[], { numbers }: Lexicon): StatedNumber[] {
  const found: StatedNumber[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const number = readAt({ tokens, numbers }, at);
    if (!number) continue;
    found.push(bounded({ tokens, numbers }, number, found.at(-1)?.after ?? 0));
    at = number.after - 1;
  }
  return found;
}

interface Read {
  readonly tokens: readonly Token[];
  readonly numbers: Lexicon["numbers"];
}

function readAt(read: Read, at: number): StatedNumber | undefined {
  const first = amountAt(read, at);
  if (!first) return hyphenated(read, at);
  return odds(read, at, first) ?? range(read, at, first) ?? single(read, at, first);
}

interface Amount {
  readonly value: number;
  readonly after: number;
}

/** Reads a number in digits or in words. */
function amountAt({ tokens, numbers }: Read, at: number): Amount | undefined {
  const token = tokens[at];
  if (!token) return undefined;
  if (token.kind === "number") {
    const value = numeral(token.word);
    return value === undefined ? undefined : { value, after: at + 1 };
  }
  const value = numbers.words.get(token.word);
  return value === undefined ? undefined : { value, after: at + 1 };
}

function numeral(word: string): number | undefined {
  const value = Number(word.replace(",", "."));
  return Number.isFinite(value) ? value : undefined;
}

/** Whether a sign or a word for percent is at an index, and where it ends. */
function percentAt({ tokens, numbers }: Read, at: number): number | undefined {
  const word = tokens[at]?.word;
  if (word === "%") return at + 1;
  if (word === undefined) return undefined;
  if (numbers.percent.has(word)) return at + 1;
  return numbers.percent.has(`${word} ${tokens[at + 1]?.word ?? ""}`) ? at + 2 : undefined;
}

/** "one in five", "1 de cada 5", "50:50". */
function odds(read: Read, at: number, { value, after }: Amount): StatedNumber | undefined {
  const { tokens, numbers } = read;
  const words = [tokens[after]?.word ?? "", `${tokens[after]?.word ?? ""} ${tokens[after + 1]?.word ?? ""}`];
  const length = words.findIndex((each) => numbers.odds.has(each)) + 1;
  const joined = after === at + 1 && tokens[after]?.word === "-" ? joinedOdds(read, after + 1) : undefined;
  if (joined && value > 0 && value < joined.value) {
    const percent = percentOf(value / joined.value);
    return { first: at, after: joined.after, from: percent, to: percent };
  }
  const second = length > 0 ? amountAt(read, skipArticle(read, after + length)) : undefined;
  const next = tokens[second?.after ?? -1];
  // "uno en diez", but not "uno en diez días".
  const isCount = words[0] === "en" && next?.kind === "word" && next.word !== "que";
  const isBetween = isCount || numbers.and.has(next?.word ?? "");
  if (second && value > 0 && value < second.value && isRound(second.value) && !isBetween) {
    const percent = percentOf(value / second.value);
    return { first: at, after: second.after, from: percent, to: percent };
  }
  const even = [":", "/", "-", "–"].includes(tokens[after]?.word ?? "");
  const isHalf = value === 50 && even && tokens[after + 1]?.word === "50" && tokens[after + 2]?.word !== "%";
  return isHalf ? { first: at, after: after + 2, from: 50, to: 50 } : undefined;
}

/** Returns a probability between 0 and 1 in percent, with two decimals. */
function percentOf(probability: number): number {
  return Math.round(probability * 10_000) / 100;
}

/** "-in-20", after its number. */
function joinedOdds({ tokens, numbers }: Read, at: number): Amount | undefined {
  const [link = "", other = ""] = tokens[at]?.word.split("-") ?? [];
  const value = Number(other);
  return numbers.odds.has(link) && value > 0 ? { value, after: at + 1 } : undefined;
}

/** Whether people count in odds of this number. The year in "one in 2027" is none. */
function isRound(value: number): boolean {
  return value <= 100 || [200, 250, 300, 400, 500, 1000, 10_000, 100_000, 1_000_000].includes(value);
}

/** "a one-in-five chance". */
function hyphenated({ tokens, numbers }: Read, at: number): StatedNumber | undefined {
  const word = tokens[at]?.word ?? "";
  if (!word.includes("-")) return undefined;
  const [one = "", link = "", other = ""] = word.split("-");
  const [few, all] = [numbers.words.get(one), numbers.words.get(other)];
  if (few === undefined || all === undefined || few >= all || !numbers.odds.has(link)) return undefined;
  const percent = percentOf(few / all);
  return { first: at, after: at + 1, from: percent, to: percent };
}

/** "60-70%", "60 to 70 percent", "between 60% and 80%", "entre un 20 y un 30 por ciento". */
function range(read: Read, at: number, first: Amount): StatedNumber | undefined {
  const { tokens, numbers } = read;
  const joint = percentAt(read, first.after) ?? first.after;
  const word = tokens[joint]?.word ?? "";
  const isAnd = numbers.and.has(word);
  if (!isAnd && !numbers.to.has(word)) return undefined;
  if (isAnd && !numbers.between.has(wordBefore(read, at))) return undefined;
  const second = amountAt(read, skipArticle(read, joint + 1));
  const after = second && percentAt(read, second.after);
  if (!second || after === undefined || second.value > 100 || second.value < first.value) return undefined;
  return { first: beginOf(read, at), after, from: first.value, to: second.value };
}

/** Where a range begins: at "between", if it is there. */
function beginOf({ tokens, numbers }: Read, at: number): number {
  const start = numbers.articles.has(tokens[at - 1]?.word ?? "") ? at - 1 : at;
  return numbers.between.has(tokens[start - 1]?.word ?? "") ? start - 1 : at;
}

function skipArticle({ tokens, numbers }: Read, at: number): number {
  return numbers.articles.has(tokens[at]?.word ?? "") && tokens[at + 1] && tokens[at + 1]?.kind !== "sign"
    ? at + 1
    : at;
}

function single(read: Read, at: number, first: Amount): StatedNumber | undefined {
  const after = percentAt(read, first.after);
  if (after === undefined) return fraction(read, at, first);
  return first.value > 100 ? undefined : { first: at, after, from: first.value, to: first.value };
}

/** "a probability of 0.7", "unlikely (0.7)". */
function fraction({ tokens, numbers }: Read, at: number, { value, after }: Amount): StatedNumber | undefined {
  const isFraction = /^0[.,]\d+$/.test(tokens[at]?.word ?? "");
  const near =
    tokens.slice(Math.max(0, at - 5), at).some(({ word }) => numbers.probability.has(word)) ||
    (tokens[at - 1]?.word === "(" && tokens[after]?.word === ")");
  if (!isFraction || !near) return undefined;
  const percent = percentOf(value);
  return { first: at, after, from: percent, to: percent };
}

/** The word before an index, without an article. */
function wordBefore({ tokens, numbers }: Read, at: number): string {
  const before = tokens[at - 1]?.word ?? "";
  return numbers.articles.has(before) ? (tokens[at - 2]?.word ?? "") : before;
}

/** Applies the words before a number and after it: "less than", "at least", "about", "at most". */
function bounded({ tokens, numbers }: Read, number: StatedNumber, earliest: number): StatedNumber {
  const { first } = number;
  const end = numbers.articles.has(tokens[first - 1]?.word ?? "") ? first - 1 : first;
  for (let length = 4; length > 0; length--) {
    const start = end - length;
    const wide = start < earliest ? undefined : numbers.bounds.get(tokenWords(tokens, start, end));
    if (end < first && wide !== undefined && wide !== "about")
      return within({ ...number, first: start }, wide);
  }
  for (let length = 4; length > 0; length--) {
    const start = first - length;
    const bound = start < earliest ? undefined : numbers.bounds.get(tokenWords(tokens, start, first));
    if (bound !== undefined && bound !== "about") return within({ ...number, first: start }, bound);
    if (bound !== undefined) return boundedAfter({ tokens, numbers }, { ...number, first: start });
  }
  return boundedAfter({ tokens, numbers }, number);
}

function boundedAfter({ tokens, numbers }: Read, number: StatedNumber): StatedNumber {
  const { after } = number;
  for (let length = 3; length > 0; length--) {
    const bound = numbers.boundsAfter.get(tokenWords(tokens, after, after + length));
    if (bound !== undefined) return within({ ...number, after: after + length }, bound);
  }
  return number;
}

function within(number: StatedNumber, bound: Bound): StatedNumber {
  if (bound === "below") return { ...number, from: 0 };
  return bound === "above" ? { ...number, to: 100 } : number;
}
