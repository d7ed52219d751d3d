/** Makes a document, or formats citations, in a worker, so that the program goes on, and so that work which takes too long can be ended. */
import { t } from "@vscode/l10n";
import type { ReadAsset } from "../files/assetNames.ts";
import { formatMessage } from "../language/messageFormat.ts";
import type { Failure } from "../report/report.ts";
import type { FormattedCitations } from "./citations/cited.ts";
import type { StyledCitations } from "./citations/styled.ts";
import type { DocumentOrder, MadeDocument } from "./documentOrder.ts";
import type { FromDocumentWorker, ToDocumentWorker, WorkerOrder } from "./workerMessages.ts";
import { errorText } from "../language/errorText.ts";

/** A worker that runs. */
export interface DocumentWorker {
  readonly post: (message: ToDocumentWorker) => void;
  readonly end: () => void;
}

/** What a worker reports. */
export interface WorkerEvents {
  readonly onMessage: (message: FromDocumentWorker) => void;
  /** @param reason A sentence. */
  readonly onFailure: (reason: string) => void;
}

/** Where workers run and where their files are. */
export interface WorkerHost {
  /** Starts a worker. */
  readonly start: (events: WorkerEvents) => Promise<DocumentWorker>;
  readonly read: ReadAsset;
}

/** What ends the work early. */
interface WorkLimits {
  /** The longest time in seconds. */
  readonly seconds: number;
  /** Calls the function when the user cancels. */
  readonly onCancel?: (cancel: () => void) => void;
}

/** How long a document may take, in seconds. Source: `docs/limits.md`. */
export const MAX_SECONDS = 60;

/** Makes a document. @returns The document; why there is none; or `undefined` if the user has cancelled. */
export async function makeInWorker(
  order: DocumentOrder,
  host: WorkerHost,
  { seconds, onCancel }: WorkLimits,
): Promise<MadeDocument | Failure | undefined> {
  return inWorker(host, {
    order: { type: "order", order },
    path: order.name,
    result: (message) => (message.type === "made" ? message.made : undefined),
    seconds,
    onCancel,
    tooLong: () => tooLong(order, seconds),
  });
}

/** Formats citations. @returns The citations; why there are none. */
export async function formatInWorker(
  citations: StyledCitations,
  host: WorkerHost,
): Promise<FormattedCitations | Failure> {
  const { name } = citations.style;
  const formatted = await inWorker(host, {
    order: { type: "citations", citations },
    path: name,
    result: (message) => (message.type === "formatted" ? message.formatted : undefined),
    seconds: MAX_SECONDS,
    tooLong: () => name,
  });
  return formatted ?? { path: name, message: name };
}

/** What one worker does. */
interface Work<R> {
  readonly order: WorkerOrder;
  /** The path in a failure. */
  readonly path: string;
  /** The result in a message; `undefined` if it has none. */
  readonly result: (
    message: Exclude<FromDocumentWorker, { readonly type: "read" }>,
  ) => R | Failure | undefined;
  readonly seconds: number;
  readonly onCancel?: WorkLimits["onCancel"];
  readonly tooLong: () => string;
}

async function inWorker<R>(
  { start, read }: WorkerHost,
  { order, path, result, seconds, onCancel, tooLong: lateness }: Work<R>,
): Promise<R | Failure | undefined> {
  return new Promise((resolve) => {
    let worker: DocumentWorker | undefined;
    let isOver = false;
    const end = (made?: R | Failure): void => {
      isOver = true;
      clearTimeout(timer);
      worker?.end();
      resolve(made);
    };
    const fail = (message: string): void => {
      end({ path, message });
    };
    const timer = setTimeout(() => {
      fail(lateness());
    }, seconds * 1000);
    onCancel?.(end);
    const onMessage = (message: FromDocumentWorker): void => {
      if (message.type !== "read") end(result(message));
      else void answer(message.file, read).then((file) => worker?.post(file));
    };
    start({ onMessage, onFailure: fail }).then(
      (started) => {
        worker = started;
        if (isOver) started.end();
        else started.post(order);
      },
      (error: unknown) => {
        fail(errorText(error));
      },
    );
  });
}

async function answer(file: string, read: ReadAsset): Promise<ToDocumentWorker> {
  try {
    return { type: "file", file, bytes: await read(file) };
  } catch (error) {
    return { type: "noFile", file, reason: errorText(error) };
  }
}

function tooLong({ format }: DocumentOrder, seconds: number): string {
  const sentence =
    format === "pdf"
      ? t(
          "The document is too long for a PDF: its pages are not set after {seconds, plural, one {# second} other {# seconds}}. Write it for Word or as HTML, from which you can print, or choose the brief style.",
        )
      : t(
          "The document is too long: it is not written after {seconds, plural, one {# second} other {# seconds}}. Choose the brief style or another format.",
        );
  return formatMessage(sentence, { seconds });
}
