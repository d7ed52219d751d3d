/** Preloaded into the server. On SIGUSR2, it collects garbage and writes the size of the heap to file descriptor 3. */
import { writeSync } from "node:fs";
import process from "node:process";

process.on("SIGUSR2", () => {
  const { gc } = globalThis;
  gc?.();
  gc?.();
  writeSync(3, `${process.memoryUsage().heapUsed}\n`);
});
