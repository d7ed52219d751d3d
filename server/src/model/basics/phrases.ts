/**
 * Builds patterns from words that users write: in a scale, as a name, in a configuration. Only this module may do so
 * (see the lint rule in scripts/lintPatterns.ts): it escapes the words and limits their length and number.
 */

/** A limit beyond any real name or phrase for a likelihood. */
const MAX_LENGTH = 200;

/** A limit for the number of phrases: the pattern compares all of them at each word of a text. */
const MAX_COUNT = 500;

/** Returns a pattern that finds one of the phrases as whole words, also across line breaks. */
export function patternOf(phrases: readonly string[]): RegExp {
  const sources = phrases
    .filter((phrase) => phrase.length <= MAX_LENGTH)
    .slice(0, MAX_COUNT)
    .map(sourceOf);
  // Without phrases, match nothing.
  const one = sources.length > 0 ? sources.join("|") : "(?!)";
  return new RegExp(String.raw`(?<![\p{L}\p{N}-])(?:${one})(?![\p{L}\p{N}-])`, "giu");
}

/** Returns a pattern that finds a name, whatever is around it; `undefined` if it is too long. */
export function patternOfName(name: string): RegExp | undefined {
  return name.length <= MAX_LENGTH ? new RegExp(sourceOf(name), "gu") : undefined;
}

/** Returns the source of a pattern for a phrase, also across line breaks. */
function sourceOf(phrase: string): string {
  return phrase
    .trim()
    .replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
    .replace(/\s+/g, String.raw`\s+`);
}
