/** "Did you mean": the known words nearest to a wrong one. */
import { t } from "@vscode/l10n";
import { quotedList } from "../language/lists.ts";
import { distance } from "fastest-levenshtein";
import { unaccented } from "../model/normalizedName.ts";
import { addToIndex, memo, memoText } from "../syntax/memo.ts";

/** At most three candidates, the likeliest first: those that a slip of the finger or a forgotten part explains. */
export function nearest(word: string, candidates: readonly string[]): string[] {
  const index = indexOf(candidates);
  const wrong = fold(word);
  return likeliest(wrong, index, partners(wrong, index));
}

/** The candidates that a slip of the finger alone explains. */
export function typoCandidates(word: string, candidates: readonly string[]): string[] {
  return likeliest(fold(word), indexOf(candidates), []);
}

/** Whether one of the words is this one with a slip of the finger. */
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
  /** Its place among the candidates. */
  readonly place: number;
}

/** Candidates by what they have in common with a word, so that few have to be compared with it. */
interface Index {
  readonly byLength: ReadonlyMap<number, readonly Candidate[]>;
  readonly byPart: ReadonlyMap<string, readonly Candidate[]>;
  /** By their first letters, and by their last. */
  readonly byEnd: ReadonlyMap<string, readonly Candidate[]>;
}

/** How many letters at an end of a word are its own. */
const END = 4;

/** A word is compared with no more of those that have an end in common with it, and with no more of all others. */
const MAX_COMPARED = 300;

function endsOf(word: string): readonly string[] {
  return [`^${word.slice(0, END)}`, `${word.slice(-END)}$`];
}

/** The candidates that are worth a comparison: first those with an end of the word, since a slip is mostly at one place. */
function* alike(word: string, { byLength, byEnd }: Index): Generator<Candidate> {
  for (const end of endsOf(word)) yield* (byEnd.get(end) ?? []).slice(0, MAX_COMPARED);
  let left = MAX_COMPARED;
  // Words that are longer or shorter by some letters differ in as many.
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
  for (const [place, word] of Array.from(new Set(candidates)).entries()) {
    const candidate = { word, folded: fold(word), place };
    addToIndex(byLength, candidate.folded.length, candidate);
    for (const part of new Set(candidate.folded.split("-"))) addToIndex(byPart, part, candidate);
    for (const end of endsOf(candidate.folded)) addToIndex(byEnd, end, candidate);
  }
  return { byLength, byPart, byEnd };
});

/** How many letters may have slipped in a word of this length. */
function mostIn(length: number): number {
  if (length < 6) return 1;
  return length < 9 ? 2 : Math.floor(length / 3);
}

/** How many letters differ; two neighbours that changed places are one slip. */
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

/** A part of a longer id is a likelier slip than its length tells: the candidates of which the word is a part, or that are one of it. */
function partners(wrong: string, { byPart }: Index): readonly Candidate[] {
  if (wrong.length < 4) return [];
  const parts = [...new Set(wrong.split("-"))].filter((part) => part !== wrong);
  return [
    ...(byPart.get(wrong) ?? []),
    ...parts.flatMap((part) => byPart.get(part)?.filter(({ folded }) => folded === part) ?? []),
  ];
}

function likeliest(wrong: string, index: Index, parts: readonly Candidate[]): string[] {
  const costs = new Map<Candidate, number>();
  let most = mostIn(wrong.length);
  const consider = (candidate: Candidate, cost: number): void => {
    if (cost > most) return;
    costs.set(candidate, Math.min(cost, costs.get(candidate) ?? cost));
    // Where nothing but the case or an accent is wrong, nothing else was meant; else nothing that is much farther off.
    most = Math.min(most, cost === 0 ? 0 : cost + 1);
  };
  for (const part of parts) consider(part, part.folded === wrong ? 0 : 1);
  for (const candidate of alike(wrong, index)) {
    if (Math.abs(candidate.folded.length - wrong.length) <= most)
      consider(candidate, typoDistance(wrong, candidate.folded));
  }
  return Array.from(costs)
    .filter(([, cost]) => cost <= most)
    .sort(([a, costOfA], [b, costOfB]) => costOfA - costOfB || a.place - b.place)
    .slice(0, 3)
    .map(([{ word }]) => word);
}

/** `Did you mean "…"?`, or nothing. */
export function didYouMean(suggestions: readonly string[]): string {
  return suggestions.length === 0 ? "" : t("Did you mean {0}?", quotedList(suggestions, "or"));
}

/** Case and accents do not count, and a space or underscore is a hyphen. */
const fold = memoText(
  (word) => unaccented(word).replace(/[\s_]+/g, "-"),
  // Where a part of a document is gone, each of its ids is looked for among all others.
  20_000,
);
