/**
 * Repairs: what an author would write instead. A mend only makes the rest of a piece readable and is never shown; a
 * repair is offered to the author, and is left out where more than one could be meant.
 */
import { t } from "@vscode/l10n";
import type { OffsetEdit } from "../offsetEdits.ts";
import type { Span } from "../span.ts";
import type { Line } from "./lines.ts";
import { scalarText } from "../write/scalar.ts";
import { lineContent, depthOf, isBlank, isItem } from "./lines.ts";

/** A fix of a syntax problem, as edits in order. */
export interface PieceFix {
  /** What it does, as a button says it. */
  readonly title: string;
  readonly edits: readonly OffsetEdit[];
  /** Whether nothing else can be meant, so that it may be applied unasked. */
  readonly isSafe: boolean;
  /** The words that it takes for keys: it is right only where the format has them. */
  readonly keys?: RequiredKeys;
}

/** Words that have to be keys of the format, at the top of the document or anywhere, or must not be any. */
export interface RequiredKeys {
  readonly words: readonly string[];
  readonly where: "top" | "anywhere" | "nowhere";
}

/** For problems with several right answers, or none that a program could give. */
export const NO_FIX: readonly PieceFix[] = [];

/** The repair of a problem with one right answer. */
export function oneFix(title: string, edits: readonly OffsetEdit[]): readonly [PieceFix] {
  return [{ title, edits, isSafe: false }];
}

/** The same, where nothing else can be meant. */
export function safeFix(title: string, edits: readonly OffsetEdit[]): readonly [PieceFix] {
  return [{ title, edits, isSafe: true }];
}

/** Repairs that are right only where the format has these keys. */
export function ifKeysExist(keys: RequiredKeys, fixes: readonly PieceFix[]): readonly PieceFix[] {
  return fixes.map((each) => ({ ...each, keys }));
}

export function insertion(at: number, insert: string): OffsetEdit {
  return { at, remove: 0, insert };
}

export function deletion({ start, end }: Span): OffsetEdit {
  return { at: start, remove: end - start, insert: "" };
}

/** Puts a text into quotation marks, unless a comment would become part of it. */
export function quotingFix(text: string, span: Span): readonly PieceFix[] {
  return /[ \t]#/.test(text.slice(span.start, span.end))
    ? NO_FIX
    : oneFix(t("Put the text into quotation marks"), quotingEdits(text, span));
}

/** The edits that put a text into quotation marks: double ones, or single ones where those would change what it says. */
export function quotingEdits(text: string, { start, end }: Span): OffsetEdit[] {
  const inner = text.slice(start, end);
  if (!/["\\]/.test(inner)) return [insertion(start, '"'), insertion(end, '"')];
  return [{ at: start, remove: end - start, insert: quotedText(inner) }];
}

/** A text as it is meant, between the quotation marks that need the least change in it. */
export function quotedText(inner: string): string {
  const style = /["\\]/.test(inner) ? "single" : "double";
  // A text of several lines keeps them.
  if (!/[\r\n]/.test(inner)) return scalarText(inner, { style });
  return style === "single" ? `'${inner.replaceAll("'", "''")}'` : `"${inner}"`;
}

/** Turns lines into comments that can be nothing else: comments of another language, and rulers. */
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
 * Moves a line to another column, and with it the lines that hang on it: they keep their distance, unless they already
 * are one step inside of where the line will be.
 */
export function shiftLines(text: string, [first, ...others]: readonly Line[], column: number): OffsetEdit[] {
  if (!first) return [];
  const found = depthOf(first);
  const end = others.findIndex((line) => isBeside(text, { first, line, column }));
  const below = end < 0 ? others : others.slice(0, end);
  const child = below.find((line) => !isBlank(line) && text.charAt(line.contentStart) !== "#");
  const staysPut = child !== undefined && depthOf(child) > found && depthOf(child) === column + 2;
  const lines = staysPut ? [first, ...below.filter((line) => depthOf(line) === found)] : [first, ...below];
  return lines.flatMap((line) => {
    const target = Math.max(depthOf(line) + column - found, 0);
    return lineContent(text, line) === "" ? [] : [moveTo(line, target)];
  });
}

/** Whether a line already is where the first one goes, so that it is its neighbour, and does not hang on it. */
function isBeside(
  text: string,
  { first, line, column }: { first: Line; line: Line; column: number },
): boolean {
  if (isBlank(line) || depthOf(line) !== column || column <= depthOf(first)) return false;
  const [content, words] = [lineContent(text, first), lineContent(text, line)];
  if (column - depthOf(first) === 1) return true;
  if (/:\s*(?:#.*)?$/s.test(content)) return false;
  return isItem(words) || !/^-[ \t]+\S+:(?:\s|$)/.test(content);
}

/** Moves a line to a column by as few spaces as possible. */
function moveTo(line: Line, column: number): OffsetEdit {
  const found = depthOf(line);
  return column > found
    ? insertion(line.start, " ".repeat(column - found))
    : { at: line.start, remove: found - column, insert: "" };
}
