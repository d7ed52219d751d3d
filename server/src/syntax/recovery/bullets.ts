/** Lists in which some lines begin with something other than a dash and a space. */
import type { Diagnosis, ParseError } from "./diagnose.ts";
import { BULLET, gluedDash, wrongBullet } from "./dashes.ts";
import type { Line } from "./lines.ts";
import {
  firstWhere,
  lineContent,
  depthOf,
  isBlank,
  isItem,
  isKey,
  lineAt,
  linesAbove,
  linesBelow,
  nextLine,
} from "./lines.ts";

/** Other bullets. They may also begin a text, so they count only among lines with dashes. */
const WEAK = /^(?:\+|\d{1,2}[.)])[ \t]+(?=\S)/;

/** Items without a correct dash among items that have one. */
export function wrongDashes({ text, error }: ParseError): Diagnosis | undefined {
  const [from, to] = error.pos;
  const here = lineAt(text, from);
  const [above = here] = linesAbove(text, here);
  for (const line of [here, nextLine(text, from), lineAt(text, Math.max(to - 1, from)), above]) {
    const found = wrongLine(text, line) && (gluedKey(text, line) ?? allWrong(text, listLines(text, line)));
    if (found) return found;
  }
  return undefined;
}

/** The problem of all lines of a list, reported at the first wrong one; `undefined` if they may not be a list. */
export function allWrong(text: string, lines: readonly Line[]): Diagnosis | undefined {
  const contents = lines.map((line) => lineContent(text, line));
  const isList = contents.some(isItem) || contents.filter((content) => BULLET.test(content)).length > 1;
  return isList ? combined(text, lines) : undefined;
}

/** `-term: even`, including the other keys of the item on the lines below. */
export function gluedKey(text: string, line: Line): Diagnosis | undefined {
  const content = lineContent(text, line);
  if (!/^-[a-z][a-z-]*:(?:\s|$)/.test(content) || depthOf(line) === 0) return undefined;
  if ([linesAbove(text, line), linesBelow(text, line)].some((lines) => isBesideKey(text, line, lines)))
    return undefined;
  const below = firstWhere(linesBelow(text, line), (each) => !isBlank(each));
  const isAlone = !below || depthOf(below) <= depthOf(line);
  if (!isAlone && !(depthOf(below) === depthOf(line) + 2 && isKey(lineContent(text, below))))
    return undefined;
  return combined(text, listLines(text, line));
}

/** Whether the nearest other line at the same column is a key without a dash. */
function isBesideKey(text: string, line: Line, others: Iterable<Line>): boolean {
  for (const each of others) {
    if (isBlank(each) || depthOf(each) > depthOf(line)) continue;
    return depthOf(each) === depthOf(line) && /^[^-#]/.test(lineContent(text, each));
  }
  return false;
}

function combined(text: string, lines: readonly Line[]): Diagnosis | undefined {
  const all = lines.flatMap((line) => wrongLine(text, line) ?? []);
  const recoveries = all.flatMap((each) => each.recoveries);
  const [first] = all;
  return (
    first && {
      ...first,
      recoveries,
      fixes: first.fixes.map((each) => ({ ...each, isSafe: false, edits: recoveries })),
    }
  );
}

/** The problem of a line on its own, if its dash is wrong. */
function wrongLine(text: string, line: Line): Diagnosis | undefined {
  const content = lineContent(text, line);
  const bullet = BULLET.exec(content)?.[0] ?? WEAK.exec(content)?.[0];
  if (bullet !== undefined) return wrongBullet(line, bullet, content);
  return /^-[\p{L}"']/u.test(content) ? gluedDash(line, content) : undefined;
}

/** The lines of the list that contains a line: those at its column that begin as items, or as the line does. */
function listLines(text: string, line: Line): Line[] {
  const lines = [line];
  const belongs = (each: Line): boolean =>
    depthOf(each) === depthOf(line) &&
    (isItem(lineContent(text, each)) || wrongLine(text, each) !== undefined);
  for (const above of linesAbove(text, line)) {
    if (depthOf(above) > depthOf(line)) continue;
    if (!belongs(above)) break;
    lines.unshift(above);
  }
  for (const below of linesBelow(text, line)) {
    if (isBlank(below) || depthOf(below) > depthOf(line) || text.charAt(below.contentStart) === "#") continue;
    if (!belongs(below)) break;
    lines.push(below);
  }
  return lines;
}
