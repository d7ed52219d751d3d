/**
 * Compares answers. A rule runs again if an answer that it has read has changed, so an answer must be plain data, or a
 * part of the document that is a new object in each version.
 */
import type { Facts } from "../model/facts/facts.ts";
import type { ItemReferences } from "../model/facts/itemReferences.ts";
import type { Item, Section } from "../syntax/document.ts";
import type { Node } from "../syntax/node.ts";
import type { Piece } from "../syntax/piece.ts";
import type { Source } from "../syntax/source.ts";

/**
 * `T`, as far as it can be compared. Declare a parameter as `R & Comparable<R>`: a type that cannot be compared is then
 * an error that names the part and the reason. The check for `any` comes first, because everything except `never` is
 * assignable to it.
 */
export type Comparable<T> = 0 extends 1 & T
  ? never
  : unknown extends T
    ? NotComparable<"unknown: give the answer a type">
    : T extends Primitive | PartOfADocument
      ? T
      : T extends symbol
        ? NotComparable<"a symbol">
        : T extends Method
          ? NotComparable<"a function">
          : T extends readonly unknown[]
            ? ComparableList<T>
            : T extends ReadonlySet<unknown> | ReadonlyMap<unknown, unknown>
              ? ComparableCollection<T>
              : T extends object
                ? ComparableRecord<T>
                : NotComparable<"nothing: return what was found">;

/** Why a part of an answer cannot be compared. No value has this type. */
interface NotComparable<Why extends string> {
  readonly [cannotBeCompared]: Why;
}

declare const cannotBeCompared: unique symbol;

type Primitive = string | number | boolean | bigint | null | undefined;

/** Immutable objects that are compared by identity: each version is a new object. */
type PartOfADocument = Piece | Source | Node | Item | Section | Facts | ItemReferences;

type ComparableList<T extends readonly unknown[]> = T extends unknown[]
  ? NotComparable<"a list that can be changed: make it readonly">
  : { readonly [Index in keyof T]: Comparable<T[Index]> };

type ComparableCollection<T> =
  T extends Map<unknown, unknown>
    ? NotComparable<"a Map: make it a ReadonlyMap">
    : T extends Set<unknown>
      ? NotComparable<"a Set: make it a ReadonlySet">
      : T extends ReadonlyMap<infer K, infer V>
        ? ReadonlyMap<Comparable<K>, Comparable<V>>
        : T extends ReadonlySet<infer M>
          ? ReadonlySet<Comparable<M>>
          : never;

type ComparableRecord<T extends object> = [keyof T] extends [never]
  ? NotComparable<"an object of which nothing is known: give the answer a type">
  : [Extract<T[keyof T], Method>] extends [never]
    ? ComparableData<T>
    : NotComparable<"an object with functions: return plain data">;

type Method = (...about: never[]) => unknown;

/** A class with private members has more than its public properties. */
type ComparableData<T extends object> = { [Key in keyof T]: T[Key] } extends T
  ? {
      readonly [Key in keyof T]: Key extends symbol
        ? NotComparable<"a property under a symbol">
        : Comparable<T[Key]>;
    }
  : NotComparable<"an object of a class: return plain data">;

/** How deep values are compared. Cyclic values are never equal. */
const MAX_DEPTH = 100;

/**
 * Whether two values are equal, including their order. Lists, sets, maps and plain objects are compared by content,
 * everything else by identity. In doubt, two values differ, and a rule runs once too often.
 */
export function deepEquals(a: unknown, b: unknown, depth = 0): boolean {
  if (Object.is(a, b)) return true;
  if (!isObject(a) || !isObject(b) || depth > MAX_DEPTH) return false;
  const prototype: unknown = Object.getPrototypeOf(a);
  if (prototype !== Object.getPrototypeOf(b)) return false;
  if (prototype === Array.prototype) return isSameList(a as Items, b as Items, depth);
  if (prototype === Set.prototype || prototype === Map.prototype)
    return isSameCollection(a as Collection, b as Collection, depth);
  return (prototype === Object.prototype || prototype === null) && isSameRecord(a, b, depth);
}

type Items = readonly unknown[];
type Collection = ReadonlySet<unknown> | ReadonlyMap<unknown, unknown>;

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function isSameList(a: Items, b: Items, depth: number): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index++) if (!deepEquals(a[index], b[index], depth + 1)) return false;
  return isPlainList(a) && isPlainList(b);
}

/** Whether a list has no holes and no additional properties, such as those of the result of a regular expression. */
function isPlainList(list: Items): boolean {
  return Object.keys(list).length === list.length && Reflect.ownKeys(list).length === list.length + 1;
}

/** Compares members, or keys and their values, in iteration order. */
function isSameCollection(a: Collection, b: Collection, depth: number): boolean {
  if (a.size !== b.size || Reflect.ownKeys(a).length > 0 || Reflect.ownKeys(b).length > 0) return false;
  return isSameList([...a.entries()].flat(), [...b.entries()].flat(), depth);
}

function isSameRecord(a: object, b: object, depth: number): boolean {
  const keys = Reflect.ownKeys(a);
  const others = Reflect.ownKeys(b);
  return (
    keys.length === others.length &&
    keys.every((key, index) => {
      if (key !== others[index]) return false;
      const one = Object.getOwnPropertyDescriptor(a, key);
      const other = Object.getOwnPropertyDescriptor(b, key);
      // A getter may return another value the next time.
      return (
        one?.get === undefined && other?.get === undefined && deepEquals(one?.value, other?.value, depth + 1)
      );
    })
  );
}
