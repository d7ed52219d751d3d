/** Spaces: those that YAML counts as indentation, and those that only look like them. */

/** Spaces of the word processor and the web (no-break, thin, ideographic …), which YAML takes for letters. */
const LOOKALIKE = "\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000";

const INDENT = new RegExp(`[ ${LOOKALIKE}]*`, "y");
const MARGIN = new RegExp(`^[ \t${LOOKALIKE}]*`);
const STRANGE_BLANK = new RegExp(`^[ \\t]*[${LOOKALIKE}][ \\t${LOOKALIKE}]*[\\r\\n]*$`);
const WRONG = new RegExp(`[\t${LOOKALIKE}]`);

/** Whether a line holds nothing but blanks, some of which YAML takes for letters. */
export function isStrangeBlank(line: string): boolean {
  return STRANGE_BLANK.test(line);
}

/** Characters that nobody sees: zero-width spaces and joiners, soft hyphens, byte order marks. */
export const INVISIBLE = /[\u00AD\u200B-\u200D\u2060\uFEFF]/g;

/** How many columns a line is indented, by any kind of space; tabs do not count. */
export function indentOf(line: string): number {
  INDENT.lastIndex = 0;
  INDENT.test(line);
  return INDENT.lastIndex;
}

/** Everything before the first word of a line, tabs included. */
export function marginOf(line: string): string {
  return MARGIN.exec(line)?.[0] ?? "";
}

/** Whether a margin holds something that YAML does not count as indentation. */
export function isWrongMargin(margin: string): boolean {
  return WRONG.test(margin);
}
