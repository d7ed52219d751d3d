/** Lines of a text: where they begin and end, which lines are above and below, and how far they are indented. */
import { leadingWhitespace } from "../spaces.ts";

/** Offsets of a line; its content excludes the margin and trailing blanks. */
export interface Line {
  readonly start: number;
  /** The end, including the line break. */
  readonly end: number;
  readonly contentStart: number;
  readonly contentEnd: number;
}

/** The line at an offset. Here, lines end with LF or CR LF. */
export function lineAt(text: string, offset: number): Line {
  const start = offset > 0 ? text.lastIndexOf("\n", offset - 1) + 1 : 0;
  const breakAt = text.indexOf("\n", start);
  const end = breakAt < 0 ? text.length : breakAt + 1;
  const content = text.slice(start, end);
  let contentEnd = end;
  while (contentEnd > start && " \t\r\n".includes(text.charAt(contentEnd - 1))) contentEnd--;
  return {
    start,
    end,
    contentStart: Math.min(start + leadingWhitespace(content).length, contentEnd),
    contentEnd,
  };
}

/** The text of a line without its margin and trailing blanks. */
export function lineContent(text: string, { contentStart, contentEnd }: Line): string {
  return text.slice(contentStart, contentEnd);
}

/** The number of columns by which a line is indented. */
export function depthOf({ start, contentStart }: Line): number {
  return contentStart - start;
}

/** Whether a line contains only white space. */
export function isBlank({ contentStart, contentEnd }: Line): boolean {
  return contentStart === contentEnd;
}

/** The first line with content at or after `offset`, or the last line if there is none. */
export function nextLine(text: string, offset: number): Line {
  let line = lineAt(text, offset);
  while (isBlank(line) && line.end < text.length) line = lineAt(text, line.end);
  return line;
}

/** The lines above with content, the nearest first. Skips comments. */
export function* linesAbove(text: string, { start }: Line): Generator<Line> {
  while (start > 0) {
    const above = lineAt(text, start - 1);
    start = above.start;
    if (!isBlank(above) && text.charAt(above.contentStart) !== "#") yield above;
  }
}

/** All lines below. */
export function* linesBelow(text: string, { end }: Line): Generator<Line> {
  while (end < text.length) {
    const below = lineAt(text, end);
    end = below.end;
    yield below;
  }
}

/** The first of the lines for which `holds` returns true. Does not look further. */
export function firstWhere(lines: Iterable<Line>, holds: (line: Line) => boolean): Line | undefined {
  for (const line of lines) if (holds(line)) return line;
  return undefined;
}

/** Whether a line ends with a key whose value is below: nothing follows, or only an anchor, a tag or a comment. */
export function isOpenKey(line: string): boolean {
  return /:(?:\s+[&!]\S*){0,2}(?:\s+#.*|\s*)$/s.test(line);
}

/**
 * The offset of the comment on a line, including the blanks before it; -1 if there is none, or if a quotation mark
 * follows.
 */
export function commentStart(line: string, pattern = /(?<![ \t])[ \t]+#/): number {
  const afterQuotes = Math.max(line.lastIndexOf('"'), line.lastIndexOf("'")) + 1;
  const found = line.slice(afterQuotes).search(pattern);
  return found < 0 ? -1 : afterQuotes + found;
}

/** A key in quotation marks, or of one to three words. More words before a colon are mostly a sentence. */
const KEY =
  /^(?:"[^"]*"|'[^']*'|(?!-\s)[^\s"'#{}[\],&*!|>%@`:][^\s:#]*(?:[ \t]+[^\s:#]+){0,2})[ \t]*:(?=\s|$)/;

/** Whether a line begins with a key and its colon. */
export function isKey(content: string): boolean {
  return KEY.test(content);
}

/** Whether a line begins with the dash of an item. */
export function isItem(content: string): boolean {
  return /^-(?=\s|$)/.test(content);
}
