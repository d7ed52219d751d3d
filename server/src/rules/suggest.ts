/** "Did you mean": the known words nearest to a wrong one. */
import { t } from "@vscode/l10n";
import { distance } from "fastest-levenshtein";
import { unaccented } from "../model/standing.ts";
import { memoText } from "../syntax/memo.ts";

/** At most three candidates, the likeliest first: those that a slip of the finger or a forgotten part explains. */
export function nearest(word: string, candidates: Iterable<string>): string[] {
  return likeliest(word, candidates, cost);
}

/** The candidates that a slip of the finger alone explains. */
export function slips(word: string, candidates: Iterable<string>): string[] {
  return likeliest(word, candidates, slipsBetween);
}

function likeliest(word: string, candidates: Iterable<string>, costOf: typeof cost): string[] {
  const wrong = fold(word);
  const most = wrong.length < 4 ? 1 : Math.max(2, Math.floor(wrong.length / 3));
  const near = [...new Set(candidates)]
    .map((candidate) => ({ candidate, cost: costOf(wrong, fold(candidate), most) }))
    .filter(({ cost }) => cost <= most)
    .sort((a, b) => a.cost - b.cost);
  // Where nothing but the case or an accent is wrong, nothing else was meant; else nothing that is much farther off.
  const best = near[0]?.cost ?? 0;
  return near
    .filter(({ cost }) => cost <= (best === 0 ? 0 : best + 1))
    .slice(0, 3)
    .map(({ candidate }) => candidate);
}

/** ` Did you mean "…"?`, or nothing. Begins with a space, to stand behind a sentence. */
export function didYouMean(suggestions: readonly string[]): string {
  const [first, ...rest] = suggestions.map((word) => `"${word}"`);
  if (!first) return "";
  return ` ${rest.length === 0 ? t("Did you mean {0}?", first) : t("Did you mean {0} or {1}?", [first, ...rest.slice(0, -1)].join(", "), rest.at(-1) ?? "")}`;
}

/** The words of a short list, quoted, for "expected …". */
export function listed(words: readonly (string | number | boolean | null)[]): string {
  return words.map((word) => `"${String(word)}"`).join(", ");
}

function cost(word: string, candidate: string, most: number): number {
  if (word === candidate) return 0;
  // A part of a longer id is a likelier slip than its length tells.
  return word.length >= 4 && (isPart(word, candidate) || isPart(candidate, word))
    ? 1
    : slipsBetween(word, candidate, most);
}

function isPart(part: string, id: string): boolean {
  return id.includes(part) && id.split("-").includes(part);
}

/** How many letters have slipped; nobody need count where the lengths alone differ by more than `most`. */
function slipsBetween(word: string, candidate: string, most: number): number {
  return Math.abs(word.length - candidate.length) > most ? Infinity : distance(word, candidate);
}

/** Case and accents do not count, and a space or underscore is a hyphen. */
const fold = memoText(
  (word) => unaccented(word).replace(/[\s_]+/g, "-"),
  // Where a part of a document is gone, each of its ids is looked for among all others.
  20_000,
);
