/** Finds the phrases of a lexicon in the tokens of a sentence. */
import type { Entry, Lexicon, PhraseIndex } from "./lexicon.ts";
import type { Token, TokenSentence } from "./tokens.ts";

/** A phrase of the lexicon in a sentence: the indexes of its first token and after its last. */
export interface Mark {
  readonly first: number;
  readonly after: number;
  readonly entry: Entry;
}

/** A sentence with what its lexicon knows of its words. */
export interface MarkedSentence {
  readonly sentence: TokenSentence;
  readonly tokens: readonly Token[];
  readonly lexicon: Lexicon;
  /** The marks in order, without overlaps. */
  readonly marks: readonly Mark[];
  /** The mark that contains each token, by the index of the token. */
  readonly markAt: readonly (Mark | undefined)[];
}

/** Marks the phrases of a sentence: at each word the longest. @param more Phrases besides those of the lexicon. */
export function marked(sentence: TokenSentence, lexicon: Lexicon, more?: PhraseIndex): MarkedSentence {
  const { tokens } = sentence;
  const marks: Mark[] = [];
  const markAt: (Mark | undefined)[] = tokens.map(() => undefined);
  for (let index = 0; index < tokens.length;) {
    const mark = better(longestAt(tokens, index, lexicon.phrases), more && longestAt(tokens, index, more));
    if (mark) {
      marks.push(mark);
      for (let at = index; at < mark.after; at++) markAt[at] = mark;
    }
    index = mark?.after ?? index + 1;
  }
  return { sentence, tokens, lexicon, marks, markAt };
}

/** Returns the longest phrase that begins at an index. */
function longestAt(tokens: readonly Token[], index: number, phrases: PhraseIndex): Mark | undefined {
  const token = tokens[index];
  if (!token || token.kind === "sign") return undefined;
  for (const { words, entry } of phrases.get(token.word) ?? []) {
    if (words.every((word, at) => tokens[index + at]?.word === word))
      return { first: index, after: index + words.length, entry };
  }
  return undefined;
}

/** Returns the longer mark; of two equal ones the scale's, with what the lexicon knows of it. */
function better(own: Mark | undefined, scales: Mark | undefined): Mark | undefined {
  if (!own || !scales) return own ?? scales;
  if (own.after > scales.after || (own.after === scales.after && own.entry.isValue === true)) return own;
  return own.after === scales.after
    ? { ...own, entry: { ...scales.entry, ...own.entry, kind: "scale" } }
    : scales;
}

/** Returns the mark whose last token is before an index, skipping marks that a test accepts. */
export function markBefore(
  { markAt }: MarkedSentence,
  index: number,
  skipped: (entry: Entry) => boolean,
): { readonly mark: Mark | undefined; readonly index: number } {
  let at = index - 1;
  while (at >= 0) {
    const mark = markAt[at];
    if (!mark || !skipped(mark.entry)) return { mark, index: at };
    at = mark.first - 1;
  }
  return { mark: undefined, index: -1 };
}
