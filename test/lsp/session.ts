/** Runs the language server as a child process, as an editor does. */
import type { ChildProcess } from "node:child_process";
import { fork, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type {
  ClientCapabilities,
  Diagnostic,
  DocumentDiagnosticReport,
  InitializeResult,
  ProtocolConnection,
  Registration,
  RegistrationParams,
} from "vscode-languageserver-protocol/node";
import {
  CancellationTokenSource,
  createProtocolConnection,
  IPCMessageReader,
  IPCMessageWriter,
  ProgressType,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver-protocol/node";
import { projectRoot } from "../../scripts/root.ts";

/** The path of the built server. */
export const serverProgram = join(projectRoot, "dist/server.cjs");

/** The capabilities of a client that pulls diagnostics. */
export const pulling: ClientCapabilities = {
  textDocument: { diagnostic: { relatedDocumentSupport: false } },
  workspace: {
    diagnostics: { refreshSupport: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    textDocumentContent: {},
  },
};

/** A server process with a connection to it. */
export class Session {
  readonly process: ChildProcess;
  readonly connection: ProtocolConnection;
  /** The diagnostics that the server has pushed, in order. */
  readonly pushed: { uri: string; version?: number; diagnostics: Diagnostic[] }[] = [];
  /** The capabilities that the server has registered, in order. */
  readonly registered: Registration[] = [];
  #tokens = 0;
  readonly #waiting: { test: () => boolean; resolve: () => void }[] = [];

  constructor(
    transport: "stdio" | "ipc",
    args: readonly string[] = [],
    env: Readonly<Record<string, string>> = {},
  ) {
    if (!existsSync(serverProgram)) throw new Error("The server is not built: npm run build.");
    this.process =
      transport === "stdio"
        ? spawn(process.execPath, [serverProgram, "--stdio", ...args], { env: { ...process.env, ...env } })
        : fork(serverProgram, ["--node-ipc", ...args], { silent: true });
    this.connection = connectionTo(this.process, transport);
    this.connection.onNotification("textDocument/publishDiagnostics", (params) => {
      this.pushed.push(params as Session["pushed"][number]);
      this.#settle();
    });
    this.connection.onRequest("client/registerCapability", (params) => {
      this.registered.push(...(params as RegistrationParams).registrations);
      this.#settle();
      return null;
    });
    this.connection.listen();
    onTestFinished(() => {
      this.connection.dispose();
      this.process.kill();
    });
  }

  async initialize(
    capabilities: ClientCapabilities = pulling,
    extra: object = {},
  ): Promise<InitializeResult> {
    const result = await this.connection.sendRequest<InitializeResult>("initialize", {
      processId: process.pid,
      rootUri: null,
      capabilities,
      ...extra,
    });
    await this.connection.sendNotification("initialized", {});
    return result;
  }

  async open(uri: string, text: string): Promise<void> {
    const textDocument = { uri, languageId: "threat-assessment", version: 1, text };
    await this.connection.sendNotification("textDocument/didOpen", { textDocument });
  }

  async change(uri: string, version: number, contentChanges: readonly object[]): Promise<void> {
    await this.connection.sendNotification("textDocument/didChange", {
      textDocument: { uri, version },
      contentChanges,
    });
  }

  async pull(uri: string, previousResultId?: string, identifier?: string): Promise<DocumentDiagnosticReport> {
    return this.connection.sendRequest("textDocument/diagnostic", {
      textDocument: { uri },
      ...(previousResultId === undefined ? {} : { previousResultId }),
      ...(identifier === undefined ? {} : { identifier }),
    });
  }

  async request<R>(method: string, params: object): Promise<R> {
    return this.connection.sendRequest<R>(method, params);
  }

  /** Sends a request that receives partial results until it is cancelled. */
  partially(
    method: string,
    params: object,
    onPart: (part: unknown) => void,
  ): { readonly result: Promise<unknown>; readonly cancel: () => void } {
    const partialResultToken = `${method} ${++this.#tokens}`;
    this.connection.onProgress(new ProgressType<unknown>(), partialResultToken, onPart);
    const source = new CancellationTokenSource();
    const result = this.connection.sendRequest(method, { ...params, partialResultToken }, source.token);
    // If the test ends first, the rejection has no other handler.
    result.catch(() => undefined);
    return {
      result,
      cancel: () => {
        source.cancel();
      },
    };
  }

  /** Resolves when `test` holds. It is evaluated after each push and registration. */
  async until(test: () => boolean): Promise<void> {
    if (test()) return;
    await new Promise<void>((resolve) => this.#waiting.push({ test, resolve }));
  }

  /** Resolves with the exit status when the process ends. */
  async ended(): Promise<number | null> {
    if (this.process.exitCode !== null) return this.process.exitCode;
    return new Promise((resolve) => this.process.once("exit", resolve));
  }

  #settle(): void {
    for (const { test, resolve } of this.#waiting) if (test()) resolve();
  }
}

function connectionTo(child: ChildProcess, transport: "stdio" | "ipc"): ProtocolConnection {
  if (transport === "ipc") {
    return createProtocolConnection(new IPCMessageReader(child), new IPCMessageWriter(child));
  }
  if (!child.stdout || !child.stdin) throw new Error("The server has no standard streams.");
  return createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
}
