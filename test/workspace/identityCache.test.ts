/** Tests that properties keep their identity from version to version, and that each has one type. */
import { describe, expect, it } from "vitest";
import { parts } from "../../server/src/workspace/assessment.ts";
import {
  stableById,
  cached,
  derived,
  stableEach,
  stableFlat,
  IdentityCache,
  stableList,
  byIndex,
  stableSet,
  stableValue,
} from "../../server/src/workspace/identityCache.ts";

/** Returns two versions of one document. */
function versions(): [IdentityCache, IdentityCache] {
  const identity = {};
  return [new IdentityCache(identity), new IdentityCache(identity)];
}

describe("a cached property", () => {
  it("is computed once, and keeps the earlier object if it is equal", () => {
    const length = stableValue<{ readonly length: number }>((old, now) => old.length === now.length);
    const [first, second] = versions();
    const old = length(first, () => "ab");
    expect(length(first, () => "never asked")).toBe(old);
    const other = { length: 2 };
    expect(length(second, () => other)).toBe(old);
    expect(length(new IdentityCache({}), () => other)).toBe(other);
  });

  it("keeps a list or a set with the same items", () => {
    const [first, second] = versions();
    const names = stableList<string>();
    expect(names(second, () => ["a"])).toBe(names(first, () => ["a"]));
    const ids = stableSet<string>();
    const old = ids(first, () => new Set(["a", "b"]));
    expect(ids(second, () => new Set(["b", "a"]))).not.toBe(old);
  });

  it("is only derived again if its inputs change", () => {
    const [first, second] = versions();
    const count = derived((all: readonly string[], more: object) => ({ count: all.length, more }));
    const [all, more] = [["a"], {}];
    const old = count(first, all, more);
    expect(count(second, all, more)).toBe(old);
    const [third, fourth] = versions();
    expect(count(third, all, more)).not.toBe(count(fourth, all, {}));
    const result = cached<object>();
    expect(result(fourth, [all], () => ({}))).toBe(result(third, [all], () => ({})));
  });

  it("is computed for each new value, and for all values if another input changes", () => {
    let asked = 0;
    const marked = stableEach((word: string, mark: string) => `${word}${mark}${String(asked++)}`);
    const [first, second] = versions();
    expect(marked(first, ["a", "b"], "!")).toEqual(["a!0", "b!1"]);
    expect(marked(second, ["a", "c", "b"], "!")).toEqual(["a!0", "c!2", "b!1"]);
    const [third, fourth] = versions();
    marked(third, ["a"], "!");
    expect(marked(fourth, ["a"], "?")).toEqual(["a?4"]);
  });

  it("joins lists, and indexes values by id", () => {
    const [first, second] = versions();
    const letters = stableFlat((word: string) => Array.from(word));
    const old = letters(first, ["ab", "c"]);
    expect(old).toEqual(["a", "b", "c"]);
    expect(letters(second, ["ab", "c"])).toBe(old);
    const things = stableById((id: string) => (id === "" ? undefined : { id, length: id.length }));
    const index = things(first, ["a", "", "b"]);
    expect([...index.keys()]).toEqual(["a", "b"]);
    expect(things(second, ["a", "b"])).toEqual(index);
  });

  it("exists separately for each number", () => {
    const [first] = versions();
    const named = byIndex(() => stableValue<string>());
    expect(named(0)(first, () => "zero")).toBe("zero");
    expect(named(1)(first, () => "one")).toBe("one");
    expect(named(0)(first, () => "other")).toBe("zero");
  });

  it("has one type", () => {
    const [first] = versions();
    const name = stableValue<string>();
    // @ts-expect-error A number is not a name.
    expect(name(first, () => 1)).toBe(1);
    const words = stableEach((word: string) => word);
    // @ts-expect-error Numbers are not words.
    expect(words(first, [1])).toEqual([1]);
    // @ts-expect-error The answers are words.
    const numbers: readonly number[] = words(first, ["a"]);
    expect(numbers).toEqual([1]);
  });
});

describe("the parts of an assessment", () => {
  it("have no property in common", () => {
    const names = Object.values(parts).flatMap(({ prototype }) =>
      Object.getOwnPropertyNames(prototype).filter((name) => name !== "constructor"),
    );
    expect(names).toContain("sections");
    expect(names).toEqual([...new Set(names)]);
  });
});
