/** Lets others have their turn, in Node.js and in a browser's worker alike. */

/** Resolves when everything that waits has had its turn. */
export async function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    queueTask(resolve);
  });
}

/** Calls a function when everything that waits has had its turn. */
export const queueTask: (action: () => void) => void =
  typeof setImmediate === "function" ? setImmediate : throughChannel();

/** Calls a function later, in milliseconds; a process does not stay alive for it. */
export function delayed(action: () => void, pause: number): NodeJS.Timeout {
  const timer = setTimeout(action, pause);
  // A number, in a browser.
  if (typeof timer === "object") timer.unref();
  return timer;
}

/** In a browser, time-outs in a row take four milliseconds each, and messages none. */
function throughChannel(): (action: () => void) => void {
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  port1.addEventListener("message", () => waiting.shift()?.());
  port1.start();
  return (action) => {
    waiting.push(action);
    port2.postMessage(undefined);
  };
}
