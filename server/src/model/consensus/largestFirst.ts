/** Sorts by a number, the largest first; what is equal stays in order. */
export function largestFirst<T>(all: readonly T[], numberOf: (each: T) => number): T[] {
  return all.toSorted((a, b) => numberOf(b) - numberOf(a));
}
