/** What rules read never changes: the types do not allow it, and no rule does it all the same. */
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

/** Freezes a value and all that it leads to, so that who changes it fails. */
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

/** `T`, as far as nothing in it can be changed. Methods are no properties that somebody would write. */
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

/** Whether two types are the same, whatever can be assigned to what. */
type Same<A, B> =
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** Never called: an error of the compiler names what can be changed in a view. */
export function unchangeable(view: View): Unchangeable<View> {
  return view;
}

/** Never called either. */
export function changeable(
  writable: readonly { b: string }[],
  list: string[],
  map: { readonly a: Map<string, string> },
): readonly unknown[] {
  // @ts-expect-error A property that can be written.
  const first: Unchangeable<typeof writable> = writable;
  // @ts-expect-error A list that can be written.
  const second: Unchangeable<typeof list> = list;
  // @ts-expect-error A map that can be written.
  const third: Unchangeable<typeof map> = map;
  return [first, second, third];
}
