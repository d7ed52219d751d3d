/** Limits how often a function is called. */

/** Calls `action` at once, but at most once in `pause` milliseconds. After a burst, one more call follows. */
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
