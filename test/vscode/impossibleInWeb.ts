/** The tests that pass in Node.js and cannot pass in a browser. */
import type { Impossible } from "./impossible.ts";

const NO_PROCESS =
  "a worker is no process: nobody but its client can end it, and nothing tells when it has failed";

/** The tests, with the reasons. */
export const impossibleInWeb: readonly Impossible[] = [
  {
    test: "The language server runs with the options of the benchmarks",
    reason: "a worker is started without options for the engine",
  },
  {
    test: "The language server caches its compiled code for the next start",
    reason: "the browser decides what it keeps of the code of a worker",
  },
  { test: "The language server restarts after a crash", reason: NO_PROCESS },
  {
    test: "The language server restarts by the command after too many crashes",
    reason: NO_PROCESS,
  },
];
