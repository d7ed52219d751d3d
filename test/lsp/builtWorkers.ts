/** Makes documents in threads, for a server that runs from its sources: with the script and the files of the build. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { projectRoot } from "../../scripts/root.ts";
import type { ReadAsset } from "../../server/src/files/assetNames.ts";
import { pathNextToProgram } from "../../server/src/files/assetNames.ts";
import { startThread } from "../../server/src/files/thread.ts";
import type { WorkerHost } from "../../server/src/writers/makeInWorker.ts";
import { workerScript } from "../../server/src/writers/workerScript.ts";

const read: ReadAsset = async (file) => readFile(join(projectRoot, "dist", pathNextToProgram(file)));

/** Where the documents are made. */
export const builtWorkers: WorkerHost = {
  read,
  start: async (events) => startThread(await workerScript(read), events),
};
