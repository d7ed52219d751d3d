/** Runs any server that pushes diagnostics. */
import { spawn } from "node:child_process";
import process from "node:process";
import { setTimeout as pause } from "node:timers/promises";
import type { ProtocolConnection } from "vscode-languageserver-protocol/node";
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver-protocol/node";
import type { Contender } from "../bench/server.ts";

/** A running server. */
export interface Pushing {
  readonly connection: ProtocolConnection;
  /** Resolves with how the server has ended. */
  readonly ended: Promise<string>;
  readonly open: (uri: string, text: string) => Promise<void>;
  /** The next diagnostics of a file. */
  readonly findingsOf: (uri: string) => Promise<unknown>;
  /** The last diagnostics of a file, after `quiet` milliseconds without new ones. */
  readonly lastOf: (uri: string, quiet: number) => Promise<unknown>;
  readonly stop: () => Promise<void>;
}

/** Starts a server. */
export async function pushing({ command, settings }: Contender): Promise<Pushing> {
  const child = spawn(process.execPath, command, { stdio: ["pipe", "pipe", "ignore"] });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const ended = new Promise<string>((resolve) =>
    child.once("exit", (code, signal) => {
      connection.dispose();
      resolve(`ended (${String(code ?? signal)})`);
    }),
  );
  connection.onRequest("client/registerCapability", () => null);
  connection.onRequest("workspace/configuration", (params) =>
    (params as { items: { section: string }[] }).items.map(({ section }) => settings[section] ?? null),
  );
  const told = notificationsOf(connection);
  connection.listen();
  await connection.sendRequest("initialize", { processId: process.pid, rootUri: null, capabilities });
  await connection.sendNotification("initialized", {});
  return {
    connection,
    ended,
    ...told,
    open: async (uri, text) =>
      connection.sendNotification("textDocument/didOpen", {
        textDocument: { uri, languageId: "yaml", version: 1, text },
      }),
    stop: async () => {
      child.kill("SIGKILL");
      await ended;
    },
  };
}

const capabilities = {
  workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true } },
};

function notificationsOf(connection: ProtocolConnection): Pick<Pushing, "findingsOf" | "lastOf"> {
  const last = new Map<string, { readonly diagnostics: unknown; readonly when: number }>();
  const waiting = new Map<string, (diagnostics: unknown) => void>();
  connection.onNotification("textDocument/publishDiagnostics", (params) => {
    const { uri, diagnostics } = params as { uri: string; diagnostics: unknown };
    last.set(uri, { diagnostics, when: performance.now() });
    waiting.get(uri)?.(diagnostics);
  });
  return {
    findingsOf: async (uri) => new Promise((resolve) => waiting.set(uri, resolve)),
    lastOf: async (uri, quiet) => {
      const asked = performance.now();
      for (;;) {
        const said = last.get(uri);
        if (said && performance.now() - Math.max(said.when, asked) > quiet) return said.diagnostics;
        await pause(50);
      }
    },
  };
}
