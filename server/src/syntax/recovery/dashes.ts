/** Errors at the dash before an item: missing, without a space, of another kind, or superfluous. */
import { t } from "@vscode/l10n";
import type { OffsetEdit } from "../offsetEdits.ts";
import type { Span } from "../span.ts";
import type { Diagnosis } from "./diagnose.ts";
import type { Line } from "./lines.ts";
import {
  lineContent,
  depthOf,
  firstWhere,
  isBlank,
  isItem,
  isKey,
  isOpenKey,
  linesAbove,
  linesBelow,
} from "./lines.ts";
import { ifKeysExist, insertion, moveTitle, oneFix, safeFix, shiftLines } from "./fix.ts";

/** Bullets and long dashes that word processors put before items. */
export const BULLET = /^(?:[–—−•·▪◦‣*]|--)[ \t]+(?=\S)/;

/** A line whose dash is missing, without a space, of another kind, or superfluous. */
export function misplacedDash(text: string, line: Line): Diagnosis | undefined {
  const content = lineContent(text, line);
  const bullet = BULLET.exec(content)?.[0];
  if (bullet) return wrongBullet(line, bullet, content);
  const sibling = siblingAbove(text, line);
  if (sibling === undefined) return undefined;
  if (isItem(sibling)) {
    if (/^-[^\s-]/.test(content)) return gluedDash(line, content);
    if (isKeyOfItem(text, line)) return undefined;
    if (isOpenKey(content) && isKey(content) && !isKey(wordsOf(sibling)) && !hasList(text, line))
      return keyAmongItems(text, line);
    if (!isItem(content)) return missingDash(text, line, { start: line.contentStart, end: line.contentEnd });
  } else if (isItem(content) && isKey(sibling) && !isItem(nearestAbove(text, line))) {
    return extraDash(text, line, content);
  }
  return undefined;
}

/** The problem of an item with a bullet instead of a dash. */
export function wrongBullet(line: Line, bullet: string, content: string): Diagnosis {
  return {
    problem: {
      start: line.contentStart,
      end: line.contentEnd,
      message: t(
        'The items of a list begin with a hyphen and a space: write "- {0}".',
        content.slice(bullet.length),
      ),
    },
    recoveries: [{ at: line.contentStart, remove: bullet.length, insert: "- " }],
    fixes: safeFix(t('Write a hyphen, "-"'), [
      { at: line.contentStart, remove: bullet.length, insert: "- " },
    ]),
  };
}

/** The problem of a dash without a space after it. */
export function gluedDash(line: Line, content: string): Diagnosis {
  return {
    problem: {
      start: line.contentStart,
      end: line.contentEnd,
      message: t('A space is missing after the dash: write "- {0}".', content.slice(1)),
    },
    recoveries: [{ at: line.contentStart + 1, remove: 0, insert: " " }],
    fixes: oneFix(t("Write a space after the dash"), [insertion(line.contentStart + 1, " ")]),
  };
}

/** The problem of a key below a list of texts: it belongs further left, such as a section that is begun after the list. */
function keyAmongItems(text: string, line: Line): Diagnosis {
  const block = [line, ...linesOf(text, line)];
  const key = keyOf(lineContent(text, line)) ?? "";
  return {
    problem: {
      start: line.contentStart,
      end: line.contentEnd,
      message: t(
        'This line is in a list, but has no dash. If it belongs to the list, write "- {0}:". If it begins something else, such as a section, move it to the left.',
        key,
      ),
    },
    recoveries: dashed(text, line),
    fixes: ifKeysExist({ words: [key], where: "top" }, oneFix(moveTitle(0), shiftLines(text, block, 0))),
  };
}

/** Whether a list is below a key, as below "tie" in a list without its dash. */
function hasList(text: string, line: Line): boolean {
  const below = firstWhere(linesBelow(text, line), (each) => !isBlank(each));
  return below !== undefined && depthOf(below) > depthOf(line) && isItem(lineContent(text, below));
}

/** The lines that belong to a key: those below that are indented further. */
function linesOf(text: string, line: Line): Line[] {
  const lines: Line[] = [];
  for (const below of linesBelow(text, line)) {
    if (!isBlank(below) && depthOf(below) <= depthOf(line)) break;
    lines.push(below);
  }
  return lines;
}

/** The lines below at the same column, up to the first line that is indented less. */
function linesAtColumn(text: string, line: Line): Line[] {
  const lines = [line];
  for (const below of linesBelow(text, line)) {
    if (isBlank(below) || depthOf(below) > depthOf(line)) continue;
    if (depthOf(below) < depthOf(line)) break;
    lines.push(below);
  }
  return lines;
}

