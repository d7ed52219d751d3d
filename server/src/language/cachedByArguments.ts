/** Caches functions of texts and numbers, such as those that create formats of `Intl`, which takes long. */

/** Returns the same function, which computes each result once. There may be only few different arguments. */
export function cachedByArguments<A extends readonly (string | number | undefined)[], T>(
  create: (...about: A) => T,
): (...about: A) => T {
  const known = new Map<string, { readonly result: T }>();
  return (...about) => {
    const key = about.join("\0");
    const entry = known.get(key) ?? { result: create(...about) };
    known.set(key, entry);
    return entry.result;
  };
}
