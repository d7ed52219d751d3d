/** Joins words to sentences. */
import { listedParts } from "../../language/lists.ts";
import { plainTextOf } from "../tree/plainText.ts";
import type { PhrasingContent } from "../tree/tree.ts";
import { textNode } from "../tree/tree.ts";

/**
 * Joins words. A sentence that has ended needs only a space after it; one that ends with a citation has not ended. Words that begin small
 * begin no sentence.
 */
export function joined(parts: readonly PhrasingContent[][], separator: string): PhrasingContent[] {
  const filled = parts.filter((part) => part.length > 0);
  return filled.flatMap((part, index) => {
    const before = filled[index - 1];
    if (!before) return part;
    const hasEnded = before.at(-1)?.type !== "citation" && /[.!?…]["”’»)]?\s*$/.test(plainTextOf(before));
    const goesOn = separator === ". " && /^\p{Ll}/u.test(plainTextOf(part));
    return [textNode(hasEnded ? " " : goesOn ? "; " : separator), ...part];
  });
}

/** Joins words into a list within a sentence: "a, b and c". */
export function listedWords(parts: readonly PhrasingContent[][]): PhrasingContent[] {
  const rest = [...parts];
  return listedParts(parts.map(plainTextOf), "and").flatMap(({ type, value }) =>
    type === "element" ? (rest.shift() ?? []) : [textNode(value)],
  );
}

/** A character for private use, which no message contains. */
const SLOT = "\uE000";

/** Puts words into a sentence. @param sentence Writes the sentence, with a text where the words belong. */
export function wordsInSentence(
  sentence: (slot: string) => string,
  words: readonly PhrasingContent[],
): PhrasingContent[] {
  const [before = "", after = ""] = sentence(SLOT).split(SLOT);
  return [before, words, after].flatMap((part) =>
    typeof part === "string" ? (part === "" ? [] : [textNode(part)]) : part,
  );
}
