/**
 * Properties of the versions of a document. Each is declared once, at the top of a module, as a function of what one
 * version keeps. Where an earlier version had the same, a property is the very same object: that is how everything that
 * has read it knows that it need not look again.
 */
import type { MappedList } from "../syntax/memo.ts";
import { joined, mapIncrementally, memo, sameItems, UNMAPPED } from "../syntax/memo.ts";
import { deepEquals as saysTheSame } from "./comparable.ts";

/** What one version of a document keeps: the value of each property that somebody has asked for. */
export class IdentityCache {
  /** What the newest version has, for the next one to compare with. */
  readonly #earlier: Values;
  readonly #values: Values = new Map();

  /** @param identity The same object for all versions of the document. */
  constructor(identity: object) {
    this.#earlier = latestOf(identity);
  }

  /** The value of a cell; `next` makes it of the one that an earlier version had, if one had any. */
  get<T>(cell: Cell<T>, next: (earlier: T | undefined) => T): T {
    // What is known of a cell was made for the same cell, and so has its type.
    if (this.#values.has(cell)) return this.#values.get(cell) as T;
    const value = next(this.#earlier.get(cell) as T | undefined);
    this.#earlier.set(cell, value);
    this.#values.set(cell, value);
    return value;
  }
}

type Values = Map<object, unknown>;

const latestOf = memo((_Identity: object): Values => new Map());

/** Where values of this one type are kept: a cell of another type is another cell. */
class Cell<in out T> {
  declare readonly holds: (value: T) => T;
}

type Same<T> = (old: T, now: T) => boolean;

/** A property, computed once for each version; the earlier object where `isSame` says that it says the same. */
export function stableValue<T>(isSame: Same<T> = Object.is): (cache: IdentityCache, compute: () => T) => T {
  const cell = new Cell<T>();
  return (cache, compute) =>
    cache.get(cell, (earlier) => {
      const now = compute();
      return earlier !== undefined && isSame(earlier, now) ? earlier : now;
    });
}

/** A list; the earlier one as long as it has the same items. */
export function stableList<T>(): (cache: IdentityCache, compute: () => readonly T[]) => readonly T[] {
  return stableValue<readonly T[]>(sameItems);
}

/** A set; the earlier one as long as it has the same members in the same order, which a rule can see. */
export function stableSet<T>(): (cache: IdentityCache, compute: () => ReadonlySet<T>) => ReadonlySet<T> {
  return stableValue<ReadonlySet<T>>((old, now) => old.size === now.size && sameItems([...old], [...now]));
}

/** A property that is computed again only where one of the inputs that are given with it is another object. */
export function cached<T>(): (cache: IdentityCache, inputs: readonly unknown[], compute: () => T) => T {
  const cell = new Cell<Cached<T>>();
  return (cache, inputs, compute) =>
    cache.get(cell, (earlier) =>
      earlier && sameItems(earlier.inputs, inputs) ? earlier : { inputs, result: compute() },
    ).result;
}

interface Cached<T> {
  readonly inputs: readonly unknown[];
  readonly result: T;
}

/** A property that depends on nothing but its inputs. */
export function derived<I extends readonly unknown[], T>(
  compute: (...inputs: I) => T,
): (cache: IdentityCache, ...inputs: I) => T {
  const result = cached<T>();
  return (cache, ...inputs) => result(cache, inputs, () => compute(...inputs));
}

/**
 * What `f` says of each of many things; it is asked only about those that the earlier version did not have there.
 * Besides the thing, the answers may depend on further arguments.
 * @param isSame Whether two answers say the same; whether they are the same, if not said.
 */
export function stableEach<A, B, On extends readonly unknown[]>(
  f: (thing: A, ...on: On) => B,
  isSame: Same<B> = Object.is,
): (cache: IdentityCache, of: readonly A[], ...on: On) => readonly B[] {
  const cell = new Cell<Answers<A, B, On>>();
  return (cache, of, ...on) =>
    cache.get(cell, (earlier) => {
      const old: MappedList<A, B> = earlier && sameItems(earlier.on, on) ? earlier : UNMAPPED;
      const isReplaced = of.length === old.of.length;
      const now = mapIncrementally(old, of, (thing, index) => {
        const answer = f(thing, ...on);
        const known = old.answers[index];
        return isReplaced && known !== undefined && isSame(known, answer) ? known : answer;
      });
      return { of, on, answers: sameItems(now.answers, old.answers) ? old.answers : now.answers };
    }).answers;
}

interface Answers<A, B, On> extends MappedList<A, B> {
  /** What else the answers depend on. */
  readonly on: On;
}

/** The lists that `f` makes of many things, one behind the other. */
export function stableFlat<A, B, On extends readonly unknown[]>(
  f: (thing: A, ...on: On) => readonly B[],
  isSame: Same<readonly B[]> = sameItems,
): (cache: IdentityCache, of: readonly A[], ...on: On) => readonly B[] {
  const lists = stableEach(f, isSame);
  const all = derived(joined<B>);
  return (cache, of, ...on) => all(cache, lists(cache, of, ...on));
}

/** What `read` makes of items, by id; of two with one id, the first. The same map as long as it says the same. */
export function stableById<A, T extends { readonly id: string }>(
  read: (item: A) => T | undefined,
): (cache: IdentityCache, of: readonly A[]) => ReadonlyMap<string, T> {
  const things = stableEach(read, saysTheSame);
  const index = derived(indexed<T>);
  return (cache, of) => index(cache, things(cache, of));
}

function indexed<T extends { readonly id: string }>(all: readonly (T | undefined)[]): ReadonlyMap<string, T> {
  const found = new Map<string, T>();
  for (const thing of all) if (thing && !found.has(thing.id)) found.set(thing.id, thing);
  return found;
}

/** A property for each place in a list: the first asks for the one of index 0. */
export function numbered<P>(declare: () => P): (index: number) => P {
  const all: P[] = [];
  return (index) => (all[index] ??= declare());
}
