/** Runs a language server as an editor does: as a process, with JSON-RPC over the standard streams. */
import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { join } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import type {
  ClientCapabilities,
  Diagnostic,
  DiagnosticOptions,
  DocumentDiagnosticReport,
  InitializeResult,
  Position,
  ProtocolConnection,
  RegistrationParams,
  ServerCapabilities,
  TextDocumentContentChangeEvent,
} from "vscode-languageserver-protocol/node";
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver-protocol/node";
import { atEnd, ScriptFailure } from "../vscode/program.ts";
import { strictFolder } from "./folder.ts";

/** A server to measure, and how an editor uses it. */
export interface Contender {
  readonly name: string;
  /** The arguments of Node.js. */
  readonly command: readonly string[];
  /** Whether diagnostics are pulled. Otherwise the server pushes them. */
  readonly pulls: boolean;
  /** Whether the server registers several diagnostic providers, one for each part. */
  readonly hasParts?: boolean;
  /** The settings for the server, by section. */
  readonly settings: Readonly<Record<string, unknown>>;
}

/** Whether these are the expected diagnostics. */
export type Expectation = (findings: readonly Diagnostic[]) => boolean;

/** What is open in the editor. */
interface Window {
  /** The URI of the document. */
  readonly uri?: string;
  /** The URI of the folder. */
  readonly folder?: string;
}

/** The last answer to a pull request. */
interface Answer {
  readonly items: readonly Diagnostic[];
  readonly resultId?: string;
}

/** How long diagnostics may take, in milliseconds. */
const PATIENCE = 60_000;

/** A running server with one open document. */
export class BenchServer {
  readonly connection: ProtocolConnection;
  readonly uri: string;
  capabilities: ServerCapabilities = {};
  readonly contender: Contender;
  readonly #process: ChildProcess;
  readonly #ended: Promise<void>;
  #version = 0;
  #findings: readonly Diagnostic[] = [];
  /** The parts to pull, with their last answers. */
  readonly #parts = new Map<string | undefined, Answer>();
  #isTold: () => void = () => undefined;
  readonly #told: Promise<void>;
  #received: () => void = () => undefined;

