/** Applies the fixes of problems to a text. What no fix names stays as it is, to the last space. */
import type { TextEdit } from "vscode-languageserver-types";
import { comparePositions } from "../syntax/span.ts";
import type { Source } from "../syntax/source.ts";
import { applyTextEdits, applySafely } from "../syntax/write/safety.ts";
import type { FileProblem } from "./inspect.ts";

/**
 * Which fixes are taken: `safe` ones, which need no second look, or `all`, which are also those that a problem has no other
 * of. Among several, people choose.
 */
export type FixSafety = "safe" | "all";

/** A fix can make room for another one; more rounds than this mean that two fixes undo each other. */
const MAX_ROUNDS = 10;

/** Each fix that is tried alone costs a look at the whole file. */
const MAX_TRIED = 10;

/** The text after all fixes have been applied, and those that they make room for. */
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

/** The edits of the fixes that can be applied together and break nothing, in order: the first of two that overlap. */
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

/** The edits of the one fix of a problem that may be applied without a question. */
function fixOf({ fixes, suggestions, suppressed }: FileProblem, fixSafety: FixSafety): TextEdit[][] {
  if (suppressed) return [];
  const isOnly = fixes.length + suggestions.length === 1;
  const only = fixSafety === "all" && isOnly ? fixes[0] : undefined;
  const fix = fixes.find(({ isSafe }) => isSafe) ?? only;
  return fix ? [fix.edits.map(({ range, text }) => ({ range, newText: text }))] : [];
}

/** The first fix that breaks nothing, alone; the others have their turn in the next round. */
function soundOf(all: readonly TextEdit[][], source: Source): TextEdit[] {
  return all.slice(0, MAX_TRIED).find((edits) => applySafely(source, edits)) ?? [];
}

/** Where an edit belongs among others that are in order. */
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

/** Whether an edit touches none of others that are in order and do not touch each other. */
function isFree(edit: TextEdit, others: readonly TextEdit[]): boolean {
  const index = indexFor(edit, others);
  return others.slice(Math.max(index - 1, 0), index + 2).every((other) => !overlap(edit, other));
}

/** Whether two edits touch the same text; two insertions in one place do. */
function overlap({ range: a }: TextEdit, { range: b }: TextEdit): boolean {
  if (comparePositions(a.start, b.start) === 0) return true;
  return comparePositions(a.start, b.end) < 0 && comparePositions(b.start, a.end) < 0;
}
