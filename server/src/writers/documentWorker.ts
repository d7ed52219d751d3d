/**
 * Entry point of the worker that makes one document or formats the citations of one, in a thread or in a browser. It asks the program that
 * has started it for files. The script before it declares the citation processor: see `workerScript.ts`.
 */
import type CSL from "citeproc";
import { useTranslations } from "../language/texts.ts";
import { formatInStyle } from "./citations/styled.ts";
import { makeDocument } from "./makeDocument.ts";
import type { FromDocumentWorker, ToDocumentWorker, WorkerOrder } from "./workerMessages.ts";

declare const citeproc: typeof CSL;

/** Declared here for the worker only: TypeScript's own declarations would apply to the files for Node.js too. */
declare function postMessage(message: FromDocumentWorker): void;

/** The readers that wait for a file, by its name. */
const waiting = new Map<
  string,
  { readonly resolve: (bytes: Uint8Array) => void; readonly reject: (error: Error) => void }[]
>();

async function read(file: string): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const readers = waiting.get(file) ?? [];
    waiting.set(file, [...readers, { resolve, reject }]);
    if (readers.length === 0) postMessage({ type: "read", file });
  });
}

function hear(message: ToDocumentWorker): void {
  const parts = { read, processor: citeproc };
  switch (message.type) {
    case "order":
      useTranslations(message.order.translations);
      void makeDocument(message.order, parts).then((made) => {
        postMessage({ type: "made", made });
      });
      break;
    case "citations":
      void formatInStyle(message.citations, parts).then((formatted) => {
        postMessage({ type: "formatted", formatted });
      });
      break;
    default:
      takeFile(message);
  }
}

function takeFile(message: Exclude<ToDocumentWorker, WorkerOrder>): void {
  const readers = waiting.get(message.file) ?? [];
  waiting.delete(message.file);
  for (const { resolve, reject } of readers) {
    if (message.type === "file") resolve(message.bytes);
    else reject(new Error(message.reason));
  }
}

Object.assign(globalThis, {
  onmessage: ({ data }: { readonly data: ToDocumentWorker }) => {
    hear(data);
  },
});
