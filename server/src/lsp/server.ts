/** The server: what it can do, and which feature answers which request. Every feature knows files, none a connection. */
import type {
  Connection,
  InitializeParams,
  InitializeResult,
  ServerCapabilities,
  TextDocumentPositionParams,
} from "vscode-languageserver";
import {
  CodeActionKind,
  DidChangeWatchedFilesNotification,
  TextDocumentSyncKind,
} from "vscode-languageserver";
import { codeActions, FIX_ALL } from "../features/codeActions.ts";
import { complete, fileOf, resolveCompletion } from "../features/completion.ts";
import { hover } from "../features/hover.ts";
import { loadLanguage } from "../files/language.ts";
import { today } from "../files/today.ts";
import { tool } from "../report/tool.ts";
import type { Source } from "../syntax/source.ts";
import type { Position } from "../syntax/place.ts";
import { Library } from "../workspace/library.ts";
import { pullDiagnostics, pushDiagnostics } from "./diagnostics.ts";
import { Documents } from "./documents.ts";
import { guard } from "./guard.ts";
import { workspaceDiagnostics } from "./workspaceDiagnostics.ts";

export function serve(connection: Connection): void {
  const documents = new Documents(connection);
  const library = new Library(documents, { today });
  const guarded = guard(connection);
  let client = clientOf({ capabilities: {} });
  let refresh = (): void => undefined;

  let folders: readonly string[] = [];
  workspaceDiagnostics(connection, documents, () => folders);

  connection.onInitialize((params): InitializeResult => {
    loadLanguage(params.locale ?? "");
    client = clientOf(params);
    folders = (params.workspaceFolders ?? []).map(({ uri }) => uri);
    const diagnostics = client.canPull ? pullDiagnostics : pushDiagnostics;
    refresh = diagnostics({ connection, documents, library, guarded }, client.canRefresh);
    return { capabilities: capabilitiesFor(client), serverInfo: tool };
  });

  connection.onInitialized(() => {
    if (client.hasFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(removed.map(({ uri }) => uri));
        folders = [...folders.filter((uri) => !gone.has(uri)), ...added.map(({ uri }) => uri)];
        refresh();
      });
    }
    if (!client.canWatch) return;
    const watchers = WATCHED.map((globPattern) => ({ globPattern }));
    void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
  });

  connection.onDidChangeWatchedFiles(({ changes }) => {
    for (const { uri } of changes) documents.forget(uri);
    refresh();
  });

  // Who does not tell of changes on the disk at least tells when something is saved.
  documents.open.onDidSave(() => {
    if (client.canWatch) return;
    documents.forget();
    refresh();
  });

  connection.onHover(
    guarded("hover", null, (params) =>
      at(params, (source, position) => hover(source, library, position) ?? null),
    ),
  );

  connection.onCompletion(
    guarded("completion", null, (params) =>
      at(params, (source, position) => {
        const list = complete(source, library, position);
        if (client.canSuggestAgain) return list;
        return { ...list, items: list.items.map(({ command: _command, ...item }) => item) };
      }),
    ),
  );

  connection.onCodeAction(
    guarded("code action", null, ({ textDocument, range, context }) => {
      const source = documents.open.get(textDocument.uri);
      return source ? codeActions(source, library, { range, only: context.only }) : null;
    }),
  );

  connection.onCompletionResolve((item) =>
    guarded("completion item", item, () => {
      const source = documents.open.get(fileOf(item) ?? "");
      return source ? resolveCompletion(item, source, library) : item;
    })(item),
  );

  function at<R>(
    { textDocument, position }: TextDocumentPositionParams,
    feature: (source: Source, position: Position) => R,
  ): R | null {
    const source = documents.open.get(textDocument.uri);
    return source ? feature(source, position) : null;
  }
}

/** What the server reads besides open documents. */
const WATCHED = [
  "**/*.{threat,taxonomy,scale}.{yaml,yml}",
  "**/.threat-assessment.{yaml,yml}",
  "**/*.{bib,json,yaml,yml}",
];

/** What a client tells of itself. */
type Told = Pick<InitializeParams, "capabilities" | "initializationOptions">;

/** What the client can do, as far as it makes a difference. */
interface Client {
  readonly canPull: boolean;
  readonly canRefresh: boolean;
  readonly canWatch: boolean;
  readonly canSuggestAgain: boolean;
  readonly hasFolders: boolean;
}

function clientOf({ capabilities, initializationOptions }: Told): Client {
  const options = initializationOptions as { readonly canSuggestAgain?: boolean } | undefined;
  return {
    canPull: capabilities.textDocument?.diagnostic !== undefined,
    canRefresh: capabilities.workspace?.diagnostics?.refreshSupport === true,
    canWatch: capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    canSuggestAgain: options?.canSuggestAgain === true,
    hasFolders: capabilities.workspace?.workspaceFolders === true,
  };
}

function capabilitiesFor({ canPull, hasFolders }: Client): ServerCapabilities {
  return {
    positionEncoding: "utf-16",
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    ...(hasFolders
      ? { workspace: { workspaceFolders: { supported: true, changeNotifications: true } } }
      : {}),
    hoverProvider: true,
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL] },
    completionProvider: { triggerCharacters: [" ", "@", "[", "^", "{", ","], resolveProvider: true },
    ...(canPull
      ? {
          diagnosticProvider: {
            identifier: tool.name,
            interFileDependencies: true,
            workspaceDiagnostics: hasFolders,
          },
        }
      : {}),
  };
}
