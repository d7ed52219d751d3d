/** The words for numbers, in English and Spanish. */

/** The words for the numbers from 1 to 12. */
export const numberWords = {
  en: "one two three four five six seven eight nine ten eleven twelve".split(" "),
  es: "uno dos tres cuatro cinco seis siete ocho nueve diez once doce".split(" "),
} as const;

/** Returns the words for a number from 1 to 12 in all languages. */
export function wordsForNumber(value: number): readonly string[] {
  return Object.values(numberWords).flatMap((words) => words[value - 1] ?? []);
}

/** Returns the number from 1 to 100 that words without accents say: "a", "twenty four", "veinticuatro", "treinta y una". */
export function cardinalOf(words: string): number | undefined {
  return CARDINALS.get(words);
}

const TEENS = {
  en: "thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(" "),
  es: "trece catorce quince dieciseis diecisiete dieciocho diecinueve".split(" "),
} as const;

const TENS = {
  en: "twenty thirty forty fifty sixty seventy eighty ninety".split(" "),
  es: "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa".split(" "),
} as const;

const ONES = ["un", "una"] as const;

const CARDINALS: ReadonlyMap<string, number> = new Map([
  ...["a", "an", "un", "una"].map((word) => [word, 1] as const),
  ...["a hundred", "one hundred", "hundred", "cien"].map((word) => [word, 100] as const),
  ...(["en", "es"] as const).flatMap((language) => [
    ...[...numberWords[language], ...TEENS[language]].map((word, index) => [word, index + 1] as const),
    ...TENS[language].flatMap((ten, index) => withUnits(ten, (index + 2) * 10, language)),
  ]),
]);

/** The words for numbers as alternatives of a regular expression, the longest first. "A" and "an" are not among them. */
export const CARDINAL_WORDS = Array.from(CARDINALS.keys())
  .filter((words) => !/^an?\b/.test(words))
  .toSorted((one, other) => other.length - one.length)
  .join("|");

/** A ten alone and with each unit: "twenty", "twenty one", "veinte", "veintiuno", "treinta y una". */
function withUnits(ten: string, value: number, language: "en" | "es"): (readonly [string, number])[] {
  const joint = language === "en" ? `${ten} ` : value === 20 ? "veinti" : `${ten} y `;
  const units = numberWords[language]
    .slice(0, 9)
    .map((unit, index) => [`${joint}${unit}`, value + index + 1] as const);
  const ones = language === "en" ? [] : ONES.map((one) => [`${joint}${one}`, value + 1] as const);
  return [[ten, value], ...units, ...ones];
}
