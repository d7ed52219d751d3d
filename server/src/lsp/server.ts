/** The server: begins and ends, and hears of what changes. Every feature knows files, none a connection. */
import type { Connection, FileSystemWatcher, InitializeResult } from "vscode-languageserver";
import { rootsOf } from "../files/bounds.ts";
import type { Ask } from "../files/remote.ts";
import { TRUSTED } from "../files/remoteProtocol.ts";
import type { Backend } from "../files/store.ts";
import { tool } from "../report/tool.ts";
import type { Source } from "../syntax/source.ts";
import { capabilitiesFor, shapes } from "./capabilities.ts";
import type { Client } from "./client.ts";
import { clientOf } from "./client.ts";
import { pullDiagnostics, pushDiagnostics, registerParts } from "./diagnostics.ts";
import { Documents } from "./documents.ts";
import type { Guard } from "./guard.ts";
import { guard } from "./guard.ts";
import { messageValidator } from "./lifecycle.ts";
import { customRequests } from "./customRequests.ts";
import { DidChangeWatchedFilesNotification, WatchKind } from "./protocol.ts";
import { readOnlyFiles } from "./readOnlyFiles.ts";
import { capabilitiesOf } from "./request.ts";
import { fileRequests } from "./requests.ts";
import { Scope } from "./scope.ts";
import { CurrentSettings } from "./settings.ts";
import { tokenRequests } from "./tokenRequests.ts";
import { workspaceDiagnostics } from "./workspaceDiagnostics.ts";
import type { SessionOptions, Wire } from "./wire.ts";
import { workspaceRequests } from "./workspaceRequests.ts";

/** What those who answer requests need. */
export interface Server {
  readonly connection: Connection;
  readonly wire: Wire;
  readonly documents: Documents;
  readonly guarded: Guard;
  /** What the client has told of itself. */
  readonly client: () => Client;
  readonly settings: CurrentSettings;
  /** The addresses of the folders that the editor has open. */
  readonly folders: () => readonly string[];
  /** Which files have findings. */
  readonly scope: Scope;
}

/** What differs between the places where a server runs. */
export interface Host {
  /** Where files are. @param client What the client can do, once it has told. */
  readonly backend: (ask: Ask, client: () => Client) => Backend;
  /** Has messages translated. @param options What the client has given at the start, in whatever shape. */
  readonly loadLanguage: (locale: string, options: unknown) => void;
  /** A closed file as it is now: positions in it may have to be counted in other units. */
  readonly read: (uri: string) => Source | undefined;
  /** The addresses of files that come with the program, for clients that cannot show other documents. */
  readonly uris?: () => NonNullable<SessionOptions["uriMapping"]>;
}

/** Every request that the server answers and announces, but those of diagnostics, which depend on the client. */
export const requests = [
  ...fileRequests,
  ...tokenRequests,
  ...workspaceRequests,
  ...readOnlyFiles,
  ...customRequests,
];

export function serve(connection: Connection, wire: Wire, host: Host): void {
  const state: State = {
    client: clientOf({ capabilities: {} }),
    folders: [],
    refresh: () => undefined,
  };
  const server = serverOver(connection, host.backend, { wire, state });
  for (const { register } of requests) register(server);
  const workspaceCheck = workspaceDiagnostics(server);
  wire.judgeBy(
    messageValidator(new Map([...shapes, ...requests.map(({ method, shape }) => [method, shape] as const)])),
  );
  connection.onInitialize((params): InitializeResult => {
    host.loadLanguage(params.locale ?? "", params.initializationOptions);
    state.client = clientOf(params);
    agree(server, host);
    server.settings.begin();
    openFolders(server, state, foldersOf(params));
    state.refresh = state.client.canPull ? pullDiagnostics(server, workspaceCheck) : pushDiagnostics(server);
    return { capabilities: capabilitiesOf(requests, capabilitiesFor(state.client)), serverInfo: tool };
  });
  connection.onInitialized(() => {
    if (state.client.canPullParts) registerParts(server);
    void server.settings.follow();
    if (state.client.hasFolders) followFolders(server, state);
    if (!state.client.canWatch) return;
    void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [...WATCHED] });
  });
  followFiles(server, state);
  followDocuments(server, state);
}

/** What becomes known of the client, and what it changes. */
interface State {
  client: Client;
  folders: readonly string[];
  /** What to call when something has changed besides the text of an open document. */
  refresh: () => void;
}

function serverOver(
  connection: Connection,
  backend: Host["backend"],
  { wire, state }: { readonly wire: Wire; readonly state: State },
): Server {
  const client = (): Client => state.client;
  const folders = (): readonly string[] => state.folders;
  const ask: Ask = async (method, params) => connection.sendRequest(method, params);
  const documents = new Documents(connection, backend(ask, client));
  return {
    connection,
    wire,
    documents,
    guarded: guard(connection),
    client,
    settings: new CurrentSettings(connection, client),
    folders,
    scope: new Scope(documents, folders),
  };
}

/** Takes over what the client has told of itself. */
function agree({ documents, wire, client }: Server, host: Host): void {
  const { isTrusted, encoding, canShowContent } = client();
  documents.workspace = { ...documents.workspace, isTrusted };
  wire.agree({
    encoding,
    read: (uri) => documents.open.get(uri) ?? host.read(uri),
    ...(canShowContent || !host.uris ? {} : { uriMapping: host.uris() }),
  });
}

function openFolders({ documents }: Server, state: State, folders: readonly string[]): void {
  state.folders = folders;
  documents.workspace = { ...documents.workspace, open: rootsOf(folders) };
}

function followFolders(server: Server, state: State): void {
  server.connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
    const gone = new Set(removed.map(({ uri }) => uri));
    openFolders(server, state, [
      ...state.folders.filter((uri) => !gone.has(uri)),
      ...added.map(({ uri }) => uri),
    ]);
    // Nobody has told of changes in a folder that was not open.
    server.documents.changedOnDisk([...removed, ...added].map(({ uri }) => uri));
    state.refresh();
  });
}

function followFiles({ connection, documents }: Server, state: State): void {
  connection.onNotification(TRUSTED, () => {
    documents.workspace = { ...documents.workspace, isTrusted: true };
    documents.changedOnDisk(state.folders);
    state.refresh();
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    if (documents.changedOnDisk(changes.map(({ uri }) => uri))) state.refresh();
  });
  // Who does not tell of changes on the disk at least tells when something is saved.
  documents.open.onDidSave(() => {
    if (state.client.canWatch) return;
    documents.forgetAll();
    documents.changedOnDisk(state.folders);
    state.refresh();
  });
}

/** A client asks again about the other open files when one is edited, but not when one comes or goes with its edits. */
function followDocuments({ documents }: Server, state: State): void {
  const comesOrGoes = ({ document }: { readonly document: Source }): void => {
    void documents.isUnsaved(document).then((isUnsaved) => {
      if (isUnsaved) state.refresh();
    });
  };
  documents.open.onDidOpen(comesOrGoes);
  documents.open.onDidClose(comesOrGoes);
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
  { globPattern: "**/*.{bib,json,ris,yaml,yml}" },
  { globPattern: "**/.gitignore" },
  { globPattern: "**/.git/info/exclude" },
  { globPattern: "**/*", kind: WatchKind.Create | WatchKind.Delete },
];
