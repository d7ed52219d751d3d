/**
 * Work in steps: a generator that yields wherever it can be interrupted. Every step leaves its result where it is
 * remembered anyway, so work that was abandoned is not lost: whoever begins again continues from there.
 */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Does all of the work at once. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
