/** What a program and the worker that makes a document for it tell each other. */
import type { Failure } from "../report/report.ts";
import type { FormattedCitations } from "./citations/cited.ts";
import type { StyledCitations } from "./citations/styled.ts";
import type { DocumentOrder, MadeDocument } from "./documentOrder.ts";

/** The first message to the worker: what it makes. */
export type WorkerOrder =
  | { readonly type: "order"; readonly order: DocumentOrder }
  | { readonly type: "citations"; readonly citations: StyledCitations };

/** To the worker: the order, and the files that it asks for. A file that cannot be read has the reason instead. */
export type ToDocumentWorker =
  | WorkerOrder
  | { readonly type: "file"; readonly file: string; readonly bytes: Uint8Array }
  | { readonly type: "noFile"; readonly file: string; readonly reason: string };

/** From the worker: a file that it needs, and in the end the document or the citations, or why there are none. */
export type FromDocumentWorker =
  | { readonly type: "read"; readonly file: string }
  | { readonly type: "made"; readonly made: MadeDocument | Failure }
  | { readonly type: "formatted"; readonly formatted: FormattedCitations | Failure };
