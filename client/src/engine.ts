/** How Node.js runs the server. */

/**
 * What is read of a long document stays as long as the document is open: more room for what is made and forgotten at once, in
 * megabytes, only makes memory that is touched for the first time, which is slow. But with the megabyte that the engine begins
 * with, what is read first of all is copied again and again.
 */
export const engineOptions: readonly string[] = ["--min-semi-space-size=4", "--max-semi-space-size=8"];

/** What the server is told: the folder in which it may keep its compiled code. */
export function serverArguments(folder: string): string[] {
  return [`--code-cache=${folder}`];
}
