/** Makes a document in a worker, so that the program goes on, and so that work which takes too long can be ended. */
import { t } from "@vscode/l10n";
import type { ReadAsset } from "../files/assetNames.ts";
import { formatMessage } from "../language/messageFormat.ts";
import type { Failure } from "../report/report.ts";
import type { DocumentOrder, MadeDocument } from "./documentOrder.ts";
import type { FromDocumentWorker, ToDocumentWorker } from "./workerMessages.ts";
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
export interface WorkLimits {
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
  { start, read }: WorkerHost,
  { seconds, onCancel }: WorkLimits,
): Promise<MadeDocument | Failure | undefined> {
  return new Promise((resolve) => {
    let worker: DocumentWorker | undefined;
    let isOver = false;
    const end = (made?: MadeDocument | Failure): void => {
      isOver = true;
      clearTimeout(timer);
      worker?.end();
      resolve(made);
    };
    const fail = (message: string): void => {
      end({ path: order.name, message });
    };
    const timer = setTimeout(() => {
      fail(tooLong(order, seconds));
    }, seconds * 1000);
    onCancel?.(end);
    const onMessage = (message: FromDocumentWorker): void => {
      if (message.type === "made") end(message.made);
      else void answer(message.file, read).then((file) => worker?.post(file));
    };
    start({ onMessage, onFailure: fail }).then(
      (started) => {
        worker = started;
        if (isOver) started.end();
        else started.post({ type: "order", order });
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
