/** A client in the same process that provides files slowly, without a disk. */
import { PassThrough } from "node:stream";
import { setTimeout as pause } from "node:timers/promises";
import type {
  Diagnostic,
  DocumentDiagnosticReport,
  ProtocolConnection,
  WorkspaceDiagnosticReport,
} from "vscode-languageserver-protocol/node";
import {
  createProtocolConnection,
  ProgressType,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver-protocol/node";
import { isAtOrBelow } from "../../server/src/files/uris.ts";
import { remoteBackend } from "../../server/src/files/remote.ts";
import type {
  FindFilesParams,
  ReadFilesParams,
  ReadFilesResult,
  RemoteReading,
} from "../../server/src/files/remoteProtocol.ts";
import { FIND_FILES, LIST_FOLDER, READ_FILES } from "../../server/src/files/remoteProtocol.ts";
import { createConnection, ProposedFeatures } from "../../server/src/lsp/protocol.ts";
import { serve } from "../../server/src/lsp/server.ts";
import { wireOver } from "../../server/src/lsp/wire.ts";
import { builtWorkers } from "./builtWorkers.ts";

/** The URI of the folder that the client has open. */
export const REMOTE_FOLDER = "vscode-vfs://github/a/b";

/** A client without a disk. */
export class RemoteClient {
  readonly connection: ProtocolConnection;
  /** The URIs in each request for files. */
  readonly asked: (readonly string[])[] = [];
  readonly files: Map<string, string | RemoteReading>;

  /** Called when the client has read files, before it answers. */
  onRead: (uris: readonly string[]) => Promise<void> = async () => Promise.resolve();

  /** How many messages the server has sent. */
  received = 0;

  /** The duration of each part of an answer, in milliseconds. */
  readonly delay: () => number;

  constructor(files: Readonly<Record<string, string | RemoteReading>>, delay = (): number => 2) {
    this.delay = delay;
    this.files = new Map(
      Object.entries(files).map(([name, content]) => [`${REMOTE_FOLDER}/${name}`, content]),
    );
    const [up, down] = [new PassThrough(), new PassThrough()];
    const wire = wireOver(new StreamMessageWriter(down));
    const server = createConnection(
      (logger) =>
        createProtocolConnection(new StreamMessageReader(up), wire.writer, logger, {
          messageStrategy: wire.strategy,
        }),
      { shutdownReceived: false, initialize: () => undefined, exit: () => undefined },
      ProposedFeatures.all,
    );
    serve(server, wire, {
      backend: remoteBackend,
      loadLanguage: () => undefined,
      translations: async () => Promise.resolve({}),
      workers: () => builtWorkers,
      read: () => undefined,
    });
    server.listen();
    this.connection = createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
    down.on("data", () => this.received++);
    this.connection.onRequest(READ_FILES, async (params: ReadFilesParams) => this.#read(params));
    this.connection.onRequest(FIND_FILES, async ({ folder }: FindFilesParams) => {
      const uris = [...this.files.keys()].filter(
        (uri) => uri.endsWith(".yaml") && isAtOrBelow(uri, new Set([folder])),
      );
      await pause(this.delay());
      return { uris, isPartial: false };
    });
    this.connection.onRequest("workspace/diagnostic/refresh", () => null);
    this.connection.onRequest("client/registerCapability", () => null);
    this.connection.onRequest(LIST_FOLDER, () => ({
      entries: [
        { name: "our.taxonomy.yaml", isFolder: false },
        { name: "works.bib", isFolder: false },
      ],
      isPartial: false,
    }));
    this.connection.listen();
  }

  async begin(pull = true): Promise<void> {
    await this.connection.sendRequest("initialize", {
      processId: null,
      rootUri: null,
      workspaceFolders: [{ uri: REMOTE_FOLDER, name: "b" }],
      capabilities: {
        textDocument: pull ? { diagnostic: {} } : {},
        workspace: { workspaceFolders: true, textDocumentContent: {} },
      },
    });
    await this.connection.sendNotification("initialized", {});
  }

  async open(name: string, text: string): Promise<string> {
    const uri = `${REMOTE_FOLDER}/${name}`;
    const textDocument = { uri, languageId: "threat-assessment", version: 1, text };
    await this.connection.sendNotification("textDocument/didOpen", { textDocument });
    return uri;
  }

  async close(uri: string): Promise<void> {
    await this.connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
  }

  async pull(uri: string): Promise<readonly Diagnostic[]> {
    const report = await this.connection.sendRequest<DocumentDiagnosticReport>("textDocument/diagnostic", {
      textDocument: { uri },
    });
    return report.kind === "full" ? report.items : [];
  }

  /** Reports changes outside the editor. */
  async changed(...uris: readonly string[]): Promise<void> {
    const changes = uris.map((uri) => ({ uri, type: this.#isThere(uri) ? 1 : 3 }));
    await this.connection.sendNotification("workspace/didChangeWatchedFiles", { changes });
  }

  /** Starts workspace diagnostics. @returns The latest diagnostics, by URI. */
  follow(): ReadonlyMap<string, readonly Diagnostic[]> {
    const shown = new Map<string, readonly Diagnostic[]>();
    const type = new ProgressType<WorkspaceDiagnosticReport>();
    this.connection.onProgress(type, "survey", ({ items }) => {
      for (const report of items) if (report.kind === "full") shown.set(report.uri, report.items);
    });
    const params = { previousResultIds: [], partialResultToken: "survey" };
    // The request stays open.
    this.connection.sendRequest("workspace/diagnostic", params).catch(() => undefined);
    return shown;
  }

  /**
   * Waits until the server has no work left. It works in this process, so none of its timers that are shorter than ours can be late:
   * open files are checked after one second without changes.
   */
  async quiet(): Promise<void> {
    for (let before = -1; before !== this.received;) {
      before = this.received;
      await pause(1500);
    }
  }

  #isThere(uri: string): boolean {
    return [...this.files.keys()].some((each) => isAtOrBelow(each, new Set([uri])));
  }

  /** The content may be outdated when the answer arrives. */
  async #read({ uris, most }: ReadFilesParams): Promise<ReadFilesResult> {
    if (most > 0) this.asked.push(uris);
    await pause(this.delay());
    const readings = uris.map((uri) => this.#readingOf(uri, most));
    await this.onRead(uris);
    await pause(this.delay());
    return { readings };
  }

  #readingOf(uri: string, most: number): RemoteReading {
    const content = this.files.get(uri);
    if (content === undefined) return { failure: "missing" };
    if (typeof content !== "string") return content;
    return content.length > most
      ? { failure: "too-large" }
      : { base64: Buffer.from(content).toString("base64") };
  }
}
