/** Loaded into the server beforehand: on SIGUSR2 it collects its garbage and tells how much is left, over its fourth stream. */
import { writeSync } from "node:fs";
import process from "node:process";

process.on("SIGUSR2", () => {
  const { gc } = globalThis;
  gc?.();
  gc?.();
  writeSync(3, `${process.memoryUsage().heapUsed}\n`);
});
