/**
 * Properties of one version of a document. Where an earlier version had the same, a property is the very same object:
 * that is how everything that has read it knows that it need not look again.
 */
import type { Mapped } from "../syntax/memo.ts";
import { joined, mapAgain, memo, sameItems, UNMAPPED } from "../syntax/memo.ts";
import { isSame } from "./comparable.ts";

export class Kept {
  /** What the newest version has, for the next one to compare with. */
  readonly #earlier: Map<string, unknown>;
  readonly #values = new Map<string, unknown>();

  /** @param lineage The same object for all versions of the document. */
  constructor(lineage: object) {
    this.#earlier = latestOf(lineage);
  }

  /** A property, computed once; the earlier object where `same` says that it says the same. */
  value<T>(name: string, compute: () => T, same: (old: T, now: T) => boolean): T {
    if (this.#values.has(name)) return this.#values.get(name) as T;
    const now = compute();
    const old = this.#earlier.get(name) as T | undefined;
    const value = old !== undefined && old !== now && same(old, now) ? old : now;
    this.#earlier.set(name, value);
    this.#values.set(name, value);
    return value;
  }

  /** A list; the earlier one as long as it has the same items. */
  list<T>(name: string, compute: () => readonly T[]): readonly T[] {
    return this.value(name, compute, sameItems);
  }

  /** A set; the earlier one as long as it has the same members in the same order, which a rule can see. */
  set(name: string, compute: () => Iterable<string>): ReadonlySet<string> {
    return this.value<ReadonlySet<string>>(
      name,
      () => new Set(compute()),
      (old, now) => old.size === now.size && sameItems(Array.from(old), Array.from(now)),
    );
  }

  /** What `f` says of each of many things; it is asked only about those that the earlier version did not have there. */
  each<A, B>(name: string, { of, on, same = Object.is }: Each<A, B>, f: (thing: A) => B): readonly B[] {
    return this.value<Answers<A, B>>(
      name,
      () => {
        const earlier = this.#earlier.get(name) as Answers<A, B> | undefined;
        const old: Mapped<A, B> = earlier && earlier.on === on ? earlier : UNMAPPED;
        const isReplaced = of.length === old.of.length;
        const now = mapAgain(old, of, (thing, index) => {
          const answer = f(thing);
          const known = old.answers[index];
          return isReplaced && known !== undefined && same(known, answer) ? known : answer;
        });
        return { of, on, answers: sameItems(now.answers, old.answers) ? old.answers : now.answers };
      },
      () => false,
    ).answers;
  }

  /** The lists that `f` makes of many things, one behind the other. */
  flat<A, B>(name: string, each: Each<A, readonly B[]>, f: (thing: A) => readonly B[]): readonly B[] {
    const lists = this.each(`${name} each`, { same: sameItems, ...each }, f);
    return this.derived(name, () => [lists], joined<B>);
  }

  /** A property that depends on nothing but `inputs`: computed again only where one of them is another object. */
  derived<T, I extends readonly unknown[]>(
    name: string,
    inputs: () => readonly [...I],
    compute: (...inputs: I) => T,
  ): T {
    const { inputs: known, made } = this.value<Derived<T, readonly [...I]>>(
      name,
      () => ({ inputs: inputs(), made: {} }),
      (old, now) => sameItems(old.inputs, now.inputs),
    );
    made.result ??= { value: compute(...known) };
    return made.result.value;
  }
}

interface Each<A, B> {
  readonly of: readonly A[];
  /** What else the answers depend on. */
  readonly on?: unknown;
  /** Whether two answers say the same; whether they are the same, if not said. */
  readonly same?: (old: B, now: B) => boolean;
}

interface Answers<A, B> extends Mapped<A, B> {
  readonly on: unknown;
}

interface Derived<T, I> {
  readonly inputs: I;
  readonly made: { result?: { readonly value: T } };
}

const latestOf = memo((_lineage: object) => new Map<string, unknown>());

/** Whether two lists say the same, whatever objects they are made of. */
export function sameContent(a: readonly unknown[], b: readonly unknown[]): boolean {
  return isSame(a, b);
}

/** A thing as a list of it; no thing, no item. */
export function asList<T>(thing: T | undefined): readonly T[] {
  return thing === undefined ? [] : [thing];
}

/** Things by their id; of two with one id, the first. */
export function byId<T extends { readonly id: string }>(
  all: readonly (T | undefined)[],
): ReadonlyMap<string, T> {
  const found = new Map<string, T>();
  for (const each of all) if (each && !found.has(each.id)) found.set(each.id, each);
  return found;
}
