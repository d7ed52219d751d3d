/** Text that YAML allows, but reads in another way than the author of an assessment can mean. */
import { t } from "@vscode/l10n";
import { isScalar, isSeq } from "yaml";
import type { Document, Node, Scalar, YAMLSeq, YAMLWarning } from "yaml";
import type { Span } from "../span.ts";
import { INVISIBLE, isInvalidIndent } from "../spaces.ts";
import { colonless, firstWord, GLUED, gluedColon, OTHER_COLON, strangeColon } from "./colons.ts";
import { commaInNumber, commaInText, textBefore } from "./commas.ts";
import type { Diagnosis } from "./diagnose.ts";
import { barMissing } from "./blocks.ts";
import { allWrong } from "./bullets.ts";
import { BULLET, gluedDash, wrongBullet } from "./dashes.ts";
import { indentation } from "./indentation.ts";
import { adjacentLines, marginProblem } from "./margins.ts";
import type { Line } from "./lines.ts";
import { lineContent, isBlank, lineAt, linesAbove } from "./lines.ts";
import { pairsOn } from "./pairs.ts";
import { escapes, needsQuotes } from "./quotes.ts";
import type { PieceFix } from "./fix.ts";
import { ifKeysExist, insertion, NO_FIX, deletion, oneFix, safeFix } from "./fix.ts";
import { bracketsAt, firstLineEnd, flowValueEnd } from "./scalars.ts";

/** A key that is not a word (a list or map in brackets, an alias, nothing), or a word with an unusual character. */
export function suspiciousKey(text: string, document: Document.Parsed, key: Node): Diagnosis | undefined {
  const { start, end } = spanOf(key);
  const written = text.slice(start, end);
  if (!isScalar(key)) return notAWord(text, { start, end });
  if (written === "") {
    const colon = start + text.slice(start).search(/\S|$/);
    const message = t("There is no key before this colon.");
    return { problem: { start: colon, end: colon + 1, message }, recoveries: [], fixes: NO_FIX };
  }
  // Fast path for most keys.
  if (/^[\w-]+$/.test(written)) return undefined;
  if (written.search(INVISIBLE) >= 0) {
    const message = t(
      'This key contains an invisible character, probably from copied text. Type the key again: "{0}".',
      written.replace(INVISIBLE, ""),
    );
    const fixes = safeFix(
      t("Delete the invisible character"),
      Array.from(written.matchAll(INVISIBLE), ({ index }) =>
        deletion({ start: start + index, end: start + index + 1 }),
      ),
    );
    return { problem: { start, end, message }, recoveries: [], fixes };
  }
  if (key.type !== "PLAIN") return undefined;
  return (
    strangeSpace(text, { start, end }) ??
    openBracket(text, { start, end }) ??
    glued(text, document, { start, end })
  );
}

