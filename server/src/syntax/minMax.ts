/** The least and the greatest of many numbers: as arguments of `Math.min` and `Math.max`, a hundred thousand exhaust the stack. */

/** `Infinity` where there are none. */
export function minOf(numbers: Iterable<number>): number {
  let least = Infinity;
  for (const each of numbers) least = Math.min(least, each);
  return least;
}

/** `-Infinity` where there are none. */
export function maxOf(numbers: Iterable<number>): number {
  let greatest = -Infinity;
  for (const each of numbers) greatest = Math.max(greatest, each);
  return greatest;
}
