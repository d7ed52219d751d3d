/** Returns the message of something that was thrown; what it is as a text if it is not an error. */
export function errorText(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
