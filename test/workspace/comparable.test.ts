/** Tests the comparison of answers: two answers that a rule could distinguish are never equal. */
import { describe, expect, it, test } from "vitest";
import type { ItemReferences } from "../../server/src/model/facts/itemReferences.ts";
import type { View } from "../../server/src/rules/rule.ts";
import { deepEquals } from "../../server/src/workspace/comparable.ts";
import { fc, runs } from "../property.ts";

/** Small values of few kinds, so that two of them are often nearly equal. */
const small = fc.anything({
  values: [fc.constantFrom<unknown>(0, -0, Number.NaN, undefined, null, "", "a", 1n)],
  key: fc.constantFrom("a", "b"),
  maxDepth: 2,
  maxKeys: 2,
  withMap: true,
  withSet: true,
  withNullPrototype: true,
  withSparseArray: true,
});

it("deepEquals distinguishes all values that a program could distinguish", () => {
  let seen = 0;
  fc.assert(
    fc.property(fc.array(small, { minLength: 8, maxLength: 8 }), (values) => {
      for (const [a, b] of values.flatMap((one) => values.map((other) => [one, other]))) {
        if (a === b || !deepEquals(a, b)) continue;
        expect(textOf(a)).toBe(textOf(b));
        seen++;
      }
    }),
    runs(500),
  );
  expect(seen).toBeGreaterThan(100);
});

it("deepEquals considers a copy equal, unless a list has holes", () => {
  fc.assert(
    fc.property(fc.anything({ maxDepth: 3, withMap: true, withSet: true, withBigInt: true }), (value) => {
      expect(deepEquals(value, structuredClone(value))).toBe(true);
    }),
    runs(500),
  );
});

class Point {
  readonly x = 1;
}

const circle: Record<string, unknown> = {};
circle.self = circle;
const otherCircle: Record<string, unknown> = {};
otherCircle.self = otherCircle;

describe("deepEquals", () => {
  test.each<[what: string, same: boolean, a: unknown, b: unknown]>([
    ["NaN", true, [Number.NaN], [Number.NaN]],
    ["zeros with different signs", false, [0], [-0]],
    ["undefined and a missing key", false, { a: undefined }, {}],
    ["keys in another order", false, { a: 1, b: 2 }, { b: 2, a: 1 }],
    ["members in another order", false, new Set([1, 2]), new Set([2, 1])],
    ["equal maps", true, new Map([["a", [1]]]), new Map([["a", [1]]])],
    ["different maps", false, new Map([["a", [1]]]), new Map([["a", [2]]])],
    ["a map and a set", false, new Map([[1, 1]]), new Set([1])],
    ["a list and an object", false, ["a"], { 0: "a" }],
    ["undefined in a list and a hole", false, [undefined], Array(1)],
    ["lists with additional properties", false, /a/.exec("ab"), /a/.exec("ac")],
    ["functions", false, () => 1, () => 1],
    ["dates", false, new Date(1), new Date(1)],
    ["instances of a class", false, new Point(), new Point()],
    ["symbols as keys", false, { [Symbol.iterator]: 1 }, { [Symbol.iterator]: 2 }],
    [
      "getters",
      false,
      {
        get a() {
          return 1;
        },
      },
      {
        get a() {
          return 1;
        },
      },
    ],
    ["two cycles", false, circle, otherCircle],
    ["a cycle and itself", true, circle, circle],
  ])("%s: %s", (_what, same, a, b) => {
    expect(deepEquals(a, b)).toBe(same);
  });
});

/** Returns a text that differs if two values differ in any way. */
function textOf(value: unknown): string {
  if (typeof value === "number") return Object.is(value, -0) ? "-0" : String(value);
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value !== "object" || value === null) return `${typeof value} ${String(value)}`;
  const name = Object.getPrototypeOf(value) === null ? "null" : value.constructor.name;
  const items = value instanceof Map || value instanceof Set ? [...value.entries()].flat() : [];
  const entries = Reflect.ownKeys(value).map(
    (key) => `${String(key)}: ${textOf((value as Record<string | symbol, unknown>)[key])}`,
  );
  return `${name}(${[...items.map(textOf), ...entries].join(", ")})`;
}

