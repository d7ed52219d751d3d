/**
 * Fixes of a piece, in contrast to recoveries: a fix is what the author would write instead, and is offered only if its
 * meaning is clear. A recovery only makes the rest of a piece readable and is never shown.
 */
import { t } from "@vscode/l10n";
import { formatMessage } from "../../language/messageFormat.ts";
import type { OffsetEdit } from "../offsetEdits.ts";
import type { Span } from "../span.ts";
import type { Line } from "./lines.ts";
import { scalarText } from "../write/scalar.ts";
import { lineContent, depthOf, isBlank, isItem } from "./lines.ts";

/** A fix of a syntax problem, as edits in order. */
export interface PieceFix {
  /** The label of the fix in the editor. */
  readonly title: string;
  readonly edits: readonly OffsetEdit[];
  /** Whether nothing else can be meant, so that the fix may be applied without asking. */
  readonly isSafe: boolean;
  /** The words that the fix treats as keys. It is right only if the format has these keys. */
  readonly keys?: RequiredKeys;
}

/** Words that must be keys of the format, at the top level or anywhere, or must not be keys. */
export interface RequiredKeys {
  readonly words: readonly string[];
  readonly where: "top" | "anywhere" | "nowhere";
}

/** For problems with several possible fixes, or none that a program can know. */
export const NO_FIX: readonly PieceFix[] = [];

/** The fix of a problem that has only one, which is not safe to apply without asking. */
export function oneFix(title: string, edits: readonly OffsetEdit[]): readonly [PieceFix] {
  return [{ title, edits, isSafe: false }];
}

/** A fix that is safe to apply without asking, because nothing else can be meant. */
export function safeFix(title: string, edits: readonly OffsetEdit[]): readonly [PieceFix] {
  return [{ title, edits, isSafe: true }];
}

/** Fixes that are right only if the format has these keys. */
export function ifKeysExist(keys: RequiredKeys, fixes: readonly PieceFix[]): readonly PieceFix[] {
  return fixes.map((each) => ({ ...each, keys }));
}

/** The title of the fix that moves a line to a column. */
export function moveTitle(column: number): string {
  return column === 0
    ? t("Do not indent the line")
    : formatMessage(
        t("{spaces, plural, one {Indent the line by # space} other {Indent the line by # spaces}}"),
        {
          spaces: column,
        },
      );
}

/** Inserts a text at an offset. */
export function insertion(at: number, insert: string): OffsetEdit {
  return { at, remove: 0, insert };
}

/** Deletes a span. */
export function deletion({ start, end }: Span): OffsetEdit {
  return { at: start, remove: end - start, insert: "" };
}

/** Puts a text into quotation marks, unless that would make a comment part of it. */
export function quotingFix(text: string, span: Span): readonly PieceFix[] {
  return /[ \t]#/.test(text.slice(span.start, span.end))
    ? NO_FIX
    : oneFix(t("Put the text into quotation marks"), quotingEdits(text, span));
}

/**
 * The edits that put a text into quotation marks: double ones, or single ones if the text contains characters that
 * double ones would change.
 */
function quotingEdits(text: string, { start, end }: Span): OffsetEdit[] {
  const inner = text.slice(start, end);
  if (!/["\\]/.test(inner)) return [insertion(start, '"'), insertion(end, '"')];
  return [{ at: start, remove: end - start, insert: quotedText(inner) }];
}

/** A text in the quotation marks that require the fewest changes in it. */
export function quotedText(inner: string): string {
  const style = /["\\]/.test(inner) ? "single" : "double";
  // Keeps the line breaks of a text.
  if (!/[\r\n]/.test(inner)) return scalarText(inner, { style });
  return style === "single" ? `'${inner.replaceAll("'", "''")}'` : `"${inner}"`;
}

/** Turns lines into comments, if they can be nothing else: comments of another language, and rulers. */
export function commentingFix(text: string, lines: readonly Line[]): readonly PieceFix[] {
  const notes = lines.filter((line) => !isBlank(line) && text.charAt(line.contentStart) !== "#");
  if (!notes.every((line) => /^(?:\/\/|([=*_~+-])\1{2,}$)/.test(lineContent(text, line)))) return NO_FIX;
  const edits = notes.map((line) => ({
    at: line.contentStart,
    remove: /^(?:\/\/[ \t]*)?/.exec(lineContent(text, line))?.[0].length ?? 0,
    insert: "# ",
  }));
  return oneFix(t('Make it a comment that begins with "#"'), edits);
}

/**
 * Moves a line to another column together with the lines that belong to it. These keep their distance, unless they are
 * already one step further right than the new column.
 */
export function shiftLines(text: string, [first, ...others]: readonly Line[], column: number): OffsetEdit[] {
  if (!first) return [];
  const found = depthOf(first);
  const end = others.findIndex((line) => isSibling(text, { first, line, column }));
  const below = end < 0 ? others : others.slice(0, end);
  const child = below.find((line) => !isBlank(line) && text.charAt(line.contentStart) !== "#");
  const staysPut = child !== undefined && depthOf(child) > found && depthOf(child) === column + 2;
  const lines = staysPut ? [first, ...below.filter((line) => depthOf(line) === found)] : [first, ...below];
  return lines.flatMap((line) => {
    const target = Math.max(depthOf(line) + column - found, 0);
    return lineContent(text, line) === "" ? [] : [moveTo(line, target)];
  });
}

/** Whether a line is already at the new column of the first line, and so is a sibling rather than a part of it. */
function isSibling(
  text: string,
  { first, line, column }: { first: Line; line: Line; column: number },
): boolean {
  if (isBlank(line) || depthOf(line) !== column || column <= depthOf(first)) return false;
  const [content, words] = [lineContent(text, first), lineContent(text, line)];
  if (column - depthOf(first) === 1) return true;
  if (/:\s*(?:#.*)?$/s.test(content)) return false;
  return isItem(words) || !/^-[ \t]+\S+:(?:\s|$)/.test(content);
}

/** Moves a line to a column with the smallest edit. */
function moveTo(line: Line, column: number): OffsetEdit {
  const found = depthOf(line);
  return column > found
    ? insertion(line.start, " ".repeat(column - found))
    : { at: line.start, remove: found - column, insert: "" };
}
