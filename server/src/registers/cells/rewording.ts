/** Decides whether a text may be another one in other words. */
import { folded } from "./folded.ts";

/** Whether two texts have a word in common that says what they are about. Where a text has none, nothing speaks against it. */
export function mayBeReworded(a: string | undefined, b: string): boolean {
  const [first, second] = [stemsOf(a ?? ""), stemsOf(b)];
  if (first.size === 0 || second.size === 0) return true;
  return [...first].some((stem) => second.has(stem));
}

/** The beginnings of the long words, so that "gate" and "gates" are the same. */
function stemsOf(text: string): Set<string> {
  const words = folded(text).match(/\p{L}{3,}/gu) ?? [];
  return new Set(words.filter((word) => !FUNCTION_WORDS.has(word)).map((word) => word.slice(0, 4)));
}

/** The words of three letters and more, in English and Spanish, that say nothing of the matter. */
const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  (
    "the and for with from into onto that this these those all any each our their its new two three not has have will by before after until " +
    "between within during per via los las una uno unos unas del con por para que sus sin entre sobre desde hasta antes cada como nuevo nueva " +
    "nuevos nuevas dos tres todo todos toda todas mas"
  ).split(" "),
);
