/** The Node.js options and arguments that the server runs with. */

/**
 * Options for V8, in megabytes. A long document stays in memory while it is open, so a larger young generation only
 * touches new pages, which is slow. With V8's initial megabyte, however, the first parse is copied again and again.
 */
export const engineOptions: readonly string[] = ["--min-semi-space-size=4", "--max-semi-space-size=8"];

/**
 * The server's arguments.
 * @param folder Where the server may keep its compiled code.
 */
export function serverArguments(folder: string): string[] {
  return [`--code-cache=${folder}`];
}
