/**
 * Patterns for words that users write: in a scale, as a name, in a configuration. They are made here and nowhere else (the
 * linter's rule in scripts/lintPatterns.ts): their letters mean themselves, and they are neither long nor many.
 */

/** Nobody writes longer phrases for a likelihood, nor longer names. */
const MAX_LENGTH = 200;

/** At each word of a text, as many are compared. */
const MAX_COUNT = 500;

/** Finds one of the phrases, as whole words, wherever the lines break. */
export function patternOf(phrases: readonly string[]): RegExp {
  const sources = phrases
    .filter((phrase) => phrase.length <= MAX_LENGTH)
    .slice(0, MAX_COUNT)
    .map(sourceOf);
  // Without phrases there is nothing to find.
  const one = sources.length > 0 ? sources.join("|") : "(?!)";
  return new RegExp(String.raw`(?<![\p{L}\p{N}-])(?:${one})(?![\p{L}\p{N}-])`, "giu");
}

/** Finds a name, whatever is around it; `undefined` for what is too long to be one. */
export function patternOfName(name: string): RegExp | undefined {
  return name.length <= MAX_LENGTH ? new RegExp(sourceOf(name), "gu") : undefined;
}

/** The source of a pattern for a phrase, wherever the lines break. */
function sourceOf(phrase: string): string {
  return phrase
    .trim()
    .replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
    .replace(/\s+/g, String.raw`\s+`);
}
