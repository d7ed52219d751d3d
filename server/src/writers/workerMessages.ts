/** What a program and the worker that makes a document for it tell each other. */
import type { Failure } from "../report/report.ts";
import type { DocumentOrder, MadeDocument } from "./documentOrder.ts";

/** To the worker: the order, and the files that it asks for. A file that cannot be read has the reason instead. */
export type ToDocumentWorker =
  | { readonly type: "order"; readonly order: DocumentOrder }
  | { readonly type: "file"; readonly file: string; readonly bytes: Uint8Array }
  | { readonly type: "noFile"; readonly file: string; readonly reason: string };

/** From the worker: a file that it needs, and in the end the document or why there is none. */
export type FromDocumentWorker =
  | { readonly type: "read"; readonly file: string }
  | { readonly type: "made"; readonly made: MadeDocument | Failure };
