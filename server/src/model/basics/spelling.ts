/** Spelling: finds the known word that a misspelled one stands for, if only one is possible. */
import { distance } from "fastest-levenshtein";
import { unaccented } from "./normalizedName.ts";
import { minOf } from "../../syntax/minMax.ts";

/** Returns the only known word within one typo; `undefined` if the correction is not certain. */
export function closestSpelling(word: string, known: readonly string[]): string | undefined {
  const wrong = folded(word);
  const most = wrong.length < 6 ? 1 : 2;
  const costs = known.map((each) => ({ each, cost: costOf(wrong, folded(each)) }));
  const least = minOf(costs.map(({ cost }) => cost));
  const [first, ...more] = costs.filter(({ cost }) => cost === least);
  return least <= most && more.length === 0 ? first?.each : undefined;
}

/** Returns how many typos separate two words; two swapped letters count as one. */
function costOf(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return Infinity;
  const cost = distance(a, b);
  return cost === 2 && isTransposed(a, b) ? 1 : cost;
}

function isTransposed(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  const at = Array.from(a).findIndex((letter, index) => letter !== b[index]);
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}

/** Returns a word without case and accents, with hyphens for spaces and underscores. */
function folded(word: string): string {
  return unaccented(word).replace(/[\s_]+/g, "-");
}
