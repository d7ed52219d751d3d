/** Something that is done at once when it is asked for, but not again and again in a burst. */

/**
 * A function that calls another: at once, or when so many milliseconds have passed since it last did. However often it is
 * called, its last call is followed by one of the other.
 */
export function throttled(action: () => void, pause: number): () => void {
  let last = -Infinity;
  let planned: NodeJS.Timeout | undefined;
  const run = (): void => {
    planned = undefined;
    last = performance.now();
    action();
  };
  return () => {
    if (planned) return;
    const rest = last + pause - performance.now();
    if (rest > 0) planned = setTimeout(run, rest);
    else run();
  };
}
