/** Finds the terms, actors and assets that a text mentions: whole words, in any case. */
import type { Concept } from "../format/schema.ts";
import { textOf, valueAt } from "../syntax/node.ts";
import { addToIndex, memo, memoOn } from "../syntax/memo.ts";
import type { Facts } from "./facts.ts";
import type { Definition } from "./definitions.ts";

/** A term, an actor or an asset with the words for it, in lower case. */
export interface TermWords {
  readonly id: string;
  readonly words: readonly string[];
}

/** Returns the words for a term, an actor or an asset: its name, its aliases, and its id read as words. */
export const termWords = memo(({ id, item }: Definition): TermWords => {
  const aliases = valueAt(item.value, "aliases");
  const words = [
    textOf(valueAt(item.value, "name")),
    id.replaceAll("-", " "),
    ...(aliases?.kind === "list" ? aliases.items.map(textOf) : []),
  ];
  return { id, words: words.flatMap((word) => (word === undefined ? [] : [word.toLowerCase()])) };
});

/**
 * Returns the ids of the terms, actors and assets that an item mentions in its prose, separated by spaces. None of them mentions itself.
 */
export const mentionedTermsIn = memoOn((facts: Facts, index: TermIndex): string => {
  if (index.size === 0 || facts.prose.length === 0) return "";
  const { definition } = facts;
  const own = definition && named.includes(definition.concept) ? definition.id : undefined;
  const text = facts.prose
    .map(({ node }) => textOf(node) ?? "")
    .join("\n")
    .toLowerCase()
    // A term can be broken by the end of a line.
    .replace(/\s+/g, " ");
  const candidates = new Set(text.match(WORD)?.flatMap((word) => index.get(beginning(word)) ?? []));
  const found = Array.from(candidates).filter(({ id, phrase }) => id !== own && text.includes(phrase));
  return [...new Set(found.map(({ id }) => id))].sort().join(" ");
});

/** The concepts whose names texts mention. */
export const named: readonly Concept[] = ["term", "actor", "asset"];

/** Phrases by the prefix of their first word, so that only a few of them must be searched in a text. */
export type TermIndex = ReadonlyMap<string, readonly { readonly id: string; readonly phrase: string }[]>;

/** Indexes the words. */
export const termIndexOf = memo((terms: readonly TermWords[]): TermIndex => {
  const index = new Map<string, { id: string; phrase: string }[]>();
  for (const { id, words } of terms) {
    for (const phrase of words) {
      const first = beginning(phrase.match(WORD)?.[0] ?? "");
      addToIndex(index, first, { id, phrase });
    }
  }
  return index;
});

const WORD = /[\p{L}\p{N}]+/gu;

/** Returns a prefix that is long enough to distinguish words and short enough to match their other forms. */
function beginning(word: string): string {
  return word.slice(0, 4);
}
