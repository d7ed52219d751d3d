/**
 * Words that people look for and the format has other names for: by what they write, in English and Spanish, the keys
 * and values that are right. What is found here goes before any likeness of letters.
 */

/** Words for one thing, and the names that the format has for it: the first that the place takes is right. */
export interface Sought {
  readonly words: readonly string[];
  readonly write: readonly [string, ...string[]];
}

/** What the format calls a word, of the names that a place takes. */
export function soughtFor(
  word: string,
  table: readonly Sought[],
  takes: (name: string) => boolean,
): string | undefined {
  const wanted = folded(word);
  for (const { words, write } of table) {
    if (!words.some((each) => folded(each) === wanted)) continue;
    const name = write.find((each) => each !== word && takes(each));
    if (name !== undefined) return name;
  }
  return undefined;
}

/** Case and accents do not count, and a space or underscore is a hyphen. */
function folded(word: string): string {
  return word
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[\s_]+/g, "-");
}
