/** Joins words to sentences. */
import { plainTextOf } from "./plainText.ts";
import type { PhrasingContent } from "./tree.ts";
import { textNode } from "./tree.ts";

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
