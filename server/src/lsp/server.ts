/** The server: begins and ends, and hears of what changes. Every feature knows files, none a connection. */
import type { Connection, FileSystemWatcher, InitializeResult } from "vscode-languageserver";
import { Disk } from "../files/disk.ts";
import { loadLanguage } from "../files/language.ts";
import { today } from "../files/today.ts";
import { tool } from "../report/tool.ts";
import type { Source } from "../syntax/source.ts";
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
import { DidChangeWatchedFilesNotification, WatchKind } from "./protocol.ts";
import { readOnlyFiles } from "./readOnlyFiles.ts";
import { capabilitiesOf } from "./request.ts";
import { fileRequests } from "./requests.ts";
import { Scope } from "./scope.ts";
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
  /** Which files have findings. */
  readonly scope: Scope;
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
    scope: new Scope(documents, () => folders),
  };

  for (const { register } of requests) register(server);
  const survey = workspaceDiagnostics(server);

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
    folders = foldersOf(params);
    refresh = client.canPull ? pullDiagnostics(server, survey) : pushDiagnostics(server);
    return { capabilities: capabilitiesOf(requests, capabilitiesFor(client)), serverInfo: tool };
  });

  connection.onInitialized(() => {
    if (client.canPullParts) registerParts(server);
    void server.settings.follow();
    if (client.hasFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(removed.map(({ uri }) => uri));
        folders = [...folders.filter((uri) => !gone.has(uri)), ...added.map(({ uri }) => uri)];
        // Nobody has told of changes in a folder that was not open.
        documents.changedOnDisk([...removed, ...added].map(({ uri }) => uri));
        refresh();
      });
    }
    if (!client.canWatch) return;
    void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [...WATCHED] });
  });

  connection.onDidChangeWatchedFiles(({ changes }) => {
    if (documents.changedOnDisk(changes.map(({ uri }) => uri))) refresh();
  });

  // A client asks again about the other open files when one is edited, but not when one comes or goes with its edits.
  const comesOrGoes = ({ document }: { readonly document: Source }): void => {
    if (documents.isUnsaved(document)) refresh();
  };
  documents.open.onDidOpen(comesOrGoes);
  documents.open.onDidClose(comesOrGoes);

  // Who does not tell of changes on the disk at least tells when something is saved.
  documents.open.onDidSave(() => {
    if (client.canWatch) return;
    documents.forgetAll();
    documents.changedOnDisk(folders);
    refresh();
  });
}

/** What a client has open at the start. */
interface Opened {
  readonly workspaceFolders?: readonly { readonly uri: string }[] | null;
  readonly rootUri: string | null;
}

/** The folders that are open at the start. Clients that know only one folder name it as the root. */
function foldersOf({ workspaceFolders, rootUri }: Opened): readonly string[] {
  return workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []);
}

/** What the server reads besides open documents, and what may be a folder that comes or goes with all that is in it. */
const WATCHED: readonly FileSystemWatcher[] = [
  { globPattern: "**/*.{threat,taxonomy,scale}.{yaml,yml}" },
  { globPattern: "**/.threat-assessment.{yaml,yml}" },
  { globPattern: "**/*.{bib,json,yaml,yml}" },
  { globPattern: "**/.gitignore" },
  { globPattern: "**/.git/info/exclude" },
  { globPattern: "**/*", kind: WatchKind.Create | WatchKind.Delete },
];
