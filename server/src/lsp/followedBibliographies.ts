/**
 * Asks the client for the texts of the bibliographies that assessments name, while they are open in the editor. Unsaved
 * changes of a bibliography then count at once. The documents of the format are sent anyway.
 */
import { URI } from "vscode-uri";
import { isBibliographyFile } from "../model/bibliography/bibliography.ts";
import { normalizeUri } from "../files/uris.ts";
import {
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  RegistrationRequest,
  TextDocumentSyncKind,
  UnregistrationRequest,
} from "./protocol.ts";
import type { Server } from "./server.ts";
import { throttled } from "./throttle.ts";

/** The minimum time between two refreshes while a bibliography is edited, in milliseconds. */
const PAUSE = 100;

/**
 * Follows the bibliographies that assessments name.
 * @param refresh Makes the client ask for the diagnostics of its documents again. It does so itself after an edit of a
 *   document that has diagnostics of its own, but not after an edit of a bibliography.
 */
export function followBibliographies(server: Server, refresh: () => void): void {
  const { documents, scope, client } = server;
  const { namedBibliographies } = scope;
  const refreshSoon = throttled(refresh, PAUSE);
  documents.open.onDidChangeContent(({ document }) => {
    if (isBibliographyFile(document)) refreshSoon();
  });
  // The check of the workspace keeps track of the names in its own files, open or closed.
  documents.open.onDidClose(({ document }) => {
    const uri = normalizeUri(document.uri);
    void scope.has(uri).then((isOfWorkspace) => {
      if (!isOfWorkspace && !documents.openAt(uri)) namedBibliographies.note(uri, []);
    });
  });
  if (!client().canFollow) return;
  const subscription = new Subscription(server);
  namedBibliographies.onDidChange((uris) => {
    for (const uri of uris) {
      if (namedBibliographies.has(uri)) subscription.add(uri);
      else subscription.remove(uri);
    }
  });
}

/** The bibliographies whose texts the client sends. */
class Subscription {
  readonly #server: Server;
  readonly #uris = new Set<string>();
  /** The requests go out one after the other, so that none overtakes its opposite. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(server: Server) {
    this.#server = server;
  }

  add(uri: string): void {
    if (this.#uris.has(uri)) return;
    this.#uris.add(uri);
    const registrations = methodsFor(uri).map(([id, method, registerOptions]) => ({
      id,
      method,
      registerOptions,
    }));
    this.#send(async ({ connection }) => connection.sendRequest(RegistrationRequest.type, { registrations }));
  }

  remove(uri: string): void {
    if (!this.#uris.delete(uri)) return;
    // The name of this member is a typo of the protocol.
    const unregisterations = methodsFor(uri).map(([id, method]) => ({ id, method }));
    this.#send(async ({ connection }) =>
      connection.sendRequest(UnregistrationRequest.type, { unregisterations }),
    );
  }

  /** A client that refuses leaves everything as it is: then only saved texts count. */
  #send(request: (server: Server) => Promise<unknown>): void {
    this.#last = this.#last.then(async () => request(this.#server)).catch(() => undefined);
  }
}

type Method = readonly [id: string, method: string, options: object];

function methodsFor(uri: string): readonly Method[] {
  const { scheme, fsPath } = URI.parse(uri);
  // A path that equals the pattern matches, whatever characters it contains.
  const options = { documentSelector: [{ scheme, pattern: fsPath }] };
  const id = (method: string): string => `${method} ${uri}`;
  const { method: opened } = DidOpenTextDocumentNotification;
  const { method: changed } = DidChangeTextDocumentNotification;
  const { method: closed } = DidCloseTextDocumentNotification;
  return [
    [id(opened), opened, options],
    [id(changed), changed, { ...options, syncKind: TextDocumentSyncKind.Incremental }],
    [id(closed), closed, options],
  ];
}
