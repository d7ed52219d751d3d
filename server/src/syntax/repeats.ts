/** Finds things that have the key of an earlier one. */

/** Two things with one key. */
export type Repeat<T> = readonly [first: T, second: T];

/** Returns each thing whose key an earlier one has, with the first one. */
export function repeatsAmong<T>(all: readonly T[], keyOf: (thing: T) => unknown): Repeat<T>[] {
  const firsts = new Map<unknown, T>();
  return all.flatMap((thing): Repeat<T>[] => {
    const key = keyOf(thing);
    const first = firsts.get(key);
    if (first === undefined) firsts.set(key, thing);
    return first === undefined ? [] : [[first, thing]];
  });
}
