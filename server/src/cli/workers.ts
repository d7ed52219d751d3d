/** Distributes the examination of files over worker threads. */
import { availableParallelism } from "node:os";
import { setFlagsFromString } from "node:v8";
import { parentPort, Worker } from "node:worker_threads";
import { Disk } from "../files/disk.ts";
import type { Examined } from "./examine.ts";
import { examine } from "./examine.ts";
import { Progress } from "./progress.ts";
import { addAll } from "../syntax/memo.ts";

/** With fewer files than this, starting threads takes longer than the work. */
const FEW = 60;
/** The number of files in a batch: enough to keep a thread busy, few enough for all threads to end together. */
const BATCH = 16;
/**
 * The size of a thread's young generation, in megabytes. What is read of a file is garbage after it was checked: a larger
 * generation takes memory in every thread, and saves no time.
 */
const YOUNG = 12;

/**
 * Examines files, in any order. If standard input replaces one of them, only `disk` has its text, so no thread is
 * started.
 */
export async function examineAll(paths: readonly string[], disk: Disk): Promise<Examined[]> {
  const progress = new Progress(process.stderr, paths.length);
  try {
    return await examineEach(paths, disk, progress);
  } finally {
    progress.end();
  }
}

async function examineEach(paths: readonly string[], disk: Disk, progress: Progress): Promise<Examined[]> {
  if (paths.length >= FEW) collectOften();
  const count = Math.min(availableParallelism(), Math.ceil(paths.length / BATCH));
  if (paths.length < FEW || count < 2 || disk.isChanged) {
    return paths.map((path) => {
      const examined = examine(path, disk.reading(path), disk);
      progress.add(1);
      return examined;
    });
  }
  const batches = Array.from({ length: Math.ceil(paths.length / BATCH) }, (_, index) =>
    paths.slice(index * BATCH, (index + 1) * BATCH),
  );
  const results = await Promise.all(Array.from({ length: count }, async () => employ(batches, progress)));
  return results.flat();
}

/**
 * Lets garbage grow to a third of the live heap, in every thread, and not to three times its size. Little is live in a
 * run over many files, so collecting it often takes no longer. In a long document everything is live, and it would.
 */
function collectOften(): void {
  setFlagsFromString("--heap-growing-percent=30");
}

/** Runs one thread, which takes batches until none is left. */
async function employ(batches: (readonly string[])[], progress: Progress): Promise<Examined[]> {
  const worker = new Worker(__filename, { resourceLimits: { maxYoungGenerationSizeMb: YOUNG } });
  const examined: Examined[] = [];
  return new Promise((resolve, reject) => {
    const next = (): void => {
      const batch = batches.pop();
      if (batch) worker.postMessage(batch);
      else
        void worker.terminate().then(() => {
          resolve(examined);
        }, reject);
    };
    worker.on("message", (results: Examined[]) => {
      addAll(examined, results);
      progress.add(results.length);
      next();
    });
    worker.on("error", reject);
    next();
  });
}

/** The main function of a worker thread. */
export function work(): void {
  const disk = new Disk();
  parentPort?.on("message", (paths: readonly string[]) => {
    parentPort?.postMessage(paths.map((path) => examine(path, disk.reading(path), disk)));
  });
}
