/** Yields to the event loop, in Node.js and in a web worker. */

/** Resolves after all waiting events have been handled. */
export async function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    queueTask(resolve);
  });
}

/** Calls a function after all waiting events have been handled. */
const queueTask: (action: () => void) => void =
  typeof setImmediate === "function" ? setImmediate : throughChannel();

/** Calls a function after some milliseconds. The timer does not keep the process alive. */
export function delayed(action: () => void, pause: number): NodeJS.Timeout {
  const timer = setTimeout(action, pause);
  // In a browser, a timer is a number.
  if (typeof timer === "object") timer.unref();
  return timer;
}

/** Browsers delay nested timeouts by four milliseconds, but not messages. */
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
