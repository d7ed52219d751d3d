/** Tells when a file gets another URI: it is renamed or moved, or a new document is saved for the first time. */
import type { Disposable, TextDocument, Uri } from "vscode";
import { Disposable as All, workspace } from "vscode";

/** Is called with the old and the new URI of a file, or of a folder with all that is in it. */
type OnMove = (from: Uri, to: Uri) => void;

/** Follows files. */
export function followMoves(onMove: OnMove): Disposable {
  return All.from(
    workspace.onDidRenameFiles(({ files }) => {
      for (const { oldUri, newUri } of files) onMove(oldUri, newUri);
    }),
    followFirstSaves(onMove),
  );
}

/** How long VS Code may take to save a new document, in milliseconds. */
const SAVING = 5000;

/** A document with what happened to it, and when. */
interface Event {
  readonly document: TextDocument;
  readonly time: number;
}

/** VS Code saves a new document as another one, and closes the new one. It does not say that both are the same. */
function followFirstSaves(onMove: OnMove): Disposable {
  let saved: Event | undefined;
  let closed: Event | undefined;
  const compare = (): void => {
    if (!saved || !closed || Math.abs(saved.time - closed.time) > SAVING) return;
    const [from, to] = [closed.document, saved.document];
    if (from.uri.path !== to.uri.path && from.getText() !== to.getText()) return;
    [saved, closed] = [undefined, undefined];
    onMove(from.uri, to.uri);
  };
  return All.from(
    workspace.onDidSaveTextDocument((document) => {
      saved = { document, time: Date.now() };
      compare();
    }),
    workspace.onDidCloseTextDocument((document) => {
      if (!document.isUntitled) return;
      closed = { document, time: Date.now() };
      compare();
    }),
  );
}
