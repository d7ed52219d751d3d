/**
 * Applies the fixes of problems to a text. Text outside the edits is preserved exactly, including whitespace.
 */
import type { TextEdit } from "vscode-languageserver-types";
import { comparePositions } from "../syntax/span.ts";
import type { Source } from "../syntax/source.ts";
import { applyTextEdits, applySafely } from "../syntax/write/safety.ts";
import type { FileProblem } from "./inspect.ts";

/**
 * Which fixes to apply: only `safe` ones, or `all`, which adds unsafe fixes that are the only fix of their
 * problem. If a problem has several fixes, the author has to choose.
 */
export type FixSafety = "safe" | "all";

/** A fix can make another one possible. After this many rounds, two fixes are probably undoing each other. */
const MAX_ROUNDS = 10;

/** Limits the fixes that are tried one by one, because each try parses and checks the whole file. */
const MAX_TRIED = 10;

/** Returns the text after all fixes, including the fixes that earlier ones make possible. */
export function applyFixes(
  source: Source,
  inspect: (source: Source) => readonly FileProblem[],
  fixSafety: FixSafety,
): string {
  let current = source;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const edits = fixEdits(inspect(current), fixSafety, current);
    if (edits.length === 0) break;
    current = applyTextEdits(current, edits);
  }
  return current.text;
}

/**
 * Returns the edits that can be applied together without breaking the file, in order. Of two fixes that
 * overlap, the first is taken.
 */
export function fixEdits(problems: readonly FileProblem[], fixSafety: FixSafety, source: Source): TextEdit[] {
  const taken: TextEdit[] = [];
  const all = problems.flatMap((problem) => fixOf(problem, fixSafety));
  for (const edits of all) {
    if (edits.every((edit) => isFree(edit, taken)))
      for (const edit of edits) taken.splice(indexFor(edit, taken), 0, edit);
  }
  const sound = applySafely(source, taken) ? taken : soundOf(all, source);
  return sound.sort((a, b) => comparePositions(a.range.start, b.range.start));
}

/** Returns the edits of the problem's only fix, if the chosen safety allows it. */
function fixOf({ fixes, suggestions, suppressed }: FileProblem, fixSafety: FixSafety): TextEdit[][] {
  if (suppressed) return [];
  const isOnly = fixes.length + suggestions.length === 1;
  const only = fixSafety === "all" && isOnly ? fixes[0] : undefined;
  const fix = fixes.find(({ isSafe }) => isSafe) ?? only;
  return fix ? [fix.edits.map(({ range, text }) => ({ range, newText: text }))] : [];
}

/** Returns the first fix that breaks nothing on its own. The next round tries the others. */
function soundOf(all: readonly TextEdit[][], source: Source): TextEdit[] {
  return all.slice(0, MAX_TRIED).find((edits) => applySafely(source, edits)) ?? [];
}

/** Returns the index at which an edit belongs in a sorted list. */
function indexFor({ range }: TextEdit, others: readonly TextEdit[]): number {
  let low = 0;
  for (let high = others.length; low < high;) {
    const middle = (low + high) >> 1;
    const other = others[middle];
    if (other && comparePositions(other.range.start, range.start) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Returns whether an edit overlaps none of the others, which are sorted and do not overlap each other. */
function isFree(edit: TextEdit, others: readonly TextEdit[]): boolean {
  const index = indexFor(edit, others);
  return others.slice(Math.max(index - 1, 0), index + 2).every((other) => !overlap(edit, other));
}

/** Returns whether two edits overlap. Two insertions at the same position do. */
function overlap({ range: a }: TextEdit, { range: b }: TextEdit): boolean {
  if (comparePositions(a.start, b.start) === 0) return true;
  return comparePositions(a.start, b.end) < 0 && comparePositions(b.start, a.end) < 0;
}
