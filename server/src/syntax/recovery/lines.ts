/** The geometry of lines: where a line begins and ends, what stands above it, how deep its neighbours are. */
import { marginOf } from "../spaces.ts";

export interface Line {
  readonly start: number;
  /** The end with the line break. */
  readonly end: number;
  readonly contentStart: number;
  readonly contentEnd: number;
}

/** The line in which an offset lies. Lines end with LF or CR LF here. */
export function lineAt(text: string, offset: number): Line {
  const start = offset > 0 ? text.lastIndexOf("\n", offset - 1) + 1 : 0;
  const breakAt = text.indexOf("\n", start);
  const end = breakAt < 0 ? text.length : breakAt + 1;
  const content = text.slice(start, end);
  let contentEnd = end;
  while (contentEnd > start && " \t\r\n".includes(text.charAt(contentEnd - 1))) contentEnd--;
  return { start, end, contentStart: Math.min(start + marginOf(content).length, contentEnd), contentEnd };
}

/** What a line says, without its margin and what blanks are behind it. */
export function lineContent(text: string, { contentStart, contentEnd }: Line): string {
  return text.slice(contentStart, contentEnd);
}

/** How many columns a line is indented. */
export function depthOf({ start, contentStart }: Line): number {
  return contentStart - start;
}

export function isBlank({ contentStart, contentEnd }: Line): boolean {
  return contentStart === contentEnd;
}

/** The first line with content at or after `offset`; the last line, where there is none. */
export function nextLine(text: string, offset: number): Line {
  let line = lineAt(text, offset);
  while (isBlank(line) && line.end < text.length) line = lineAt(text, line.end);
  return line;
}

/** Every line with content above a line, the nearest first; comments are passed over. */
export function* linesAbove(text: string, { start }: Line): Generator<Line> {
  while (start > 0) {
    const above = lineAt(text, start - 1);
    start = above.start;
    if (!isBlank(above) && text.charAt(above.contentStart) !== "#") yield above;
  }
}

/** Every line below a line. */
export function* linesBelow(text: string, { end }: Line): Generator<Line> {
  while (end < text.length) {
    const below = lineAt(text, end);
    end = below.end;
    yield below;
  }
}

/** The first of these lines for which something holds; those behind it are not looked for. */
export function firstWhere(lines: Iterable<Line>, holds: (line: Line) => boolean): Line | undefined {
  for (const line of lines) if (holds(line)) return line;
  return undefined;
}

/** Whether a line ends with a key that has no value, or nothing but an anchor, a tag or a comment: its value is below. */
export function isOpenKey(line: string): boolean {
  return /:(?:\s+[&!]\S*){0,2}(?:\s+#.*|\s*)$/s.test(line);
}

/** Where a comment begins that no quotation mark follows, with the blanks before it; -1 where there is none. */
export function commentStart(line: string, pattern = /(?<![ \t])[ \t]+#/): number {
  const behindQuotes = Math.max(line.lastIndexOf('"'), line.lastIndexOf("'")) + 1;
  const found = line.slice(behindQuotes).search(pattern);
  return found < 0 ? -1 : behindQuotes + found;
}

/** A key in quotation marks, or of one to three words: what has more before its colon is mostly a sentence. */
const KEY =
  /^(?:"[^"]*"|'[^']*'|(?!-\s)[^\s"'#{}[\],&*!|>%@`:][^\s:#]*(?:[ \t]+[^\s:#]+){0,2})[ \t]*:(?=\s|$)/;

/** Whether a line begins with a key and its colon. */
export function isKey(content: string): boolean {
  return KEY.test(content);
}

/** Whether a line begins with the dash of a list item. */
export function isItem(content: string): boolean {
  return /^-(?=\s|$)/.test(content);
}
