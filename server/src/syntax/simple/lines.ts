/** Finds spaces and line breaks. */

/** The number of spaces at an offset. */
export function spacesAt(text: string, start: number): number {
  let at = start;
  while (text.charCodeAt(at) === 0x20) at++;
  return at - start;
}

/** Whether there is a line break at an offset. */
export function isLineBreak(text: string, at: number): boolean {
  return text.charAt(at) === "\n" || text.startsWith("\r\n", at);
}

/** The end of the line at an offset, including its line break. */
export function lineEndAt(text: string, at: number): number {
  const newline = text.indexOf("\n", at);
  return newline < 0 ? text.length : newline + 1;
}
