/** Merge conflicts of git: two versions of some lines, separated by conflict markers of seven characters. */
import { t } from "@vscode/l10n";
import type { PieceProblem } from "./parse.ts";

const MARKER = /^([<=>|])\1{6}(?=[ \r\n]|$)/;
const ALL = /^(?:<{7}|={7}|>{7}|\|{7})(?=[ \r\n]|$)/m;
/** A conflict that begins or ends in a text. */
const CONFLICT =
  /^<{7}(?=[ \r\n]|$).*$|^(?:={7}|\|{7})(?=[ \r\n]|$)[^]*?(?:^>{7}(?=[ \r\n]|$).*$|$(?![^]))|^>{7}(?=[ \r\n]|$).*$/gm;

/** The character of the conflict marker on a line; `undefined` if the line is not one. */
export function conflictMarker(line: string): string | undefined {
  const first = line.charCodeAt(0);
  // The codes of "<", "=", ">" and "|".
  if ((first < 60 || first > 62) && first !== 124) return undefined;
  return MARKER.exec(line)?.[1];
}

/** Whether a text has conflict markers. */
export function hasConflict(text: string): boolean {
  return ALL.test(text);
}

/**
 * Blanks out the markers and the second version, so that offsets stay valid. Reports a problem for each conflict that
 * begins in the text.
 */
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
      'Git could not merge two versions of the lines from here to ">>>>>>>". Keep what is right in both, and delete the lines that begin with "<<<<<<<", "=======" and ">>>>>>>".',
    ),
    fixes: [],
  };
}
