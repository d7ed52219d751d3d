/** Suggests corrections ("Did you mean …?"): the known words nearest to a wrong one. */
import { t } from "@vscode/l10n";
import { quotedList } from "../language/lists.ts";
import { distance } from "fastest-levenshtein";
import { unaccented } from "../model/basics/normalizedName.ts";
import { addToIndex, memo, memoText } from "../syntax/memo.ts";
import { minOf } from "../syntax/minMax.ts";

/** Returns at most three candidates that differ by a typo or by a missing part, the likeliest first. */
export function similarWords(word: string, candidates: readonly string[]): string[] {
  const index = indexOf(candidates);
  const wrong = fold(word);
  return likeliest(costsIn(wrong, index, partners(wrong, index)));
}

/** Returns the candidates that differ only by a typo, and by the fewest letters: the nearest, or several that are equally near. */
export function typoCandidates(word: string, candidates: readonly string[]): string[] {
  const costs = costsIn(fold(word), indexOf(candidates), []);
  const least = minOf([...costs.values()]);
  return likeliest(new Map([...costs].filter(([, cost]) => cost === least)));
}

/** Returns whether the word is the correct form of one of the misspelled words. */
export function isTypo(word: string, wrong: readonly string[]): boolean {
  const intended = fold(word);
  return Array.from(alike(intended, indexOf(wrong))).some(({ folded }) => {
    const most = mostIn(folded.length);
    return Math.abs(folded.length - intended.length) <= most && typoDistance(folded, intended) <= most;
  });
}

/** A word that may be meant. */
interface Candidate {
  readonly word: string;
  readonly folded: string;
  /** Its index in the list of candidates. */
  readonly index: number;
}

/** An index of the candidates by features that they share with a word, so that only a few are compared. */
interface Index {
  readonly byLength: ReadonlyMap<number, readonly Candidate[]>;
  readonly byPart: ReadonlyMap<string, readonly Candidate[]>;
  /** By their first and by their last letters. */
  readonly byEnd: ReadonlyMap<string, readonly Candidate[]>;
}

/** The number of letters at each end of a word that the index uses. */
const END = 4;

/** The most candidates to compare: per shared end of the word, and in total among all others. */
const MAX_COMPARED = 300;

function endsOf(word: string): readonly string[] {
  return [`^${word.slice(0, END)}`, `${word.slice(-END)}$`];
}

/**
 * Yields the candidates worth comparing. Those that share an end with the word come first, since a typo
 * usually affects one position only.
 */
function* alike(word: string, { byLength, byEnd }: Index): Generator<Candidate> {
  for (const end of endsOf(word)) yield* (byEnd.get(end) ?? []).slice(0, MAX_COMPARED);
  let left = MAX_COMPARED;
  // A difference in length costs at least that many edits.
  for (let apart = 0; apart <= mostIn(word.length + apart) && left > 0; apart++) {
    for (const length of new Set([word.length - apart, word.length + apart])) {
      const some = (byLength.get(length) ?? []).slice(0, left);
      yield* some;
      left -= some.length;
    }
  }
}

const indexOf = memo((candidates: readonly string[]): Index => {
  const byLength = new Map<number, Candidate[]>();
  const byPart = new Map<string, Candidate[]>();
  const byEnd = new Map<string, Candidate[]>();
  for (const [index, word] of Array.from(new Set(candidates)).entries()) {
    const candidate = { word, folded: fold(word), index };
    addToIndex(byLength, candidate.folded.length, candidate);
    for (const part of new Set(candidate.folded.split("-"))) addToIndex(byPart, part, candidate);
    for (const end of endsOf(candidate.folded)) addToIndex(byEnd, end, candidate);
  }
  return { byLength, byPart, byEnd };
});

/** Returns the edit distance that counts as a typo in a word of this length. */
function mostIn(length: number): number {
  if (length < 6) return 1;
  return length < 9 ? 2 : Math.floor(length / 3);
}

/** Returns the edit distance. Two swapped neighbours count as one edit. */
export function typoDistance(a: string, b: string): number {
  return a.length === b.length && isSwapped(a, b) ? 1 : distance(a, b);
}

function isSwapped(a: string, b: string): boolean {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return (
    at + 1 < a.length && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2)
  );
}

/**
 * Returns the candidates of which the word is a part, or that are a part of the word. They are likelier than
 * their edit distance suggests.
 */
function partners(wrong: string, { byPart }: Index): readonly Candidate[] {
  if (wrong.length < 4) return [];
  const parts = [...new Set(wrong.split("-"))].filter((part) => part !== wrong);
  return [
    ...(byPart.get(wrong) ?? []),
    ...parts.flatMap((part) => byPart.get(part)?.filter(({ folded }) => folded === part) ?? []),
  ];
}

/** Returns the edits that each similar candidate needs: at most one more than the nearest. */
function costsIn(wrong: string, index: Index, parts: readonly Candidate[]): ReadonlyMap<Candidate, number> {
  const costs = new Map<Candidate, number>();
  let most = mostIn(wrong.length);
  const consider = (candidate: Candidate, cost: number): void => {
    if (cost > most) return;
    costs.set(candidate, Math.min(cost, costs.get(candidate) ?? cost));
    // If a candidate differs only in case or accents, no other is meant. Otherwise drop those that are
    // much farther away.
    most = Math.min(most, cost === 0 ? 0 : cost + 1);
  };
  for (const part of parts) consider(part, part.folded === wrong ? 0 : 1);
  for (const candidate of alike(wrong, index)) {
    if (Math.abs(candidate.folded.length - wrong.length) <= most)
      consider(candidate, typoDistance(wrong, candidate.folded));
  }
  return new Map([...costs].filter(([, cost]) => cost <= most));
}

/** Returns at most three candidates, the likeliest first. */
function likeliest(costs: ReadonlyMap<Candidate, number>): string[] {
  return Array.from(costs)
    .sort(([a, costOfA], [b, costOfB]) => costOfA - costOfB || a.index - b.index)
    .slice(0, 3)
    .map(([{ word }]) => word);
}

/** Returns `Did you mean "…"?`, or an empty text without suggestions. */
export function didYouMean(suggestions: readonly string[]): string {
  return suggestions.length === 0 ? "" : t("Did you mean {0}?", quotedList(suggestions, "or"));
}

/** Returns `Did you mean "…"?`, or all the words that are expected, without suggestions. */
export function didYouMeanOf(suggestions: readonly string[], expected: readonly string[]): string {
  return suggestions.length > 0 ? didYouMean(suggestions) : t("Expected {0}.", quotedList(expected));
}

/** Ignores case and accents, and treats spaces and underscores as hyphens. */
const fold = memoText(
  (word) => unaccented(word).replace(/[\s_]+/g, "-"),
  // Large, because a document that has lost a section looks up each of its ids.
  20_000,
);
