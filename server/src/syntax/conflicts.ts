/** Conflicts: two versions of some lines that git could not merge, between lines that begin with seven marks each. */
import { t } from "@vscode/l10n";
import type { PieceProblem } from "./parse.ts";

const MARKER = /^([<=>|])\1{6}(?=[ \r\n]|$)/;
const ALL = /^(?:<{7}|={7}|>{7}|\|{7})(?=[ \r\n]|$)/m;
/** A conflict that begins in a text, or ends in it. */
const CONFLICT =
  /^<{7}(?=[ \r\n]|$).*$|^(?:={7}|\|{7})(?=[ \r\n]|$)[^]*?(?:^>{7}(?=[ \r\n]|$).*$|$(?![^]))|^>{7}(?=[ \r\n]|$).*$/gm;

/** The mark with which a line divides versions; `undefined` for nearly every line. */
export function conflictMarker(line: string): string | undefined {
  const first = line.charCodeAt(0);
  // "<", "=", ">", "|"
  if ((first < 60 || first > 62) && first !== 124) return undefined;
  return MARKER.exec(line)?.[1];
}

/** Whether a text has such lines. */
export function hasConflict(text: string): boolean {
  return ALL.test(text);
}

/** The text without the marks and the second version, at the same places, and the problem of each conflict that begins in it. */
export function withoutConflicts(text: string): { text: string; problems: readonly PieceProblem[] } {
  const problems: PieceProblem[] = [];
  const blank = text.replace(CONFLICT, (found, at: number) => {
    if (found.startsWith("<")) problems.push(conflictAt(at, found.trimEnd().length));
    return found.replace(/[^\r\n]/g, " ");
  });
  return { text: blank, problems };
}

function conflictAt(start: number, length: number): PieceProblem {
  return {
    start,
    end: start + length,
    message: t(
      'Git could not merge two versions of the lines from here to ">>>>>>>". Keep what is right of both, and delete the lines that begin with "<<<<<<<", "=======" and ">>>>>>>".',
    ),
    fixes: [],
  };
}
