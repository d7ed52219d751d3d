/**
 * Work in steps: a generator that yields wherever the work can be interrupted. Each step stores its result in a cache,
 * so if the work is abandoned, the next attempt continues from there.
 */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Runs all steps at once. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
