/** Finds texts whose Markdown would take too long to parse, or overflow the stack. */

/** The mark of a list or a quotation that directly follows another one, or the line below a heading. */
const BLOCK =
  /(?<=(?:[-+*>]|\d[.)])[ \t]{1,4}|>)(?:[-+*]|\d{1,9}[.)])[ \t]|(?<=(?:[-+*]|\d[.)])[ \t]{1,4}|>[ \t]{0,4})>|^ {0,3}(?:-+|=+)[ \t]*$/gm;

/** How many of them are read. The parser's time grows with their square, and no text has more. */
const MAX_BLOCKS = 200;

/** The mark of a list after 40 spaces. The parser's time grows with the square of the levels, and no text has so many. */
const TOO_DEEP = /^[ \t]{40,}(?:[-+*]|\d{1,9}[.)])[ \t]/m;

/** Whether a text has far more lists in lists, quotations in quotations or headings than anyone writes. Such a text is not parsed as Markdown. */
export function hasTooManyBlocks(text: string): boolean {
  return TOO_DEEP.test(text) || (text.match(BLOCK)?.length ?? 0) > MAX_BLOCKS;
}