interface Tree {
  readonly id: string;
  readonly children: readonly Tree[];
}

interface Dated {
  readonly id: string;
  readonly children: readonly Dated[];
  readonly on?: Date;
}

class Counter {
  readonly #count = 1;
  static valueOf(counter: Counter): number {
    return counter.#count;
  }
}

/** A query that returns a `T`. */
function answering<T>(answer?: T): (about: string, referencesByItem: readonly ItemReferences[]) => T {
  return () => answer as T;
}

function called(f: (value: unknown) => string): string {
  return f("");
}

/** Never called: the compiler checks it. If it accepts what it should reject, the comment is an error. */
export function types(view: View): void {
  view.follow(answering<string | number | boolean | bigint | null | undefined>(), "");
  view.follow(answering<{ readonly a: readonly [string, number?] }>(), "");
  view.follow(answering<ReadonlyMap<string, ReadonlySet<string>> | undefined>(), "");
  view.follow(answering<Readonly<Record<string, Tree>>>(), "");
  view.follow(
    (ids: readonly string[], referencesByItem: readonly ItemReferences[]) =>
      ids.length + referencesByItem.length,
    ["a"],
  );
  view.inEach((facts) => facts);
  view.inEach(({ definition, item, references }) => ({ definition, node: item.value, references }));

  // @ts-expect-error A mutable map.
  view.follow(answering<Map<string, number>>(), "");
  // @ts-expect-error A mutable set.
  view.follow(answering<{ readonly a: { readonly b: Set<string> } }>(), "");
  // @ts-expect-error A mutable list.
  view.follow(answering<string[] | undefined>(), "");
  // @ts-expect-error A map with values that cannot be compared.
  view.follow(answering<ReadonlyMap<string, Date>>(), "");
  // @ts-expect-error A set with members that cannot be compared.
  view.follow(answering<ReadonlySet<() => void>>(), "");
  // @ts-expect-error A map with keys that cannot be compared.
  view.follow(answering<ReadonlyMap<Date, string>>(), "");
  // @ts-expect-error A function.
  view.follow(answering<() => void>(), "");
  // @ts-expect-error A function in a union.
  view.follow(answering<{ readonly a: number | (() => void) }>(), "");
  // @ts-expect-error A date as an answer.
  view.follow(answering<Date>(), "");
  // @ts-expect-error A date, deep in a tree.
  view.follow(answering<Dated>(), "");
  // @ts-expect-error A promise.
  void view.follow(answering<Promise<string>>(), "");
  // @ts-expect-error A regular expression.
  view.follow(answering<{ readonly pattern: RegExp }>(), "");
  // @ts-expect-error An iterator.
  view.follow(answering<IterableIterator<string>>(), "");
  // @ts-expect-error An instance of a class.
  view.follow(answering<Counter>(), "");
  // @ts-expect-error A symbol as an answer.
  view.follow(answering<symbol>(), "");
  // @ts-expect-error A property under a symbol.
  view.follow(answering<{ readonly [Symbol.toStringTag]: string }>(), "");
  // @ts-expect-error A union that hides a mutable map.
  view.follow(answering<string | Map<string, string>>(), "");
  // @ts-expect-error A value of type `any`.
  view.follow(answering<{ readonly a: any }>(), ""); // eslint-disable-line @typescript-eslint/no-explicit-any
  // @ts-expect-error A value of type `unknown`.
  view.follow(answering<{ readonly a: unknown }>(), "");
  // @ts-expect-error An object without known properties.
  view.follow(answering<object>(), "");
  // @ts-expect-error An answer without a value.
  view.follow(answering<void>(), ""); // eslint-disable-line @typescript-eslint/no-invalid-void-type
  // @ts-expect-error A function as an argument.
  view.follow(called, textOf);
  // @ts-expect-error A mutable list as an argument.
  view.follow((ids: string[]) => ids.length, ["a"]);
  // @ts-expect-error A map for each item.
  view.inEach((facts) => new Map([[facts.section, 1]]));
}
