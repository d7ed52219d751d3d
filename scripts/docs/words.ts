/** Converts names of the code and of the format to words. */

/** `margin-of-error` becomes "margin of error". */
export function wordsOf(name: string): string {
  return name.replaceAll("-", " ");
}
