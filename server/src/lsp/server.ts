/**
 * Starts the server on a connection, and handles changes of documents, files and folders.
 * Features depend on files only; connections are used here and in the handlers of requests.
 */
import type { Connection, FileSystemWatcher, InitializeResult } from "vscode-languageserver";
import { rootsOf } from "../files/bounds.ts";
import type { Ask } from "../files/remote.ts";
import { TRUSTED } from "../files/remoteProtocol.ts";
import type { Backend } from "../files/store.ts";
import type { Translations } from "../language/texts.ts";
import { tool } from "../report/tool.ts";
import type { Source } from "../syntax/source.ts";
import { ViewCitations } from "../features/viewCitations.ts";
import type { WorkerHost } from "../writers/makeInWorker.ts";
import { formatInWorker } from "../writers/makeInWorker.ts";
import { capabilitiesFor, shapes } from "./capabilities.ts";
import type { Client } from "./client.ts";
import { clientOf } from "./client.ts";
import { pullDiagnostics, pushDiagnostics, registerParts } from "./diagnostics.ts";
import { Documents } from "./documents.ts";
import { exportRequests } from "./exportRequests.ts";
import { importRequests } from "./importRequests.ts";
import { followBibliographies } from "./followedBibliographies.ts";
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

/** What the handlers of requests can use. */
export interface Server {
  readonly connection: Connection;
  readonly wire: Wire;
  readonly documents: Documents;
  readonly guarded: Guard;
  /** The capabilities of the client. */
  readonly client: () => Client;
  readonly settings: CurrentSettings;
  /** The URIs of the open folders. */
  readonly folders: () => readonly string[];
  /** The files that get diagnostics. */
  readonly scope: Scope;
  /** Returns the translations for the language of a document; empty for English. */
  readonly translations: (language: string) => Promise<Translations>;
  /** Where documents are made. */
  readonly workers: WorkerHost;
  /** The citations of the views that the client shows. */
  readonly citations: ViewCitations;
}

/** What differs between Node.js and the browser. */
export interface Host {
  /** Creates the file access. @param client Returns the capabilities, which are known after `initialize`. */
  readonly backend: (ask: Ask, client: () => Client) => Backend;
  /** Loads the translations. @param options The `initializationOptions` of the client, not yet validated. */
  readonly loadLanguage: (locale: string, options: unknown) => void;
  /** Reads the translations for a language, which may be another one than that of the reader. */
  readonly translations: (language: string, ask: Ask) => Promise<Translations>;
  /** Returns where documents are made. */
  readonly workers: (ask: Ask) => WorkerHost;
  /** Reads a closed file, to convert the positions in it to another encoding. */
  readonly read: (uri: string) => Source | undefined;
  /** Maps bundled files to files on the disk, for clients that cannot show virtual documents. */
  readonly uris?: () => NonNullable<SessionOptions["uriMapping"]>;
}

/** All requests that the server answers, except those for diagnostics, which depend on the client. */
export const requests = [
  ...fileRequests,
  ...tokenRequests,
  ...workspaceRequests,
  ...readOnlyFiles,
  ...customRequests,
  ...exportRequests,
  ...importRequests,
];

/** Serves a client until the connection ends. */
export function serve(connection: Connection, wire: Wire, host: Host): void {
  const state: State = {
    client: clientOf({ capabilities: {} }),
    folders: [],
    refresh: () => undefined,
  };
  const server = serverOver(connection, host, { wire, state });
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
    followBibliographies(server, () => {
      state.refresh();
    });
    if (!state.client.canWatch) return;
    void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [...WATCHED] });
  });
  followFiles(server, state);
  followDocuments(server, state);
}

/** What the server learns about the client. */
interface State {
  client: Client;
  folders: readonly string[];
  /** To be called after any change except an edit of an open document. */
  refresh: () => void;
}

function serverOver(
  connection: Connection,
  { backend, translations, workers }: Host,
  { wire, state }: { readonly wire: Wire; readonly state: State },
): Server {
  const client = (): Client => state.client;
  const folders = (): readonly string[] => state.folders;
  const ask: Ask = async (method, params) => connection.sendRequest(method, params);
  const documents = new Documents(connection, backend(ask, client));
  const host = workers(ask);
  return {
    connection,
    wire,
    documents,
    guarded: guard(connection),
    client,
    settings: new CurrentSettings(connection, client),
    folders,
    scope: new Scope(documents, folders),
    translations: cachedTranslations(async (language) => translations(language, ask)),
    workers: host,
    citations: new ViewCitations(async (citations) => formatInWorker(citations, host)),
  };
}

function cachedTranslations(read: Server["translations"]): Server["translations"] {
  const known = new Map<string, Promise<Translations>>();
  return async (language) => {
    const found = known.get(language) ?? read(language).catch(() => ({}));
    known.set(language, found);
    return found;
  };
}

/** Applies the capabilities of the client. */
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
    // Changes in a folder that was not open have not been reported, so everything in it may be outdated.
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
  // Clients that cannot watch files at least report when a document is saved.
  documents.open.onDidSave(() => {
    if (state.client.canWatch) return;
    documents.forgetAll();
    documents.changedOnDisk(state.folders);
    state.refresh();
  });
}

/**
 * Refreshes other documents when an unsaved one is opened or closed. Clients pull them again after an edit, but not
 * then.
 */
function followDocuments({ documents }: Server, state: State): void {
  const comesOrGoes = ({ document }: { readonly document: Source }): void => {
    void documents.isUnsaved(document).then((isUnsaved) => {
      if (isUnsaved) state.refresh();
    });
  };
  documents.open.onDidOpen(comesOrGoes);
  documents.open.onDidClose(comesOrGoes);
}

/** The folders in the `initialize` parameters. */
interface Opened {
  readonly workspaceFolders?: readonly { readonly uri: string }[] | null;
  readonly rootUri: string | null;
}

/** The URIs of the folders that are open at the start. Older clients send a single root. */
function foldersOf({ workspaceFolders, rootUri }: Opened): readonly string[] {
  return workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []);
}

/**
 * The files that the server reads, and all creations and deletions, since a folder may appear or disappear with its
 * files.
 */
const WATCHED: readonly FileSystemWatcher[] = [
  { globPattern: "**/*.{threat,taxonomy,scale}.{yaml,yml}" },
  { globPattern: "**/.threat-assessment.{yaml,yml}" },
  { globPattern: "**/*.{bib,json,ris,yaml,yml}" },
  { globPattern: "**/*.{css,csl,docx,dotx}" },
  { globPattern: "**/.gitignore" },
  { globPattern: "**/.git/info/exclude" },
  { globPattern: "**/*", kind: WatchKind.Create | WatchKind.Delete },
];
