/** Reads what costs say, in words or in keys, to compare them: "1.5 million euros a year", "amount: 40000, currency: EUR, per: year". */
import { readNumber } from "../../language/readNumber.ts";
import { unaccented } from "../basics/normalizedName.ts";

/** Whether two costs say the same amounts, in the same currency and for the same time. What a cost does not say may be anything. */
export function haveSameAmounts(...costs: readonly [before: string, after: string]): boolean {
  // Two costs in keys say the same only if their keys do.
  if (costs.every((text) => /^(?:amount|from|to|currency|per): /.test(text))) return false;
  const [one = "", other = ""] = costs.map(unaccented);
  const [amounts, others] = [amountsIn(one), amountsIn(other)];
  return (
    amounts.length > 0 &&
    !amounts.includes(Number.NaN) &&
    amounts.join(" ") === others.join(" ") &&
    limitOf(one) === limitOf(other) &&
    mayBeOneCurrency(currenciesIn(one), currenciesIn(other)) &&
    timeOf(one) === timeOf(other)
  );
}

/** Words that multiply the number before them. A Spanish "billón" is a thousand English billions. */
const SCALES: readonly (readonly [words: RegExp, factor: number])[] = [
  [/^(?:k|mil|thousands?)$/, 1e3],
  [/^(?:m|mm|mio|millon(?:es)?|millions?)$/, 1e6],
  [/^(?:bn|billions?|mil millones|millardos?)$/, 1e9],
  [/^billon(?:es)?$/, 1e12],
];

const AMOUNT = /(\d(?:[\d.,'’ \u00a0\u202f]*\d)?)(?:\s?(mil millones|\p{L}+))?/gu;

/** "10 to 20 million": both amounts are millions. "500,000 to 1 million" are not. */
const SHARED =
  /(?<![\d.,])\d[\d.,]{0,20}(?= ?(?:[-–]|to|and|al?|y) ?(\d[\d.,]{0,20})\s?(mil millones|\p{L}+))/gu;

function amountsIn(text: string): number[] {
  const whole = text.replace(SHARED, (first: string, last: string, word: string) =>
    factorOf(word) > 1 && readNumber(first) < readNumber(last) ? `${first} ${word}` : first,
  );
  return Array.from(whole.matchAll(AMOUNT), ([, digits = "", word = ""]) =>
    Number((readNumber(digits) * factorOf(word)).toPrecision(12)),
  );
}

function factorOf(word: string): number {
  return SCALES.find(([words]) => words.test(word))?.[1] ?? 1;
}

/** Words before or behind an amount that make it a limit, and keys that do: "less than 40,000", "40.000 como máximo", "from: 40000". */
const LIMITS: readonly (readonly [words: RegExp, limit: "most" | "least"])[] = [
  [/(?:\bno(?:t)? (?:more|higher|greater) than|\bno mas de|\bno superior a) |^to: /, "most"],
  [/(?:\bno(?:t)? (?:less|lower) than|\bno menos de|\bno inferior a) |^from: (?!.*\bto: )/, "least"],
  [
    /\b(?:less than|under|below|up to|at most|(?:a )?maximum|max|not exceeding|menos de|por debajo de|hasta|como maximo|maximo|a lo sumo|inferior a)\b|[<≤]/,
    "most",
  ],
  [
    /\b(?:more than|over|above|at least|(?:a )?minimum|min|exceeding|upwards of|mas de|por encima de|al menos|como minimo|minimo|superior a)\b|[>≥]/,
    "least",
  ],
];

/** Whether a cost is the most or the least that something costs; `undefined` if it is neither. */
function limitOf(text: string): string | undefined {
  return LIMITS.find(([words]) => words.test(text))?.[1];
}

/** Currencies by their words and codes. A dollar sign alone is that of pesos, too. */
const CURRENCIES: readonly RegExp[] = [
  /€|\beur(?:os?)?\b/,
  /£|\b(?:gbp|pounds?|libras?)\b/,
  /\bus ?\$|\b(?:usd|cad|aud|nzd|dollars?|dolar(?:es)?)\b/,
  /\b(?:mxn|cop|clp|ars|uyu|dop|cup|php|pesos?)\b/,
  /\b(?:pen|sol|soles)\b/,
  /\br\$|\b(?:brl|real|reales|reais)\b/,
  /\b(?:chf|xof|xaf|francs?|francos?)\b/,
  /¥|\b(?:jpy|yen(?:es)?)\b/,
  /\bkr\b|\b(?:sek|nok|dkk|isk|coronas?|kron(?:er|or?|ur|e)?)\b/,
];

/** A currency under its key, such as one that has no words above. */
const CODE = /\bcurrency: ([a-z]{3})\b/;

function currenciesIn(text: string): readonly (number | string)[] {
  const known = [...CURRENCIES.keys()].filter((index) => CURRENCIES[index]?.test(text));
  const [, code] = CODE.exec(text) ?? [];
  return known.length > 0 || code === undefined ? known : [code];
}

function mayBeOneCurrency(one: readonly (number | string)[], other: readonly (number | string)[]): boolean {
  return one.length === 0 || other.length === 0 || one.join(" ") === other.join(" ");
}

/** For what time a cost is, in English and Spanish. */
const TIMES: readonly RegExp[] = [
  /\b(?:(?:a|an|per|each|al|por|cada|per:) (?:day|dia)|daily|diari[oa]s?|diariamente)\b|\/ ?(?:day|dia)\b/,
  /\b(?:(?:a|an|per|each|al|a la|por|cada|per:) (?:week|semana)|weekly|semanal(?:es|mente)?)\b|\/ ?(?:week|semana)\b/,
  /\b(?:(?:a|an|per|each|al|por|cada|per:) (?:month|mes)|monthly|mensual(?:es|mente)?)\b|\/ ?(?:month|mes)\b/,
  /\b(?:(?:a|an|per|each|al|por|cada|per:) (?:year|ano)|yearly|annual(?:ly)?|anual(?:es|mente)?)\b|\/ ?(?:year|ano)\b|\bp\. ?a\.|\bper annum\b/,
  /\b(?:(?:a|per|each|al|por|cada|per:) (?:quarter|trimestre)|quarterly|trimestral(?:es|mente)?)\b|\/ ?(?:quarter|trimestre)\b/,
  /\b(?:(?:a|per|each|al|por|cada|per:) semest(?:re|er)|semestral(?:es|mente)?)\b|\/ ?semest(?:re|er)\b/,
];

function timeOf(text: string): number {
  return TIMES.findIndex((words) => words.test(text));
}
