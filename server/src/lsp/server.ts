/** The server: begins and ends, and hears of what changes. Every feature knows files, none a connection. */
import type { Connection, InitializeResult } from "vscode-languageserver";
import { Disk } from "../files/disk.ts";
import { loadLanguage } from "../files/language.ts";
import { today } from "../files/today.ts";
import { tool } from "../report/tool.ts";
import { Library } from "../workspace/library.ts";
import { filesForBundled } from "./bundledFiles.ts";
import { capabilitiesFor, shapes } from "./capabilities.ts";
import type { Client } from "./client.ts";
import { clientOf } from "./client.ts";
import { pullDiagnostics, pushDiagnostics, registerParts } from "./diagnostics.ts";
import { Documents } from "./documents.ts";
import type { Guard } from "./guard.ts";
import { guard } from "./guard.ts";
import { judge } from "./lifecycle.ts";
import { ownRequests } from "./ownRequests.ts";
import { DidChangeWatchedFilesNotification } from "./protocol.ts";
import { readOnlyFiles } from "./readOnlyFiles.ts";
import { capabilitiesOf } from "./request.ts";
import { fileRequests } from "./requests.ts";
import { CurrentSettings } from "./settings.ts";
import { tokenRequests } from "./tokenRequests.ts";
import { workspaceDiagnostics } from "./workspaceDiagnostics.ts";
import type { Wire } from "./wire.ts";
import { workspaceRequests } from "./workspaceRequests.ts";

/** What those who answer requests need. */
export interface Server {
  readonly connection: Connection;
  readonly wire: Wire;
  readonly documents: Documents;
  readonly library: Library;
  readonly guarded: Guard;
  /** What the client has told of itself. */
  readonly client: () => Client;
  readonly settings: CurrentSettings;
  /** The addresses of the folders that the editor has open. */
  readonly folders: () => readonly string[];
}

/** Every request that the server answers and announces, but those of diagnostics, which depend on the client. */
export const requests = [
  ...fileRequests,
  ...tokenRequests,
  ...workspaceRequests,
  ...readOnlyFiles,
  ...ownRequests,
];

export function serve(connection: Connection, wire: Wire): void {
  const documents = new Documents(connection);
  const library = new Library(documents, { today });
  documents.folders = () => folders;
  let client = clientOf({ capabilities: {} });
  let folders: readonly string[] = [];
  let refresh = (): void => undefined;
  const server: Server = {
    connection,
    wire,
    documents,
    library,
    guarded: guard(connection),
    client: () => client,
    settings: new CurrentSettings(connection, () => client),
    folders: () => folders,
  };

  for (const { register } of requests) register(server);
  workspaceDiagnostics(server);

  wire.judgeBy(judge(new Map([...shapes, ...requests.map(({ method, shape }) => [method, shape] as const)])));
  connection.onInitialize((params): InitializeResult => {
    loadLanguage(params.locale ?? "");
    client = clientOf(params);
    wire.agree({
      units: client.units,
      read: (uri) => documents.open.get(uri) ?? new Library(new Disk()).read(uri),
      ...(client.canShowContent ? {} : { addresses: filesForBundled() }),
    });
    server.settings.begin();
    folders = (params.workspaceFolders ?? []).map(({ uri }) => uri);
    refresh = (client.canPull ? pullDiagnostics : pushDiagnostics)(server);
    return { capabilities: capabilitiesOf(requests, capabilitiesFor(client)), serverInfo: tool };
  });

  connection.onInitialized(() => {
    if (client.canPullParts) registerParts(connection);
    void server.settings.follow();
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
}

/** What the server reads besides open documents. */
const WATCHED = [
  "**/*.{threat,taxonomy,scale}.{yaml,yml}",
  "**/.threat-assessment.{yaml,yml}",
  "**/*.{bib,json,yaml,yml}",
];
