/** Scans a text for characters from left to right, in linear time. */
import type { Span } from "./span.ts";

/**
 * Returns a function that finds the next occurrence of `sign` at or after an offset; `Infinity` if there is none.
 * Offsets must not decrease, so each character is scanned only once. A pattern with `[^x]*` would scan it again from
 * every start.
 * @param sign A string, or a pattern for one character with the flag `g`.
 */
export function finderOf(text: string, sign: string | RegExp): (from: number) => number {
  let from = 0;
  let found = -1;
  return (start) => {
    if (start < from) throw new RangeError("A text is scanned from left to right.");
    from = start;
    if (found < start) found = indexOf(text, sign, start);
    return found;
  };
}

function indexOf(text: string, sign: string | RegExp, start: number): number {
  if (typeof sign === "string") {
    const at = text.indexOf(sign, start);
    return at < 0 ? Infinity : at;
  }
  sign.lastIndex = start;
  return sign.exec(text)?.index ?? Infinity;
}

/**
 * Finds the spans that begin with an opening character, from left to right and without overlaps.
 * @param read Takes the offset of an opening character and returns the end of the span; `undefined` if it opens none.
 */
export function* spansFrom(
  text: string,
  open: string | RegExp,
  read: (start: number) => number | undefined,
): Generator<Span> {
  const next = finderOf(text, open);
  for (let start = next(0); start < text.length;) {
    const end = read(start);
    if (end !== undefined) yield { start, end };
    start = next(end ?? start + 1);
  }
}

/** A short text before an offset, for patterns that look behind. The whole text before it could be long. */
export function shortTextBefore(text: string, offset: number): string {
  return text.slice(Math.max(offset - NEAR, 0), offset);
}

const NEAR = 200;

/** The offset at which the spaces and tabs before an offset begin. */
export function blanksBefore(text: string, offset: number): number {
  let start = offset;
  while (/[ \t]/.test(text.charAt(start - 1))) start--;
  return start;
}

/** Replaces the text in these spans with spaces. Line breaks and offsets stay. */
export function replacedBySpaces(text: string, spans: Iterable<Span>): string {
  const parts: string[] = [];
  let copiedTo = 0;
  for (const { start, end } of spans) {
    parts.push(text.slice(copiedTo, start), text.slice(start, end).replace(/[^\n]/g, " "));
    copiedTo = end;
  }
  return copiedTo === 0 ? text : parts.join("") + text.slice(copiedTo);
}
