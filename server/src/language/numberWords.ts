/** The words for the numbers from 1 to 12, in English and Spanish. */
export const numberWords = {
  en: "one two three four five six seven eight nine ten eleven twelve".split(" "),
  es: "uno dos tres cuatro cinco seis siete ocho nueve diez once doce".split(" "),
} as const;

/** Returns the words for a number from 1 to 12 in all languages. */
export function wordsForNumber(value: number): readonly string[] {
  return Object.values(numberWords).flatMap((words) => words[value - 1] ?? []);
}
