/** Looks for signs in a text from left to right, in time that grows with the text and with nothing else. */
import type { Span } from "./span.ts";

/**
 * Where a sign comes next, from an offset on; `Infinity` where it does not. As long as the offsets only grow, each letter
 * is looked at once, however often it is asked: what a pattern with `[^x]*` would look at again from every beginning.
 * @param sign Some letters, or a pattern of one letter with the flag `g`.
 */
export function nextOf(text: string, sign: string | RegExp): (from: number) => number {
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
 * What stands at the places of an opening sign, from left to right and without overlaps.
 * @param read Takes the offset of an opening sign and returns where that ends which it opens; `undefined` where it opens nothing.
 */
export function* spansFrom(
  text: string,
  open: string | RegExp,
  read: (start: number) => number | undefined,
): Generator<Span> {
  const next = nextOf(text, open);
  for (let start = next(0); start < text.length;) {
    const end = read(start);
    if (end !== undefined) yield { start, end };
    start = next(end ?? start + 1);
  }
}

/** What stands shortly before an offset, for patterns about the words there: to the beginning of a text it can be far. */
export function nearBefore(text: string, offset: number): string {
  return text.slice(Math.max(offset - NEAR, 0), offset);
}

const NEAR = 200;

/** Where the spaces and tabs before an offset begin. */
export function blanksBefore(text: string, offset: number): number {
  let start = offset;
  while (/[ \t]/.test(text.charAt(start - 1))) start--;
  return start;
}

/** The text with spaces in the place of what these spans hold; line breaks and offsets stay. */
export function blanked(text: string, spans: Iterable<Span>): string {
  const parts: string[] = [];
  let behind = 0;
  for (const { start, end } of spans) {
    parts.push(text.slice(behind, start), text.slice(start, end).replace(/[^\n]/g, " "));
    behind = end;
  }
  return behind === 0 ? text : parts.join("") + text.slice(behind);
}
