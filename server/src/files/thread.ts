/** Runs the script of a web worker in a thread of Node.js, with a limit on its memory. */
import process from "node:process";
import { Worker } from "node:worker_threads";
import { t } from "@vscode/l10n";

/** What the thread reports. */
interface ThreadEvents<From> {
  readonly onMessage: (message: From) => void;
  /** @param reason A sentence. */
  readonly onFailure: (reason: string) => void;
}

/** A thread that runs. */
interface Thread<To> {
  readonly post: (message: To) => void;
  readonly end: () => void;
}

/** In megabytes. A 32-bit address, as WebAssembly has it, reaches 4,096. */
const MAX_MEMORY = 2500;

/**
 * Starts a thread.
 * @param script What a browser would run as a web worker.
 * @param most How much memory it may use, in megabytes.
 */
export function startThread<To, From>(
  script: string,
  events: ThreadEvents<From>,
  most = MAX_MEMORY,
): Thread<To> {
  const worker = new Worker(AS_IN_A_BROWSER + script, {
    eval: true,
    resourceLimits: { maxOldGenerationSizeMb: most },
  });
  const watch = watchMemory(most, () => {
    end();
    events.onFailure(OUT_OF_MEMORY());
  });
  const end = (): void => {
    clearInterval(watch);
    worker.removeAllListeners();
    // Its end may come with another error.
    worker.on("error", () => undefined);
    void worker.terminate();
  };
  worker.on("message", events.onMessage);
  worker.on("error", (error: NodeJS.ErrnoException) => {
    end();
    events.onFailure(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? OUT_OF_MEMORY() : error.message);
  });
  return {
    post: (message) => {
      worker.postMessage(message);
    },
    end,
  };
}

/** The functions of a web worker, made of those of a thread. */
const AS_IN_A_BROWSER = `
const { parentPort } = require("node:worker_threads");
globalThis.postMessage = (message) => parentPort.postMessage(message);
parentPort.on("message", (data) => globalThis.onmessage({ data }));
`;

/** The memory of WebAssembly has no limit of its own: that of the whole process is watched. */
function watchMemory(most: number, onExcess: () => void): NodeJS.Timeout {
  const before = process.memoryUsage.rss();
  return setInterval(() => {
    if (process.memoryUsage.rss() - before > most * 1_000_000) onExcess();
  }, 200).unref();
}

const OUT_OF_MEMORY = (): string =>
  t(
    "The document is too long: it would need more memory than a program may use. Choose the brief style or another format.",
  );
