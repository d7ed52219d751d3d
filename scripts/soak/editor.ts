/** An editor for soak tests: it runs its own server, and checks the result of every request. */
import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import process from "node:process";
import type { Readable } from "node:stream";
import { setTimeout as pause } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import type { ProtocolConnection } from "vscode-languageserver-protocol/node";
import {
  CancellationTokenSource,
  createProtocolConnection,
  ResponseError,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver-protocol/node";
import type { TextDocumentContentChangeEvent } from "vscode-languageserver-textdocument";
import { TextDocument } from "vscode-languageserver-textdocument";
import { projectRoot } from "../root.ts";

/** How long an answer may take, in milliseconds, on a busy machine. */
const PATIENCE = 120_000;

/**
 * Error codes of the protocol for outdated requests and for refusals. The code -32803 carries a message for the user.
 */
const ALLOWED = [-32800, -32801, -32802, -32803];

/** An editor with its server and its open documents. */
export class Editor {
  readonly open = new Map<string, TextDocument>();
  /** Errors of the server. */
  readonly faults: string[] = [];
  readonly counts = { requests: 0, cancelled: 0, edits: 0, events: 0 };
  folders: string[];
  readonly #process: ChildProcess;
  readonly #connection: ProtocolConnection;
  readonly #pending = new Set<Promise<unknown>>();
  readonly #survey = new CancellationTokenSource();
  #isEnding = false;

  private constructor(folders: readonly string[]) {
    this.folders = [...folders];
    const hook = pathToFileURL(join(projectRoot, "scripts/soak/heap.ts")).href;
    const program = join(projectRoot, "dist/server.cjs");
    this.#process = spawn(process.execPath, ["--expose-gc", "--import", hook, program, "--stdio"], {
      stdio: ["pipe", "pipe", "pipe", "pipe"],
    });
    const { stdin, stdout, stderr } = this.#process;
    if (!stdin || !stdout || !stderr) throw new Error("The server has no streams.");
    stderr.on("data", (data: Buffer) => this.faults.push(`on the error stream: ${data.toString()}`));
    this.#process.once("exit", (code, signal) => {
      if (!this.#isEnding) this.faults.push(`The server has ended: ${String(code ?? signal)}`);
    });
    this.#connection = createProtocolConnection(
      new StreamMessageReader(stdout),
      new StreamMessageWriter(stdin),
    );
    this.#answer();
  }

  static async start(folders: readonly string[]): Promise<Editor> {
    const editor = new Editor(folders);
    await editor.request("initialize", {
      processId: process.pid,
      rootUri: null,
      workspaceFolders: folders.map((uri) => ({ uri, name: uri })),
      capabilities,
    });
    await editor.notify("initialized", {});
    return editor;
  }

  /** Requests workspace diagnostics as long as the server runs. The reports are ignored. */
  follow(): void {
    const params = { previousResultIds: [], partialResultToken: "survey" };
    this.#connection.sendRequest("workspace/diagnostic", params, this.#survey.token).catch(() => undefined);
  }

  get pid(): number {
    return this.#process.pid ?? 0;
  }

  async notify(method: string, params: object): Promise<void> {
    if (this.#process.exitCode === null) await this.#connection.sendNotification(method, params);
  }

  /** Sends a request. @returns The result, or `undefined` for an error. Unexpected errors are faults. */
  async request<R = unknown>(
    method: string,
    params: object,
    { cancelAfter }: { readonly cancelAfter?: number } = {},
  ): Promise<R | undefined> {
    this.counts.requests++;
    const cancellation = new CancellationTokenSource();
    if (cancelAfter !== undefined) {
      this.counts.cancelled++;
      setTimeout(() => {
        cancellation.cancel();
      }, cancelAfter);
    }
    const answer = this.#connection.sendRequest<R>(method, params, cancellation.token);
    const late = new AbortController();
    const tooLate = pause(PATIENCE, undefined, { signal: late.signal }).then(
      () => {
        this.faults.push(`${method} was not answered: ${JSON.stringify(params).slice(0, 300)}`);
        return undefined;
      },
      () => undefined,
    );
    try {
      return await Promise.race([answer, tooLate]);
    } catch (error) {
      this.#judge(method, error);
      return undefined;
    } finally {
      late.abort();
    }
  }

  /** Sends a request without waiting for the answer. */
  begin(method: string, params: object, options: { readonly cancelAfter?: number } = {}): void {
    const answer = this.request(method, params, options);
    this.#pending.add(answer);
    void answer.finally(() => this.#pending.delete(answer));
  }

  /** Resolves when all requests have been answered. */
  async settled(): Promise<void> {
    while (this.#pending.size > 0) await Promise.all(this.#pending);
  }

  get pending(): number {
    return this.#pending.size;
  }

  async openDocument(uri: string, text: string): Promise<void> {
    const document = TextDocument.create(uri, "yaml", 1, text);
    this.open.set(uri, document);
    await this.notify("textDocument/didOpen", {
      textDocument: { uri, languageId: "yaml", version: 1, text },
    });
  }

  async closeDocument(uri: string): Promise<void> {
    if (this.open.delete(uri)) await this.notify("textDocument/didClose", { textDocument: { uri } });
  }

  async edit(document: TextDocument, contentChanges: TextDocumentContentChangeEvent[]): Promise<void> {
    this.counts.edits++;
    const version = document.version + 1;
    TextDocument.update(document, contentChanges, version);
    await this.notify("textDocument/didChange", {
      textDocument: { uri: document.uri, version },
      contentChanges,
    });
  }

  /** The size of the heap after garbage collection, in bytes. */
  async heap(): Promise<number> {
    const stream = this.#process.stdio[3] as Readable;
    this.#process.kill("SIGUSR2");
    const [data] = (await once(stream, "data")) as [Buffer];
    return Number(data.toString().trim().split("\n").at(-1));
  }

  async stop(): Promise<void> {
    this.#isEnding = true;
    this.#survey.cancel();
    await this.request("shutdown", {});
    await this.notify("exit", {});
    if (this.#process.exitCode === null) await once(this.#process, "exit");
    this.#connection.dispose();
  }

  #answer(): void {
    const { faults } = this;
    for (const method of ASKED_BY_SERVERS) this.#connection.onRequest(method, () => null);
    this.#connection.onRequest("workspace/configuration", () => [null]);
    this.#connection.onNotification("window/logMessage", (params) => {
      const { type, message } = params as { type: number; message: string };
      // MessageType.Error
      if (type === 1) faults.push(`in the log: ${message}`);
    });
    this.#connection.listen();
  }

  #judge(method: string, error: unknown): void {
    if (error instanceof ResponseError && ALLOWED.includes(error.code)) return;
    this.faults.push(`${method}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

const ASKED_BY_SERVERS = [
  "client/registerCapability",
  "client/unregisterCapability",
  "window/workDoneProgress/create",
  "workspace/codeLens/refresh",
  "workspace/diagnostic/refresh",
  "workspace/inlayHint/refresh",
];

const capabilities = {
  textDocument: {
    diagnostic: {},
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix", "refactor", "source"] } },
    },
    completion: { completionItem: { snippetSupport: true } },
  },
  workspace: {
    workspaceFolders: true,
    diagnostics: { refreshSupport: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    textDocumentContent: {},
  },
};
