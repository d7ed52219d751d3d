/** Reads what costs say, in words or in keys, to compare them: "1.5 million euros a year", "amount: 40000, currency: EUR, per: year". */
import { unaccented } from "./normalizedName.ts";

/** Whether two costs say the same amounts, in the same currency and for the same time. What a cost does not say may be anything. */
export function haveSameAmounts(...costs: readonly [before: string, after: string]): boolean {
  // Two costs in keys say the same only if their keys do.
  if (costs.every((text) => /^(?:amount|from|to|currency|per): /.test(text))) return false;
  const [one = "", other = ""] = costs.map(unaccented);
  const [amounts, others] = [amountsIn(one), amountsIn(other)];
  return (
    amounts.length > 0 &&
    amounts.join(" ") === others.join(" ") &&
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
    factorOf(word) > 1 && numberIn(first) < numberIn(last) ? `${first} ${word}` : first,
  );
  return Array.from(whole.matchAll(AMOUNT), ([, digits = "", word = ""]) =>
    Number((numberIn(digits) * factorOf(word)).toPrecision(12)),
  );
}

function factorOf(word: string): number {
  return SCALES.find(([words]) => words.test(word))?.[1] ?? 1;
}

/** Three digits behind each separator are groups: "40.000", "1 250 000". Of two kinds of separators, the last one is that of decimals. */
function numberIn(digits: string): number {
  const plain = digits.replace(/['’\s]/g, "");
  if (/^[1-9]\d{0,2}(?:\.\d{3})+$|^[1-9]\d{0,2}(?:,\d{3})+$/.test(plain))
    return Number(plain.replace(/\D/g, ""));
  const at = Math.max(plain.lastIndexOf("."), plain.lastIndexOf(","));
  return at < 0 ? Number(plain) : Number(`${plain.slice(0, at).replace(/\D/g, "")}.${plain.slice(at + 1)}`);
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
