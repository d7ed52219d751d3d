/** Reads a taxonomy file as plain values, of which any may be missing or of another type. */
import type { Pair } from "yaml";
import { isScalar, parseDocument, visit } from "yaml";
import type { Source } from "../../syntax/source.ts";

/** A value of a file. It remembers whether it was of use. */
export class FileValue {
  readonly #value: unknown;
  readonly #parts = new Map<string, FileValue>();
  #isUsed = false;
  /** The keys that lead to it, without the places in lists. */
  readonly path: readonly string[];

  constructor(value: unknown, path: readonly string[] = []) {
    this.#value = value;
    this.path = path;
    for (const [key, part] of value instanceof Map ? value : [])
      this.#parts.set(String(key), new FileValue(part, [...path, String(key)]));
    for (const [index, part] of Array.isArray(value) ? value.entries() : [])
      this.#parts.set(String(index), new FileValue(part, path));
  }

  /** Returns the value under a key. */
  under(key: string): FileValue {
    return (this.#value instanceof Map ? this.#parts.get(key) : undefined) ?? new FileValue(undefined);
  }

  /** Returns the keys and the values of a map. */
  entries(): [key: string, value: FileValue][] {
    return this.#value instanceof Map ? [...this.#parts] : [];
  }

  /** Returns the values of a list. */
  items(): FileValue[] {
    return Array.isArray(this.#value) ? [...this.#parts.values()] : [];
  }

  /** Returns the text of a plain value; `undefined` for others. */
  get plain(): string | undefined {
    const value = this.#value;
    return typeof value === "string" || typeof value === "number" ? String(value).trim() : undefined;
  }

  /** Returns the plain values of a list, or a plain value in place of a list. */
  each(): FileValue[] {
    return (Array.isArray(this.#value) ? this.items() : [this]).filter(({ plain }) => plain !== undefined);
  }

  /** Returns the texts of `each()`. They count as used. */
  texts(): string[] {
    return this.each().flatMap((each) => each.use().plain ?? []);
  }

  /** Returns the first of its texts. */
  text(): string | undefined {
    return this.each()[0]?.use().plain;
  }

  /** Marks it as used, with everything in it. */
  use(): this {
    this.#isUsed = true;
    for (const part of this.#parts.values()) part.use();
    return this;
  }

  /** Returns the values of which nothing was used: the whole one if possible, else its parts. */
  unused(): FileValue[] {
    if (this.#isEmpty) return [];
    return this.#isUnused ? [this] : [...this.#parts.values()].flatMap((each) => each.unused());
  }

  get #isEmpty(): boolean {
    return this.#value === null || this.#value === undefined || (this.#isContainer && this.#parts.size === 0);
  }

  get #isContainer(): boolean {
    return this.#value instanceof Map || Array.isArray(this.#value);
  }

  get #isUnused(): boolean {
    return !this.#isUsed && [...this.#parts.values()].every((each) => each.#isUnused);
  }
}

/**
 * Returns the content of a file without syntax problems, so that no alias is in its own anchor. Of several pairs with
 * the same key, the first counts, as in the model.
 */
export function contentOf(source: Source): FileValue {
  // The package compares each key with all keys before it, which takes long in a map of thousands.
  const document = parseDocument(source.text, { uniqueKeys: false, merge: true });
  visit(document, { Map: (_place, map) => void (map.items = withoutRepeated(map.items)) });
  return new FileValue(document.toJS({ mapAsMap: true }));
}

function withoutRepeated(pairs: readonly Pair[]): Pair[] {
  const seen = new Set<unknown>();
  return pairs.filter(({ key }) => {
    const value = isScalar(key) ? String(key.value) : key;
    const isFirst = !seen.has(value);
    seen.add(value);
    return isFirst;
  });
}