/** The problem of an item without a dash. @param span The words to point at. */
export function missingDash(text: string, line: Line, { start, end }: Span): Diagnosis {
  const edits = dashed(text, line);
  return {
    problem: {
      start,
      end,
      message: t('This line is in a list, but its dash is missing: write "- {0}".', text.slice(start, end)),
    },
    recoveries: edits,
    fixes: oneFix(t("Write a dash before it"), edits),
  };
}

/**
 * The edits that insert the missing dashes: one for each text, and one for each group of keys, which ends when a key
 * repeats.
 */
export function dashed(text: string, line: Line): OffsetEdit[] {
  const edits: OffsetEdit[] = [];
  const keys = new Set<string>();
  let isInItem = false;
  for (const each of [line, ...linesBelow(text, line)]) {
    if (isBlank(each)) continue;
    const content = lineContent(text, each);
    if (depthOf(each) < depthOf(line) || (depthOf(each) === depthOf(line) && isItem(content))) break;
    const key = depthOf(each) > depthOf(line) ? undefined : keyOf(content);
    const isFirst = depthOf(each) === depthOf(line) && (key === undefined || !isInItem || keys.has(key));
    if (isFirst) keys.clear();
    if (key !== undefined) keys.add(key);
    isInItem ||= key !== undefined;
    // Keys that are already indented by one step are at the column of the item's keys.
    const isThere = isInItem && depthOf(each) > depthOf(line) && !isUnderKey(text, each);
    if (!isThere) edits.push(insertion(isFirst ? each.contentStart : each.start, isFirst ? "- " : "  "));
  }
  return edits;
}

/** Whether a line is below a key that has no value of its own. */
function isUnderKey(text: string, line: Line): boolean {
  for (const above of linesAbove(text, line))
    if (depthOf(above) < depthOf(line)) return /:\s*(?:#.*)?$/s.test(lineContent(text, above));
  return false;
}

/** What a line says after its dashes. */
function wordsOf(content: string): string {
  return content.replace(/^(?:-[ \t]+)+/, "");
}

/** The key at the beginning of a line. */
function keyOf(content: string): string | undefined {
  return isKey(content) ? /^[^:]*/.exec(content)?.[0] : undefined;
}

function extraDash(text: string, line: Line, content: string): Diagnosis {
  const rest = content.slice(1).trimStart();
  return {
    problem: {
      start: line.contentStart,
      end: line.contentEnd,
      message: t('A dash begins a list item, but the lines above are not a list. Write "{0}".', rest),
    },
    recoveries: linesAtColumn(text, line).flatMap((each) => withoutDash(text, each)),
    fixes: oneFix(
      t("Delete the dash"),
      linesAtColumn(text, line).flatMap((each) => withoutDash(text, each)),
    ),
  };
}

/** The edits that remove the dash of an item, and unindent the lines that belong to it. */
export function withoutDash(text: string, line: Line): OffsetEdit[] {
  const dash = /^-\s*/.exec(lineContent(text, line))?.[0].length ?? 0;
  if (!isItem(lineContent(text, line))) return [];
  const edits = [{ at: line.contentStart, remove: dash, insert: "" }];
  for (const below of linesBelow(text, line)) {
    if (isBlank(below)) continue;
    if (depthOf(below) < depthOf(line) + dash) break;
    edits.push({ at: below.start, remove: dash, insert: "" });
  }
  return edits;
}

function nearestAbove(text: string, line: Line): string {
  const [above] = linesAbove(text, line);
  return above ? lineContent(text, above) : "";
}

/** Whether a line is a key that the item above does not have yet, and therefore belongs to that item. */
function isKeyOfItem(text: string, line: Line): boolean {
  const key = keyOf(lineContent(text, line));
  if (key === undefined) return false;
  for (const above of linesAbove(text, line)) {
    const content = lineContent(text, above);
    const words = wordsOf(content);
    if (keyOf(words) === key) return false;
    if (depthOf(above) === depthOf(line)) return isItem(content) && isKey(words);
  }
  return false;
}

/** The nearest line above at the same column, without lines between that are indented less. */
function siblingAbove(text: string, line: Line): string | undefined {
  for (const above of linesAbove(text, line)) {
    if (depthOf(above) === depthOf(line)) return lineContent(text, above);
    if (depthOf(above) < depthOf(line)) return undefined;
  }
  return undefined;
}
