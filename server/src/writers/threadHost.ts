/** Makes documents in threads of Node.js, with files from the disk. */
import { readAsset } from "../files/assets.ts";
import { startThread } from "../files/thread.ts";
import type { WorkerHost } from "./makeInWorker.ts";
import type { FromDocumentWorker, ToDocumentWorker } from "./workerMessages.ts";
import { workerScript } from "./workerScript.ts";

/** For a program on a machine: the command line, and the server as a process. */
export const threadHost: WorkerHost = {
  start: async (events) =>
    startThread<ToDocumentWorker, FromDocumentWorker>(await workerScript(readAsset), events),
  read: readAsset,
};
