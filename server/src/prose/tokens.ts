/** Splits a text into words, numbers and signs, and these into sentences. */
import { memo } from "../syntax/memo.ts";
import type { Span } from "../syntax/span.ts";
import type { TextScope } from "./scope.ts";
import { words } from "./lexicon.ts";

/** A word, a number or a sign. */
export interface Token extends Span {
  /** In lower case, composed, without soft hyphens, with a straight apostrophe. */
  readonly word: string;
  readonly kind: "word" | "number" | "sign";
  readonly isCapital: boolean;
  readonly isQuoted: boolean;
  /** How many brackets are open. */
  readonly depth: number;
}

/** A sentence: its tokens, and whether it asks. */
export interface TokenSentence extends Span {
  readonly tokens: readonly Token[];
  readonly isQuestion: boolean;
}

/** Letters with dots ("U.S."), a word with its hyphens and apostrophes, a number, or any other sign. */
const TOKEN =
  /(?:\p{L}\.){2,9}|[\p{L}\p{M}](?:[\p{L}\p{M}\p{N}\u00AD\u200B-\u200D\u2060]|['’-](?=[\p{L}\p{N}]))*|\d+(?:[.,]\d+)*|\S/gu;
const LETTER = /^\p{L}/u;
const CAPITAL = /^\p{Lu}/u;

/** Abbreviations whose point ends no sentence. */
const ABBREVIATIONS = words(
  "dr mr mrs ms prof gen col lt capt sgt st vs etc ca approx no nos vol vols art arts fig figs sec ed eds p pp " +
    "sr sra dra ing lic gral cnel cap núm núms pág págs párr párrs aprox jan feb mar apr jun jul aug sep sept oct nov dec",
);

/** Returns the sentences of a text. Memoized, because rules read the same text in several languages and scales. */
export const tokenSentences = memo((scope: TextScope): readonly TokenSentence[] => {
  const sentences: TokenSentence[] = [];
  let tokens: Token[] = [];
  const finish = (): void => {
    const [first, last] = [tokens[0], tokens.at(-1)];
    const isQuestion = tokens.some(({ word }) => word === "?" || word === "¿");
    if (first && last) sentences.push({ start: first.start, end: last.end, tokens, isQuestion });
    tokens = [];
  };
  const all = tokensOf(scope);
  for (const [index, token] of all.entries()) {
    const last = tokens.at(-1);
    if (last && (beginsBlock(scope, last.end, token.start) || endsBetween(all, index))) finish();
    tokens.push(token);
  }
  finish();
  return sentences;
});

function beginsBlock({ starts }: TextScope, after: number, start: number): boolean {
  if (starts.size === 0) return false;
  for (let offset = after; offset <= start; offset++) if (starts.has(offset)) return true;
  return false;
}

function tokensOf({ text, quoted }: TextScope): Token[] {
  let depth = 0;
  let quotation = 0;
  return Array.from(text.matchAll(TOKEN), ({ 0: raw, index: start }): Token => {
    const end = start + raw.length;
    if (raw === ")" || raw === "]") depth = Math.max(0, depth - 1);
    while ((quoted[quotation]?.end ?? Infinity) <= start) quotation++;
    const token: Token = {
      start,
      end,
      word: normalWord(raw),
      kind: LETTER.test(raw) ? "word" : isDigit(raw) ? "number" : "sign",
      isCapital: CAPITAL.test(raw),
      isQuoted: (quoted[quotation]?.start ?? Infinity) <= start,
      depth,
    };
    if (raw === "(" || raw === "[") depth++;
    return token;
  });
}

/** Returns the words from an index until before another, with spaces between them. */
export function tokenWords(tokens: readonly Token[], from: number, until: number): string {
  return tokens
    .slice(from, until)
    .map(({ word }) => word)
    .join(" ");
}

function isDigit(raw: string): boolean {
  const sign = raw.charCodeAt(0);
  return sign >= 48 && sign <= 57;
}

/** Returns a word as the lexicons write it. */
export function normalWord(raw: string): string {
  const word = raw.toLowerCase();
  if (/^[\x20-\x7e]*$/.test(word)) return word;
  return word
    .replace(/[\u00AD\u200B-\u200D\u2060]/g, "")
    .replaceAll("’", "'")
    .normalize("NFC");
}

/** How many marks may close behind the point of a sentence. */
const MAX_CLOSING = 4;

/** Whether a sentence ends before a token: after a point and the marks that close behind it. */
function endsBetween(all: readonly Token[], index: number): boolean {
  let end = index - 1;
  while (end >= index - MAX_CLOSING && /^[)\]”"»'«]$/.test(all[end]?.word ?? "")) end--;
  const mark = all[end];
  const [next, word] = [all[index], all[end - 1]];
  if (!mark || !next || !/^[.!?…]$/.test(mark.word) || next.start === all[index - 1]?.end) return false;
  if (next.depth > 0 && next.word !== "(") return false;
  if (mark.word === "." && mark.start === word?.end && isAbbreviation(word)) return false;
  return next.isCapital || next.kind !== "word" || mark.word !== ".";
}

function isAbbreviation({ word, isCapital }: Token): boolean {
  return ABBREVIATIONS.has(word) || (isCapital && word.length === 1);
}
