/**
 * How Node.js runs the server. What is read of a long document stays as long as the document is open: more room for what is
 * made and forgotten at once, in megabytes, only makes memory that is touched for the first time, which is slow.
 */
export const engineOptions: readonly string[] = ["--max-semi-space-size=8"];
