/**
 * Words that people look for and the format has other names for: by what they write, in English and Spanish, the keys
 * and values that are right. What is found here goes before any likeness of letters.
 */
import { addToIndex, memo } from "../syntax/memo.ts";

/** Words for one thing, and the names that the format has for it: the first that the place takes is right. */
export interface Synonyms {
  readonly words: readonly string[];
  readonly write: readonly [string, ...string[]];
}

/** What the format calls a word, of the names that a place takes. */
export function nameForSynonym(
  word: string,
  table: readonly Synonyms[],
  takes: (name: string) => boolean,
): string | undefined {
  for (const write of namesIn(table).get(folded(word)) ?? []) {
    const name = write.find((each) => each !== word && takes(each));
    if (name !== undefined) return name;
  }
  return undefined;
}

/** The names that the format has for each word. */
const namesIn = memo((table: readonly Synonyms[]): ReadonlyMap<string, readonly (readonly string[])[]> => {
  const names = new Map<string, (readonly string[])[]>();
  for (const { words, write } of table)
    for (const word of new Set(words.map(folded))) addToIndex(names, word, write);
  return names;
});

/** Case and accents do not count, and a space or underscore is a hyphen. */
function folded(word: string): string {
  return word
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[\s_]+/g, "-");
}
