/**
 * Caches the properties of each version of a document. A property is declared once, at the top of a module, as a
 * function of the cache of one version. If its value equals that of an earlier version, the earlier object is kept; so
 * whatever depends on it can see that nothing has changed.
 */
import type { JoinedList, MappedList } from "../syntax/memo.ts";
import {
  concatenateIncrementally,
  mapIncrementally,
  memo,
  sameItems,
  NOTHING_JOINED,
  NOTHING_MAPPED,
} from "../syntax/memo.ts";
import type { Repeat } from "../syntax/repeats.ts";
import { deepEquals } from "./comparable.ts";

/** The values of one version of a document: those of the properties that have been read. */
export class IdentityCache {
  /** The values of the latest version, which the next one compares with. */
  readonly #earlier: Values;
  readonly #values: Values = new Map();

  /** @param identity The same object for all versions of the document. */
  constructor(identity: object) {
    this.#earlier = latestOf(identity);
  }

  /** Returns the value of a cell. `next` computes it from that of an earlier version, if there is one. */
  get<T>(cell: Cell<T>, next: (earlier: T | undefined) => T): T {
    // The value was computed for the same cell, and so has its type.
    if (this.#values.has(cell)) return this.#values.get(cell) as T;
    const value = next(this.#earlier.get(cell) as T | undefined);
    this.#earlier.set(cell, value);
    this.#values.set(cell, value);
    return value;
  }
}

type Values = Map<object, unknown>;

const latestOf = memo((_Identity: object): Values => new Map());

/** The key of a value. Its type parameter ensures that a value is read with the type that it was stored with. */
class Cell<in out T> {
  declare readonly holds: (value: T) => T;
}

type Same<T> = (old: T, now: T) => boolean;

/**
 * Declares a property, computed once for each version. It keeps the earlier object if `isSame` considers both equal.
 */
export function stableValue<T>(isSame: Same<T> = Object.is): (cache: IdentityCache, compute: () => T) => T {
  const cell = new Cell<T>();
  return (cache, compute) => cache.get(cell, (earlier) => kept(earlier, compute(), isSame));
}

/** Returns the earlier object if it is equal. */
function kept<T>(earlier: T | undefined, now: T, isSame: Same<T>): T {
  return earlier !== undefined && earlier !== now && isSame(earlier, now) ? earlier : now;
}

/** Declares a list that keeps the earlier object as long as it has the same items. */
export function stableList<T>(): (cache: IdentityCache, compute: () => readonly T[]) => readonly T[] {
  return stableValue<readonly T[]>(sameItems);
}

/** Declares a list of pairs that keeps the earlier object as long as they have the same things. */
export function stablePairs<T>(): (
  cache: IdentityCache,
  compute: () => readonly Repeat<T>[],
) => readonly Repeat<T>[] {
  return stableValue<readonly Repeat<T>[]>((old, now) => sameItems(old.flat(), now.flat()));
}

/**
 * Declares a set that keeps the earlier object as long as it has the same members in the same order, because a rule can
 * observe the order.
 */
export function stableSet<T>(): (cache: IdentityCache, compute: () => ReadonlySet<T>) => ReadonlySet<T> {
  return stableValue<ReadonlySet<T>>((old, now) => old.size === now.size && sameItems([...old], [...now]));
}

/**
 * Declares a property that is computed again only if one of its inputs is another object. It keeps the earlier object if
 * `isSame` considers both equal.
 */
export function cached<T>(
  isSame: Same<T> = Object.is,
): (cache: IdentityCache, inputs: readonly unknown[], compute: () => T) => T {
  const cell = new Cell<Cached<T>>();
  return (cache, inputs, compute) =>
    cache.get(cell, (earlier) =>
      earlier && sameItems(earlier.inputs, inputs)
        ? earlier
        : { inputs, result: kept(earlier?.result, compute(), isSame) },
    ).result;
}

interface Cached<T> {
  readonly inputs: readonly unknown[];
  readonly result: T;
}

/** Declares a property that depends only on its inputs. It keeps the earlier object if `isSame` considers both equal. */
export function derived<I extends readonly unknown[], T>(
  compute: (...inputs: I) => T,
  isSame?: Same<T>,
): (cache: IdentityCache, ...inputs: I) => T {
  const result = cached<T>(isSame);
  return (cache, ...inputs) => result(cache, inputs, () => compute(...inputs));
}

/**
 * Declares a list with the result of `f` for each of many values. `f` runs only for values that the earlier version did
 * not have. The results may depend on further arguments.
 * @param isSame Whether two results are equal; by default, whether they are the same object.
 */
export function stableEach<A, B, On extends readonly unknown[]>(
  f: (thing: A, ...on: On) => B,
  isSame: Same<B> = Object.is,
): (cache: IdentityCache, of: readonly A[], ...on: On) => readonly B[] {
  const cell = new Cell<Answers<A, B, On>>();
  return (cache, of, ...on) =>
    cache.get(cell, (earlier) => {
      const old: MappedList<A, B> = earlier && sameItems(earlier.on, on) ? earlier : NOTHING_MAPPED;
      return { ...mapIncrementally(old, of, { f: (thing) => f(thing, ...on), isSame }), on };
    }).answers;
}

interface Answers<A, B, On> extends MappedList<A, B> {
  /** The further arguments that the results depend on. */
  readonly on: On;
}

/** Declares the concatenation of the lists that `f` returns for many values. */
export function stableFlat<A, B, On extends readonly unknown[]>(
  f: (thing: A, ...on: On) => readonly B[],
): (cache: IdentityCache, of: readonly A[], ...on: On) => readonly B[] {
  const lists = stableEach(f, sameItems);
  const cell = new Cell<JoinedList<readonly B[], B>>();
  return (cache, of, ...on) =>
    cache.get(cell, (earlier) => concatenateIncrementally(earlier ?? NOTHING_JOINED, lists(cache, of, ...on)))
      .all;
}

/**
 * Declares a map with the results of `read` for each item, by id. Of two items with the same id, the first counts. It
 * keeps the earlier object as long as it is equal.
 */
export function stableById<A, T extends { readonly id: string }>(
  read: (item: A) => T | undefined,
): (cache: IdentityCache, of: readonly A[]) => ReadonlyMap<string, T> {
  const things = stableEach(read, deepEquals);
  const index = derived(indexed<T>);
  return (cache, of) => index(cache, things(cache, of));
}

function indexed<T extends { readonly id: string }>(all: readonly (T | undefined)[]): ReadonlyMap<string, T> {
  const found = new Map<string, T>();
  for (const thing of all) if (thing && !found.has(thing.id)) found.set(thing.id, thing);
  return found;
}

/** Declares a property for each index of a list, starting at 0. */
export function byIndex<P>(declare: () => P): (index: number) => P {
  const all: P[] = [];
  return (index) => (all[index] ??= declare());
}
