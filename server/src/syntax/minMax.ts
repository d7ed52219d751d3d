/**
 * Minimum and maximum of many numbers. As arguments of `Math.min`, a hundred thousand numbers would exhaust the stack.
 */

/** The minimum; `Infinity` if there are no numbers. */
export function minOf(numbers: Iterable<number>): number {
  let least = Infinity;
  for (const each of numbers) least = Math.min(least, each);
  return least;
}

/** The maximum; `-Infinity` if there are no numbers. */
export function maxOf(numbers: Iterable<number>): number {
  let greatest = -Infinity;
  for (const each of numbers) greatest = Math.max(greatest, each);
  return greatest;
}
