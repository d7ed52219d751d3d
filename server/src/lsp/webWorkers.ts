/** Makes documents in workers of a browser, with files that the client reads from the extension. */
import type { Ask } from "../files/remote.ts";
import type { ReadAssetParams, ReadAssetResult } from "../files/remoteProtocol.ts";
import { READ_ASSET } from "../files/remoteProtocol.ts";
import { pathNextToProgram } from "../files/assetNames.ts";
import type { DocumentWorker, WorkerEvents, WorkerHost } from "../writers/makeInWorker.ts";
import type { FromDocumentWorker, ToDocumentWorker } from "../writers/workerMessages.ts";
import { workerScript } from "../writers/workerScript.ts";

/** Declared here for the worker only: TypeScript's own declarations would apply to the files for Node.js too. */
declare class Worker {
  constructor(uri: string);
  onmessage: (event: { readonly data: FromDocumentWorker }) => void;
  onerror: (event: { readonly message: string }) => void;
  postMessage(message: ToDocumentWorker): void;
  terminate(): void;
}

/** Where documents are made for a server that is a worker itself. */
export function webWorkers(ask: Ask): WorkerHost {
  const read = async (file: string): Promise<Uint8Array> => {
    const params: ReadAssetParams = { path: pathNextToProgram(file) };
    const answer = await ask<ReadAssetResult>(READ_ASSET, params);
    if ("failure" in answer) throw new Error(answer.failure);
    return answer.bytes;
  };
  return { read, start: async (events) => startWorker(await workerScript(read), events) };
}

function startWorker(script: string, { onMessage, onFailure }: WorkerEvents): DocumentWorker {
  const uri = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  const worker = new Worker(uri);
  worker.onmessage = ({ data }) => {
    onMessage(data);
  };
  worker.onerror = ({ message }) => {
    onFailure(message);
  };
  return {
    post: (message) => {
      worker.postMessage(message);
    },
    end: () => {
      worker.terminate();
      URL.revokeObjectURL(uri);
    },
  };
}
