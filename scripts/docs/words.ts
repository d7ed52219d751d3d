/** Names of the code and of the format as words of a page. */

/** `margin-of-error` as words. */
export function wordsOf(name: string): string {
  return name.replaceAll("-", " ");
}
