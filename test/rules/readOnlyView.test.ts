/** Tests that rules never change what they read: the types forbid it, and frozen values prove it. */
import { expect, it } from "vitest";
import { asActive } from "../../server/src/rules/active.ts";
import { check } from "../../server/src/rules/check.ts";
import { rules } from "../../server/src/rules/index.ts";
import type { View } from "../../server/src/rules/rule.ts";
import { viewValues } from "../../server/src/rules/view.ts";
import { Source } from "../../server/src/syntax/source.ts";
import type { Assessment } from "../../server/src/workspace/assessment.ts";
import { assessmentsOf } from "../../server/src/workspace/assessments.ts";
import { libraryOf, nameFor } from "../assessments.ts";
import { withoutAnnotations } from "../annotations.ts";

it("no rule changes what it reads", () => {
  const frozen = new Set<unknown>();
  for (const rule of rules) {
    for (const { text, options, files = {} } of rule.examples) {
      const others = Object.entries(files).map(([name, of]) => [`file:///${name}`, of]);
      const library = libraryOf(Object.fromEntries(others) as Record<string, string>);
      const source = Source.of(
        `file:///${nameFor[rule.kinds?.[0] ?? "assessment"]}`,
        withoutAnnotations(text),
      );
      for (const assessment of assessmentsOf(source, library)) {
        for (const key of viewValues) freeze(assessment[key], frozen);
        expect(() => messagesIn(assessment, asActive(rule, options))).not.toThrow();
      }
    }
  }
  expect(frozen.size).toBeGreaterThan(10_000);
});

function messagesIn(assessment: Assessment, active: ReturnType<typeof asActive>): string[] {
  return check(assessment, [active])
    .flat()
    .map(({ message }) => message);
}

/** Freezes a value and everything that it refers to, so that changing it throws. */
function freeze(value: unknown, done: Set<unknown>): void {
  if (typeof value !== "object" || value === null || done.has(value)) return;
  done.add(value);
  if (value instanceof Map || value instanceof Set) {
    for (const each of [...value.entries()].flat()) freeze(each, done);
    for (const change of ["set", "add", "delete", "clear"])
      Object.defineProperty(value, change, { value: refuse, configurable: true });
  }
  for (const key of Reflect.ownKeys(value)) freeze(Reflect.get(value, key), done);
  Object.freeze(value);
}

function refuse(): never {
  throw new TypeError("This belongs to all who read it.");
}

/** `T` with everything deeply read-only. Methods are left as they are, because nobody assigns them. */
type Unchangeable<T> = unknown extends T
  ? T
  : T extends string | number | boolean | null | undefined
    ? T
    : T extends (...about: never[]) => unknown
      ? T
      : T extends unknown[] | Map<unknown, unknown> | Set<unknown>
        ? never
        : T extends ReadonlyMap<infer K, infer V>
          ? ReadonlyMap<K, Unchangeable<V>>
          : T extends ReadonlySet<infer M>
            ? ReadonlySet<Unchangeable<M>>
            : T extends readonly unknown[]
              ? { readonly [Index in keyof T]: Unchangeable<T[Index]> }
              : { readonly [Key in keyof T]: Property<T, Key> };

type Property<T, Key extends keyof T> =
  Extract<T[Key], (...about: never[]) => unknown> extends never
    ? Same<Pick<T, Key>, { -readonly [Each in keyof Pick<T, Key>]: T[Each] }> extends true
      ? never
      : Unchangeable<T[Key]>
    : T[Key];

/** Whether two types are identical, not only assignable to each other. */
type Same<A, B> =
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** Never called. It does not compile if something in a view is mutable. */
export function unchangeable(view: View): Unchangeable<View> {
  return view;
}

/** Never called. It tests `Unchangeable` itself. */
export function changeable(
  writable: readonly { b: string }[],
  list: string[],
  map: { readonly a: Map<string, string> },
): readonly unknown[] {
  // @ts-expect-error A writable property.
  const first: Unchangeable<typeof writable> = writable;
  // @ts-expect-error A writable list.
  const second: Unchangeable<typeof list> = list;
  // @ts-expect-error A writable map.
  const third: Unchangeable<typeof map> = map;
  return [first, second, third];
}