  private constructor(contender: Contender, uri: string) {
    this.uri = uri;
    this.contender = contender;
    this.#told = new Promise((resolve) => {
      this.#isTold = resolve;
      if (contender.hasParts !== true) resolve();
    });
    this.#process = spawn(process.execPath, contender.command, { stdio: ["pipe", "pipe", "inherit"] });
    const { stdin, stdout } = this.#process;
    if (!stdin || !stdout) throw new ScriptFailure(`${contender.name} has no standard streams.`);
    this.connection = createProtocolConnection(
      new StreamMessageReader(stdout),
      new StreamMessageWriter(stdin),
    );
    this.#ended = new Promise((resolve) => {
      this.#process.once("exit", () => {
        // Closing the connection rejects all pending requests.
        this.connection.dispose();
        resolve();
      });
    });
    atEnd(() => this.stop());
  }

  /** Starts a server, and resolves when it is initialized. */
  static async start(contender: Contender, { uri = document(), folder }: Window = {}): Promise<BenchServer> {
    const server = new BenchServer(contender, uri);
    server.#listen();
    const { capabilities } = await server.connection.sendRequest<InitializeResult>("initialize", {
      processId: process.pid,
      rootUri: folder ?? null,
      workspaceFolders: folder === undefined ? null : [{ uri: folder, name: "bench" }],
      capabilities: contender.pulls ? { ...client, ...pulling } : client,
      initializationOptions: { canPullParts: contender.hasParts === true },
    });
    server.capabilities = capabilities;
    server.#parts.set(capabilities.diagnosticProvider?.identifier, { items: [] });
    await server.connection.sendNotification("initialized", {});
    return server;
  }

  get pid(): number {
    return this.#process.pid ?? 0;
  }

  async open(text: string): Promise<void> {
    const textDocument = { uri: this.uri, languageId: "yaml", version: ++this.#version, text };
    await this.connection.sendNotification("textDocument/didOpen", { textDocument });
  }

  async close(): Promise<void> {
    await this.connection.sendNotification("textDocument/didClose", { textDocument: { uri: this.uri } });
  }

  /** Sends the changes one after the other. */
  async change(contentChanges: readonly TextDocumentContentChangeEvent[]): Promise<void> {
    const textDocument = { uri: this.uri, version: ++this.#version };
    await this.connection.sendNotification("textDocument/didChange", { textDocument, contentChanges });
  }

  /** The diagnostics of the latest text. @throws ScriptFailure if they are not, or do not become, as expected. */
  async findings(expected: Expectation = () => true): Promise<readonly Diagnostic[]> {
    if (this.contender.pulls) await this.#pull();
    else await this.#push(expected);
    if (!expected(this.#findings))
      throw new ScriptFailure(`${this.contender.name} does not find what it should.`);
    return this.#findings;
  }

  /** Sends a request about a position in the document. */
  async request<R>(method: string, position: Position): Promise<R> {
    return this.connection.sendRequest<R>(method, { textDocument: { uri: this.uri }, position });
  }

  /** Asks the server to exit, as an editor does. */
  async quit(): Promise<void> {
    await this.connection.sendRequest("shutdown");
    await this.connection.sendNotification("exit");
    await this.#ended;
  }

  /** Kills the process. It may be called twice. */
  async stop(): Promise<void> {
    this.#process.kill();
    await this.#ended;
  }

  #listen(): void {
    const { settings } = this.contender;
    this.connection.onNotification("textDocument/publishDiagnostics", (params) => {
      const { uri, diagnostics } = params as { uri: string; diagnostics: Diagnostic[] };
      if (uri !== this.uri) return;
      this.#findings = diagnostics;
      this.#received();
    });
    this.connection.onRequest("workspace/configuration", (params) =>
      (params as { items: { section: string }[] }).items.map(({ section }) => settings[section] ?? null),
    );
    this.connection.onRequest("client/registerCapability", (params) => {
      for (const { method, registerOptions } of (params as RegistrationParams).registrations) {
        if (method !== "textDocument/diagnostic") continue;
        this.#parts.set((registerOptions as DiagnosticOptions).identifier, { items: [] });
        this.#isTold();
      }
      return null;
    });
    for (const method of CONSENTED) this.connection.onRequest(method, () => null);
    this.connection.listen();
  }

  /** Pulls all parts at once, as VS Code does, including those that the server registers meanwhile. */
  async #pull(): Promise<void> {
    const first = [...this.#parts.keys()];
    await Promise.all(first.map((part) => this.#ask(part)));
    await this.#told;
    const rest = [...this.#parts.keys()].slice(first.length);
    await Promise.all(rest.map((part) => this.#ask(part)));
    this.#findings = Array.from(this.#parts.values(), ({ items }) => items).flat();
  }

  async #ask(part: string | undefined): Promise<void> {
    const known = this.#parts.get(part);
    const report = await this.connection.sendRequest<DocumentDiagnosticReport>("textDocument/diagnostic", {
      textDocument: { uri: this.uri },
      ...(part === undefined ? {} : { identifier: part }),
      ...(known?.resultId === undefined ? {} : { previousResultId: known.resultId }),
    });
    if (report.kind === "full") this.#parts.set(part, report);
  }

  async #push(expected: Expectation): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, PATIENCE);
      this.#received = () => {
        if (!expected(this.#findings)) return;
        clearTimeout(timer);
        resolve();
      };
      this.#received();
    });
    this.#received = () => undefined;
  }
}

/** Requests to which a compliant editor answers `null`. */
const CONSENTED = [
  "client/unregisterCapability",
  "window/workDoneProgress/create",
  "workspace/diagnostic/refresh",
];

let known: string | undefined;

/** The URI of a document in a folder where every rule is on. */
function document(): string {
  known ??= pathToFileURL(join(strictFolder(), "document.threat.yaml")).toString();
  return known;
}

const client: ClientCapabilities = {
  workspace: {
    configuration: true,
    workspaceFolders: true,
    didChangeWatchedFiles: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
  },
};

const pulling: ClientCapabilities = {
  textDocument: { diagnostic: { dynamicRegistration: true, relatedDocumentSupport: false } },
};
