/** Names that a user writes in one line. */

/** Returns the names in a line: between semicolons, or else between commas. */
export function namesInLine(line: string): string[] {
  return line
    .split(line.includes(";") ? ";" : ",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

/** Returns the line that has these names. */
export function lineOfNames(names: readonly string[]): string {
  if (!names.some((name) => name.includes(","))) return names.join(", ");
  return names.length === 1 ? `${names.join("")};` : names.join("; ");
}
