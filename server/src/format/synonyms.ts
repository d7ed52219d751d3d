/**
 * Looks up synonyms: words that people write, in English or Spanish, for keys and values that have another name in the
 * format. A synonym takes precedence over a name that is merely spelled alike.
 */
import { addToIndex, memo } from "../syntax/memo.ts";

/**
 * Words with the same meaning, and the names that the format has for it. The first name that fits the context is right.
 */
export interface Synonyms {
  readonly words: readonly string[];
  readonly write: readonly [string, ...string[]];
  /** Why the format has the other name, for the reference page: a phrase in Markdown. */
  readonly because?: string;
}

/** The format's name for a word, if `takes` accepts one of the names; otherwise `undefined`. */
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

/** The words that mean a name of the format, if `takes` accepts it. */
export function synonymsFor(
  name: string,
  table: readonly Synonyms[],
  takes: (name: string) => boolean,
): readonly string[] {
  const words = table.flatMap(({ words, write }) => (write.includes(name) ? words : []));
  return words.filter((word) => nameForSynonym(word, table, takes) === name);
}

/** An index from each word to the names that the format has for it. */
const namesIn = memo((table: readonly Synonyms[]): ReadonlyMap<string, readonly (readonly string[])[]> => {
  const names = new Map<string, (readonly string[])[]>();
  for (const { words, write } of table)
    for (const word of new Set(words.map(folded))) addToIndex(names, word, write);
  return names;
});

/** Folds a word for comparison: ignores case and accents, and treats spaces and underscores as hyphens. */
function folded(word: string): string {
  return word
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[\s_]+/g, "-");
}
