/** Sends each change of a document once, even if the document matches several selectors. */
import type { TextDocumentChangeEvent } from "vscode";

type Send = (event: TextDocumentChangeEvent) => Promise<void>;

/**
 * The middleware for changes. The server asks for the documents of sources that assessments name. One of them can also
 * have a language of ours: then the client library sends each change twice, and the server would apply it twice.
 * @param sent Is called when the server has a change. A request that is sent earlier would be answered from the text before it.
 */
export function changesOnce(sent: () => void): (event: TextDocumentChangeEvent, send: Send) => Promise<void> {
  let last: TextDocumentChangeEvent | undefined;
  return async (event, send) => {
    if (event === last) return;
    last = event;
    await send(event);
    sent();
  };
}
