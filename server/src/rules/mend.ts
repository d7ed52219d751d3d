/** Mends a text by the fixes of its findings. What is not named by a fix stays as it is, to the last space. */
import { comparePositions } from "../syntax/place.ts";
import type { Source } from "../syntax/source.ts";
import type { FileFinding, FileFix } from "./inspect.ts";

/** `safe` takes only fixes that need no second look; `all` also those that a problem has no other of: among several, people choose. */
export type Courage = "safe" | "all";

/** A fix can make room for another one; more rounds than this mean that two fixes undo each other. */
const MOST_ROUNDS = 10;

/** The text after all fixes have been applied, and those that they make room for. */
export function mend(
  source: Source,
  inspect: (source: Source) => readonly FileFinding[],
  courage: Courage,
): string {
  let current = source;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const edits = editsOf(inspect(current), courage);
    if (edits.length === 0) break;
    // From the end to the beginning, so that no edit moves the next one.
    current = current.edit(edits.toReversed(), current.version + 1);
  }
  return current.text;
}

/** The edits of the fixes that can be applied together, in order: the first of two that overlap. */
export function editsOf(findings: readonly FileFinding[], courage: Courage): FileFix["edits"] {
  const fixes = findings.flatMap(({ fixes, suppressed }) => {
    const safe = suppressed ? undefined : fixes.find(({ isSafe }) => isSafe);
    const only = courage === "all" && !suppressed && fixes.length === 1 ? fixes[0] : undefined;
    return safe ?? only ?? [];
  });
  const taken: FileFix["edits"][number][] = [];
  for (const { edits } of fixes) {
    if (edits.every((edit) => !taken.some((other) => overlap(edit, other)))) taken.push(...edits);
  }
  return taken.sort((a, b) => comparePositions(a.range.start, b.range.start));
}

type FileEdit = FileFix["edits"][number];

/** Whether two edits touch the same text; two insertions in one place do. */
function overlap({ range: a }: FileEdit, { range: b }: FileEdit): boolean {
  if (comparePositions(a.start, b.start) === 0) return true;
  return comparePositions(a.start, b.end) < 0 && comparePositions(b.start, a.end) < 0;
}
