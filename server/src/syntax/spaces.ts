/** White space: the spaces that YAML counts as indentation, and the characters that only look like them. */

/** Spaces from word processors and the web (no-break, thin, ideographic …), which YAML reads as letters. */
const LOOKALIKE = "\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000";

const INDENT = new RegExp(`[ ${LOOKALIKE}]*`, "y");
const MARGIN = new RegExp(`^[ \t${LOOKALIKE}]*`);
const STRANGE_BLANK = new RegExp(`^[ \\t]*[${LOOKALIKE}][ \\t${LOOKALIKE}]*[\\r\\n]*$`);
const WRONG = new RegExp(`[\t${LOOKALIKE}]`);

/** Whether a line contains only blanks, some of which YAML reads as letters. */
export function isBlankWithStrangeSpaces(line: string): boolean {
  return STRANGE_BLANK.test(line);
}

/** Invisible characters: zero-width spaces and joiners, soft hyphens, byte order marks. */
export const INVISIBLE = /[\u00AD\u200B-\u200D\u2060\uFEFF]/g;

/** The number of columns by which a line is indented, with any kind of space. Tabs do not count. */
export function indentOf(line: string): number {
  INDENT.lastIndex = 0;
  INDENT.test(line);
  return INDENT.lastIndex;
}

/** The white space before the first word of a line, including tabs. */
export function leadingWhitespace(line: string): string {
  return MARGIN.exec(line)?.[0] ?? "";
}

/** Whether a margin contains a character that YAML does not accept as indentation. */
export function isInvalidIndent(margin: string): boolean {
  return WRONG.test(margin);
}
