/** Limits how often a function is called in a burst. */

/** Calls that follow each other within this time are a burst, in milliseconds. People type more slowly. */
const BURST = 10;

/** How long views of a file wait at most for more changes, in milliseconds. */
export const VIEW_PAUSE = 200;

/**
 * Calls `action` at once. In a burst, it calls it at most once in `pause` milliseconds, and once more at the end. Calls before
 * the last action has ended are also a burst.
 */
export function throttled(action: () => unknown, pause: number): () => void {
  let [lastRun, lastCall] = [-Infinity, -Infinity];
  let running = 0;
  let planned: NodeJS.Timeout | undefined;
  const run = (): void => {
    planned = undefined;
    lastRun = performance.now();
    const ended = action();
    if (!(ended instanceof Promise)) return;
    running++;
    void ended.finally(() => running--);
  };
  return () => {
    const now = performance.now();
    const isBurst = running > 0 || now - lastCall < BURST;
    lastCall = now;
    if (planned) return;
    const rest = isBurst ? lastRun + pause - now : 0;
    if (rest > 0) planned = setTimeout(run, rest);
    else run();
  };
}
