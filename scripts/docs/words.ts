/** Names of the code and of the format as words of a page. */

/** `margin-of-error` as words. */
export function wordsOf(name: string): string {
  return name.replaceAll("-", " ");
}

export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
