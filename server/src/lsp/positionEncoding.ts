/** Converts columns between UTF-16, which we use, and the position encoding of the client. */

/** The unit of a column: a code unit of UTF-8 or UTF-16, or a code point. */
export type PositionEncoding = "utf-8" | "utf-16" | "utf-32";

/** Chooses the first encoding that both sides support, in the order of the client; UTF-16 if there is none. */
export function negotiateEncoding(offered: unknown): PositionEncoding {
  const all: readonly unknown[] = Array.isArray(offered) ? offered : [];
  return all.find(isUnits) ?? "utf-16";
}

function isUnits(kind: unknown): kind is PositionEncoding {
  return kind === "utf-8" || kind === "utf-16" || kind === "utf-32";
}

/**
 * Converts our column for the client. A column inside a character becomes its start, and one past the end becomes the
 * end of the line.
 */
export function columnFor(encoding: PositionEncoding, line: string, column: number): number {
  const isSplit = isPair(line, column - 1);
  const before = line.slice(0, Math.max(isSplit ? column - 1 : column, 0));
  if (encoding === "utf-16" || isAscii(before)) return before.length;
  let count = 0;
  for (const character of before) count += widthOf(encoding, character);
  return count;
}

/**
 * Converts a column of the client to ours. A column inside a character becomes its start, and one past the end becomes
 * the end of the line.
 */
export function columnFrom(encoding: PositionEncoding, line: string, column: number): number {
  if (encoding === "utf-16" || isAscii(line.slice(0, Math.max(column, 0))))
    return Math.min(column, line.length);
  let index = 0;
  let left = column;
  for (const character of line) {
    left -= widthOf(encoding, character);
    if (left < 0) return index;
    index += character.length;
  }
  return index;
}

function widthOf(encoding: PositionEncoding, character: string): number {
  if (encoding !== "utf-8") return encoding === "utf-32" ? 1 : character.length;
  const code = character.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x8_00 ? 2 : code < 0x1_00_00 ? 3 : 4;
}

/** Whether the two code units at an index are a surrogate pair. */
function isPair(line: string, index: number): boolean {
  return (line.codePointAt(index) ?? 0) > 0xff_ff;
}

function isAscii(text: string): boolean {
  return /^[\0-\x7F]*$/.test(text);
}