/** `floods {title: F}`: the key ends before the bracket. */
function openBracket(text: string, { start, end }: Span): Diagnosis | undefined {
  const key = /^[\p{L}\d_-]+(?=[ \t]+[{[])/u.exec(text.slice(start, end))?.[0];
  return key === undefined ? undefined : colonless(text, { start, end: lineAt(text, start).contentEnd });
}

function notAWord(text: string, { start, end }: Span): Diagnosis {
  const shown = Math.max(Math.min(end, lineAt(text, start).contentEnd), start + 1);
  const message = t(
    'A key must be a text, but YAML reads "{0}" as something else. Put it into quotation marks.',
    text.slice(start, shown),
  );
  // Even in quotation marks, it would not be a valid id.
  return { problem: { start, end: shown, message }, recoveries: [], fixes: NO_FIX };
}

/** A word in braces without a colon: an unfinished key, or the rest of a text that contains a comma. */
export function suspiciousWord(text: string, key: Scalar): Diagnosis | undefined {
  const { start, end } = spanOf(key);
  const words = text.slice(start, end);
  if (key.type !== "PLAIN" || start === end || words.includes("\n")) return undefined;
  const strange = OTHER_COLON.test(words)
    ? (pairsOn(text, lineAt(text, start)) ?? strangeColon(text, { start, end }))
    : undefined;
  if (strange) return strange;
  const number = commaInNumber(text, { start, end });
  if (number) return number;
  const first = firstWord(words);
  return {
    problem: { start, end, ...wordMessages(words, textBefore(text, start) !== undefined) },
    recoveries: first === undefined ? [] : [{ at: start + first.length, remove: 0, insert: ":" }],
    fixes: [...colonOf(text, { start, end }), ...commaInText(text, { start, end })],
  };
}

/** What is wrong with words in braces without a colon: it depends on whether the first of them is a key. */
function wordMessages(
  words: string,
  isAfterText: boolean,
): Pick<Diagnosis["problem"], "message" | "ifNoKey"> {
  const text = t(
    '"{0}" has no colon, so it is not a key. If it belongs to the text before the comma, put that whole text into quotation marks.',
    words,
  );
  const word = firstWord(words);
  if (/\s/.test(words) && (word === undefined || /[.!?…]$/.test(words))) return { message: text };
  if (word === undefined) {
    const message = t(
      '"{0}" has no colon. If it is a key, write "{0}: …"; if it belongs to the text before the comma, put that text into quotation marks.',
      words,
    );
    return { message };
  }
  const message = t('A colon is missing after "{0}". Write each line here as "key: value".', word);
  return isAfterText ? { message, ifNoKey: { word, message: text } } : { message };
}

/** The fix for a word in braces that is a key of the format without its colon. */
function colonOf(text: string, { start, end }: Span): readonly PieceFix[] {
  const word = firstWord(text.slice(start, end));
  if (word === undefined) return NO_FIX;
  const fixes = oneFix(t('Write a colon after "{0}"', word), [insertion(start + word.length, ":")]);
  return ifKeysExist({ words: [word], where: "anywhere" }, fixes);
}

/** A text that is cut off, joined with the lines below, or different from what it looks like. */
export function suspiciousScalar(
  text: string,
  document: Document.Parsed,
  node: Scalar,
): Diagnosis | undefined {
  const span = spanOf(node);
  if (node.type === "QUOTE_DOUBLE") return windowsPath(text, span);
  if (node.type !== "PLAIN" || span.start === span.end) return undefined;
  if (node.tag === "!") return needsQuotes({ text, document }, text.lastIndexOf("!", span.start));
  return (
    strangeSpace(text, span) ??
    bullets(text, span) ??
    gluedDashes(text, span) ??
    (startsLine(text, span) ? glued(text, document, span) : undefined) ??
    fusedItem(text, document, span) ??
    cutByComment(text, span)
  );
}

function startsLine(text: string, { start }: Span): boolean {
  return /(?:^|\n)[ \t]*$/.test(text.slice(Math.max(start - 60, 0), start));
}

function spanOf(node: Node): Span {
  const [start, end] = node.range ?? [0, 0];
  return { start, end };
}

/** Unusual spaces in the margin, which YAML reads as letters, on this line and the lines around it. */
function strangeSpace(text: string, { start }: Span): Diagnosis | undefined {
  if (!isInvalidIndent(text.charAt(start))) return undefined;
  const line = lineAt(text, start);
  const isStrange = (each: Line): boolean =>
    !isBlank(each) && isInvalidIndent(text.slice(each.start, each.contentStart));
  const [above] = linesAbove(text, line);
  // Only the first of several such lines is reported.
  if (start >= line.contentStart || (above && isStrange(above))) return undefined;
  return marginProblem(text, adjacentLines(text, line, isStrange));
}

function glued(text: string, document: Document.Parsed, { start, end }: Span): Diagnosis | undefined {
  const found = GLUED.exec(text.slice(start, end));
  if (!found) return undefined;
  const words = text.slice(start, Math.min(end, lineAt(text, start).contentEnd));
  const valueEnd = bracketsAt(document, start) ? flowValueEnd(text, start) : firstLineEnd(text, start);
  const whole = { start, end: Math.max(valueEnd, start + words.length) };
  const value = text.slice(start + found[0].length, whole.end);
  return gluedColon(whole, { key: found[1] ?? "", value });
}

/** A list with bullets other than hyphens, which YAML reads as one text. */
function bullets(text: string, span: Span): Diagnosis | undefined {
  if (!BULLET.test(text.slice(span.start, span.end)) || !startsLine(text, span)) return undefined;
  const lines: Line[] = [];
  for (let at = span.start; at < span.end; at = lineAt(text, at).end) lines.push(lineAt(text, at));
  const [first, ...others] = lines.flatMap((line) => {
    const content = lineContent(text, line);
    const bullet = BULLET.exec(content)?.[0];
    return bullet ? [wrongBullet(line, bullet, content)] : [];
  });
  if (!first) return undefined;
  const recoveries = [first, ...others].flatMap((each) => each.recoveries);
  return { ...first, recoveries, fixes: first.fixes.map((each) => ({ ...each, edits: recoveries })) };
}

/** `-a`, `-b`: a list whose dashes have no space after them, which YAML reads as one text. */
function gluedDashes(text: string, span: Span): Diagnosis | undefined {
  if (!/^(?:-\p{L}|(?:\+|\d\d?[.)])[ \t])/u.test(text.slice(span.start, span.start + 4))) return undefined;
  if (!startsLine(text, span)) return undefined;
  const lines: Line[] = [];
  for (let at = span.start; at < span.end; at = lineAt(text, at).end) lines.push(lineAt(text, at));
  if (!lines.every((line) => /^-[\p{L}"']/u.test(lineContent(text, line)))) return allWrong(text, lines);
  const all = lines.map((line) => gluedDash(line, lineContent(text, line)));
  const recoveries = all.flatMap((each) => each.recoveries);
  const [first] = all;
  return (
    first && { ...first, recoveries, fixes: first.fixes.map((each) => ({ ...each, edits: recoveries })) }
  );
}

/** A list item below a text, which YAML reads as a part of that text. */
function fusedItem(text: string, document: Document.Parsed, { start, end }: Span): Diagnosis | undefined {
  const dash = /\n[ \t]*-[ \t]/.exec(text.slice(start, end));
  if (!dash || bracketsAt(document, start)) return undefined;
  const [parent] = linesAbove(text, lineAt(text, start));
  return (parent && barMissing(text, parent)) ?? indentation(text, lineAt(text, start + dash.index + 1));
}

/** `Port #3`: a number that YAML reads as a comment. */
function cutByComment(text: string, { end }: Span): Diagnosis | undefined {
  const comment = /^[ \t]+(?=#\d)/.exec(text.slice(end, end + 80))?.[0];
  if (comment === undefined) return undefined;
  const start = end + comment.length;
  return {
    problem: {
      start,
      end: lineAt(text, start).contentEnd,
      severity: "warning",
      message: t(
        'YAML reads everything after " #" as a comment. If it belongs to the text, put the whole text into quotation marks.',
      ),
    },
    recoveries: [],
    fixes: NO_FIX,
  };
}

/**
 * `"C:
 * ew"`: a path in which YAML reads an escape.
 */
function windowsPath(text: string, { start, end }: Span): Diagnosis | undefined {
  const isPath = /^"[A-Za-z]:\\(?!u[\dA-F]{4}|x[\dA-F]{2})[A-Za-z.]\w/i.test(text.slice(start, start + 10));
  if (!isPath) return undefined;
  return escapes(text, { start: start + 3, end: start + 5 }, { start, end });
}

/** A list that is the only item of a list: a reference such as `[[id]]` or `[^note]`, or a superfluous dash. */
export function suspiciousList(
  text: string,
  document: Document.Parsed,
  list: YAMLSeq,
): Diagnosis | undefined {
  const span = spanOf(list as Node);
  if (list.flow) {
    const reference = /^\[(?:\[[\w-]+\]|\^[\w-]+)\]$/.test(text.slice(span.start, span.end));
    return reference ? needsQuotes({ text, document }, span.start) : undefined;
  }
  const inner = list.items.find(
    (item) =>
      isSeq(item) &&
      !item.flow &&
      item.items.length === 1 &&
      lineAt(text, spanOf(item as Node).start).contentStart < spanOf(item as Node).start,
  ) as Node | undefined;
  if (!inner) return undefined;
  const { start } = spanOf(inner);
  const line = lineAt(text, start);
  const rest = text.slice(start, line.contentEnd);
  return {
    problem: {
      start: line.contentStart,
      end: line.contentEnd,
      message: t('There is a dash too many here: write "{0}".', rest),
    },
    recoveries: [{ at: start, remove: 1, insert: " " }],
    fixes: oneFix(t("Delete the dash"), [deletion({ start: line.contentStart, end: start })]),
  };
}

/** `!important`: a word that YAML reads as a tag. */
export function suspiciousTag(
  text: string,
  document: Document.Parsed,
  warning: YAMLWarning,
): Diagnosis | undefined {
  const [at] = warning.pos;
  if (text.charAt(at) !== "!") return undefined;
  const tag = /^\S*/.exec(text.slice(at))?.[0] ?? "";
  const diagnosis = needsQuotes({ text, document }, at);
  const alone = at + tag.length >= lineAt(text, at).contentEnd;
  // Without the tag, the value below keeps its meaning.
  return alone
    ? { ...diagnosis, recoveries: [{ at, remove: tag.length, insert: " ".repeat(tag.length) }] }
    : diagnosis;
}
