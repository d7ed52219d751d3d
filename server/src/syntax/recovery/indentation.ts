/** Errors in indentation: lines at the wrong column. */
import { t } from "@vscode/l10n";
import { formatMessage } from "../../language/messageFormat.ts";
import type { OffsetEdit } from "../offsetEdits.ts";
import { misplacedDash } from "./dashes.ts";
import type { Diagnosis, ParseError } from "./diagnose.ts";
import type { Line } from "./lines.ts";
import {
  lineContent,
  depthOf,
  isBlank,
  isItem,
  isKey,
  linesAbove,
  linesBelow,
  nextLine,
  isOpenKey,
} from "./lines.ts";
import type { PieceFix } from "./fix.ts";
import { ifKeysExist, moveTitle, NO_FIX, oneFix, shiftLines } from "./fix.ts";
import { maxOf, minOf } from "../minMax.ts";

/** A line that is not at the column of the lines around it. */
export function wrongIndent({ text, error }: ParseError): Diagnosis | undefined {
  if (error.code === "RESOURCE_EXHAUSTION") return undefined;
  const line = errorLine(text, error.pos[0]);
  return (
    shallowItem(text, line) ??
    keysOfLostItem(text, line) ??
    misplacedDash(text, line) ??
    itemAbove(text, line) ??
    indentation(text, line)
  );
}

/** An item to the left of its list, below a key that is further right: the line belongs to this list. */
function shallowItem(text: string, line: Line): Diagnosis | undefined {
  const found = depthOf(line);
  if (!isItem(lineContent(text, line))) return undefined;
  const list = listAbove(text, line);
  if (!list) return undefined;
  const block = [line];
  for (const below of linesBelow(text, line)) {
    if (isBlank(below)) continue;
    // A line at the column of the list's key is the next key.
    if (depthOf(below) <= found || depthOf(below) <= list.key) break;
    block.push(below);
  }
  const edits = shiftLines(text, block, list.column);
  return {
    problem: {
      start: line.contentStart,
      end: line.contentEnd,
      message: indentMessage(found, list.column),
    },
    recoveries: edits,
    fixes: oneFix(moveTitle(list.column), edits),
  };
}

/** The column of the nearest list above whose key is further right than a line, and the column of this key. */
function listAbove(text: string, line: Line): { readonly column: number; readonly key: number } | undefined {
  let column: number | undefined;
  for (const above of linesAbove(text, line)) {
    const depth = depthOf(above);
    if (depth <= depthOf(line)) return undefined;
    if (column === undefined && isItem(lineContent(text, above))) column = depth;
    else if (column !== undefined && depth < column)
      return isOpenKey(lineContent(text, above)) ? { column, key: depth } : undefined;
  }
  return undefined;
}

/** Keys above an item that are indented further: the first line of their own item got lost. */
function keysOfLostItem(text: string, line: Line): Diagnosis | undefined {
  if (!isItem(lineContent(text, line))) return undefined;
  const lines: Line[] = [];
  for (const above of linesAbove(text, line)) {
    if (depthOf(above) <= depthOf(line)) break;
    lines.unshift(above);
  }
  const [first] = lines;
  const [parent] = first ? linesAbove(text, first) : [];
  if (!first || !parent || depthOf(parent) >= depthOf(line) || isItem(lineContent(text, first)))
    return undefined;
  if (isKeyOf(lineContent(text, parent), depthOf(first) - depthOf(parent))) return undefined;
  return {
    problem: { start: first.contentStart, end: first.contentEnd, message: keyLostMessage() },
    recoveries: [{ at: first.start, remove: line.start - first.start, insert: "" }],
    fixes: NO_FIX,
  };
}

/** Whether a line that is indented by so many columns more is a key of the item. */
function isKeyOf(item: string, columns: number): boolean {
  const dash = /^-[ \t]+(?=\S)/.exec(item)?.[0].length;
  return dash === columns && isKey(item.slice(dash));
}

/** An item directly above that is off by one space, which makes the correct lines below it seem wrong. */
function itemAbove(text: string, line: Line): Diagnosis | undefined {
  const [above] = linesAbove(text, line);
  const [parent] = above ? linesAbove(text, above) : [];
  if (!above || !parent || !isOpenKey(lineContent(text, parent))) return undefined;
  const content = lineContent(text, above);
  const dash = /^-[ \t]+(?=\S)/.exec(content)?.[0].length;
  if (dash === undefined) return undefined;
  const wanted = isItem(lineContent(text, line)) ? depthOf(line) : depthOf(line) - dash;
  const found = depthOf(above);
  if (Math.abs(found - wanted) !== 1 || found % 2 === 0 || wanted < depthOf(parent)) return undefined;
  return {
    problem: { start: above.contentStart, end: above.contentEnd, message: indentMessage(found, wanted) },
    recoveries: [moved(above, wanted)],
    fixes: oneFix(moveTitle(wanted), [moved(above, wanted)]),
  };
}

/** The line of an error: the one at the offset, else the next with content, else the last. */
function errorLine(text: string, offset: number): Line {
  const line = nextLine(text, offset);
  if (!isBlank(line)) return line;
  const [above] = linesAbove(text, line);
  return above ?? line;
}

/**
 * The problem of a line, and of those below at its column, that are not at the column of the lines that they belong to.
 */
