/** Reads a taxonomy file as plain values, of which any may be missing or of another type. */
import { parse } from "yaml";
import { memo } from "../../syntax/memo.ts";
import type { Source } from "../../syntax/source.ts";

/** Returns the content of a file as nested maps and lists. */
export const contentOf = memo((source: Source): unknown =>
  parse(source.text, { mapAsMap: true, merge: true }),
);

/** Returns the value under a key. */
export function valueUnder(value: unknown, key: string): unknown {
  return entriesOf(value).find(([name]) => name === key)?.[1];
}

/** Returns the text under a key. */
export function textUnder(value: unknown, key: string): string | undefined {
  return plainTexts(valueUnder(value, key))[0];
}

/** Returns the texts of a list, or of a single text in place of a list. */
export function plainTexts(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).flatMap((each: unknown) =>
    typeof each === "string" || typeof each === "number" ? [String(each).trim()] : [],
  );
}

/** Returns the values of a list. */
export function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Returns the keys and the values of a map. */
export function entriesOf(value: unknown): [key: string, value: unknown][] {
  return value instanceof Map ? Array.from(value, ([key, each]) => [String(key), each]) : [];
}
