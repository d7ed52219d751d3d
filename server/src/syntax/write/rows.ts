/** Writes values with tables in block style, with each row on a line. */
import { scalarText } from "./scalar.ts";

/** The longest row on one line, with its indentation left out. */
const WIDTH = 110;

/** Returns the lines of a value. A list of texts is a row: it is on one line if it is not too long. */
export function rowLines(value: unknown): string[] {
  if (Array.isArray(value)) return isRow(value) ? [scalarText(value)] : itemLines(value);
  if (typeof value !== "object" || value === null) return [scalarText(value)];
  const entries = Object.entries(value) as [string, unknown][];
  return entries.length === 0 ? ["{}"] : entries.flatMap(([key, each]) => entryLines(key, each));
}

function isRow(list: readonly unknown[]): boolean {
  return list.every((each) => !Array.isArray(each)) && scalarText(list).length <= WIDTH;
}

function itemLines(list: readonly unknown[]): string[] {
  return list.flatMap((each) => withDash(rowLines(each)));
}

/** Returns the lines of an item of a list, of which the first one has a dash. */
export function withDash(lines: readonly string[]): string[] {
  return lines.map((line, index) => `${index === 0 ? "- " : "  "}${line}`);
}

function entryLines(key: string, value: unknown): string[] {
  const head = scalarText(key, { isKey: true });
  const lines = rowLines(value);
  const isOnLine =
    lines.length === 1 && (typeof value !== "object" || (Array.isArray(value) && isRow(value)));
  return isOnLine ? [`${head}: ${lines.join("")}`] : [`${head}:`, ...lines.map((line) => `  ${line}`)];
}