export function indentation(text: string, line: Line): Diagnosis {
  const found = depthOf(line);
  const wanted = nearestIndent(text, line);
  const block = [line];
  for (const below of linesBelow(text, line)) {
    if (isBlank(below)) continue;
    if (depthOf(below) < found) break;
    // An item and a key are not siblings.
    if (depthOf(below) === found && isItem(lineContent(text, below)) !== isItem(lineContent(text, line)))
      break;
    block.push(below);
  }
  const span = { start: line.contentStart, end: line.contentEnd };
  if (hasLostKey(text, block)) {
    const end = block.at(-1)?.end ?? line.end;
    return {
      problem: { ...span, message: keyLostMessage() },
      recoveries: [{ at: line.start, remove: end - line.start, insert: "" }],
      fixes: NO_FIX,
    };
  }
  if (found === wanted) {
    const message = t(
      "This line does not fit the lines above it. Check how far it is indented, and the line above.",
    );
    return { problem: { ...span, message }, recoveries: [], fixes: NO_FIX };
  }
  return {
    problem: { ...span, message: indentMessage(found, wanted) },
    recoveries: block.filter((each) => depthOf(each) === found).map((each) => moved(each, wanted)),
    fixes: moving(text, block, wanted),
  };
}

/** Whether lines are indented further than a complete line above, and are more than a single line that slipped. */
function hasLostKey(text: string, block: readonly Line[]): boolean {
  const [line] = block as readonly [Line, ...Line[]];
  const [above] = linesAbove(text, line);
  if (!above || depthOf(above) >= depthOf(line) || isOpenKey(lineContent(text, above))) return false;
  const first = lineContent(text, line);
  if (isItem(first)) return !isItem(lineContent(text, above));
  return block.some((each) => depthOf(each) > depthOf(line) || !isKey(lineContent(text, each)));
}

/** The message for lines whose key got lost. */
export function keyLostMessage(): string {
  return t(
    "These lines are indented like the value of a key, but there is no key above. Write their key above them, or move them to the left.",
  );
}

/** The fix for lines at a wrong column. Lines that move to the margin must be keys of the document. */
function moving(text: string, block: readonly Line[], wanted: number): readonly PieceFix[] {
  const fixes = oneFix(moveTitle(wanted), shiftLines(text, block, wanted));
  if (wanted > 0) return fixes;
  const [found = 0] = block.map(depthOf);
  const words = block
    .filter((line) => depthOf(line) === found)
    .map((line) => /^[^:]*/.exec(lineContent(text, line))?.[0] ?? "");
  return ifKeysExist({ words, where: "top" }, fixes);
}

/** The message for a line at a wrong column. */
export function indentMessage(found: number, wanted: number): string {
  if (found === 0)
    return formatMessage(
      t(
        "This line is not indented, but the lines that it belongs to are, by {wanted, plural, one {# space} other {# spaces}}.",
      ),
      { wanted },
    );
  return formatMessage(
    wanted === 0
      ? t(
          "This line is indented by {found, plural, one {# space} other {# spaces}}, but the lines that it belongs to are not indented.",
        )
      : t(
          "This line is indented by {found, plural, =1 {one space} other {# spaces}}, but the lines that it belongs to are indented by {wanted}.",
        ),
    { found, wanted },
  );
}

/** The edit that moves a single line to another column. */
export function moved(line: Line, column: number): OffsetEdit {
  return { at: line.start, remove: depthOf(line), insert: " ".repeat(column) };
}

/** The candidate column that is nearest to the column of this line. */
function nearestIndent(text: string, line: Line): number {
  const indent = depthOf(line);
  const columns = indentsAbove(text, line);
  const least = minOf(columns.map((column) => Math.abs(column - indent)));
  const nearest = columns.filter((column) => Math.abs(column - indent) === least);
  const continued = nearest.length > 1 ? continuedBelow(text, line, maxOf(nearest)) : undefined;
  return continued ?? nearest.find((column) => isLikeAt(text, line, column)) ?? nearest[0] ?? indent;
}

/** The column, if a line below continues it and is not a child of this line; otherwise `undefined`. */
function continuedBelow(text: string, line: Line, column: number): number | undefined {
  let isFirst = true;
  for (const below of linesBelow(text, line)) {
    if (isBlank(below) || text.charAt(below.contentStart) === "#") continue;
    const depth = depthOf(below);
    if (depth <= column)
      return depth === column && !(isFirst && isOpenKey(lineContent(text, line))) ? column : undefined;
    isFirst = false;
  }
  return undefined;
}

/** Whether the nearest line above at a column holds keys, or a value, as this line does. */
function isLikeAt(text: string, line: Line, column: number): boolean {
  for (const above of linesAbove(text, line))
    if (depthOf(above) === column)
      return holdsKeys(lineContent(text, above)) === holdsKeys(lineContent(text, line));
  return false;
}

function holdsKeys(content: string): boolean {
  return isOpenKey(content) || /:\s+\{/.test(content);
}

/**
 * The columns at which a line may begin: one step inside an open key, at the line above, or at its parents. Items align
 * with items, and keys with keys.
 */
export function indentsAbove(text: string, line: Line): [number, ...number[]] {
  const own = isItem(lineContent(text, line));
  const alike: number[] = [];
  const others: number[] = [];
  let lowest = Infinity;
  for (const above of linesAbove(text, line)) {
    const depth = depthOf(above);
    const content = lineContent(text, above);
    if (lowest === Infinity && isOpenKey(content)) alike.push(depth + 2);
    if (depth >= lowest) continue;
    lowest = depth;
    // The keys of an item that begins on the line of its dash are after the dash.
    const dash = /^-[ \t]+(?=\S)/.exec(content)?.[0].length;
    if (dash !== undefined && isKey(content.slice(dash))) (own ? others : alike).push(depth + dash);
    (isItem(content) === own ? alike : others).push(depth);
    if (depth === 0) break;
  }
  const [first = others[0] ?? 0, ...rest] = alike;
  return [first, ...rest];
}
