/** Hostile and long texts in our server and in yaml-language-server: when there are findings, and when another document is answered about. */
import { spawn } from "node:child_process";
import process from "node:process";
import { setTimeout as pause } from "node:timers/promises";
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver-protocol/node";
import type { Contender } from "../bench/server.ts";
import { installPeers, oursPushing, peer } from "../bench/contenders.ts";
import { documentOf } from "../bench/document.ts";
import { program } from "../vscode/program.ts";

const texts: Readonly<Record<string, string>> = {
  "45,000 lines": documentOf(45_000),
  "`[@` 2,000 times in a text": `summary: "${"[@".repeat(2000)}"\n`,
  "90,000 spaces in a text": `summary: "a${" ".repeat(90_000)}b"\n`,
  "90,000 blank lines in a text": `summary: |\n  a\n${"\n".repeat(90_000)}  b\n`,
  "`[` 95,000 times": `x: ${"[".repeat(95_000)}\n`,
  "`x: [,,,,` in 36 lines": "x: [,,,,\n".repeat(36),
  '`a: "` in 19,000 lines': 'a: "\n'.repeat(19_000),
  "`a: b: c` in 10,000 lines": "a: b: c\n".repeat(10_000),
  "100,000 random bytes": Buffer.from(
    Array.from({ length: 100_000 }, (_, index) => (index * index * 31 + index) % 256),
  ).toString("latin1"),
};

/** How long something may take, in milliseconds. */
const PATIENCE = 12_000;

await program(async () => {
  await installPeers();
  console.log(
    "| Text | Server | Findings after | Longest wait for a hover in another document |\n| --- | --- | --- | --- |",
  );
  for (const [name, text] of Object.entries(texts))
    for (const contender of [oursPushing, peer]) {
      const { findings, hover } = await seen(contender, text);
      console.log(`| ${name} | ${contender.name} | ${findings} | ${hover} |`);
    }
  return 0;
});

async function seen(
  { command, settings }: Contender,
  text: string,
): Promise<{ findings: string; hover: string }> {
  const child = spawn(process.execPath, command, { stdio: ["pipe", "pipe", "ignore"] });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const [other, uri] = ["file:///other.threat.yaml", "file:///hostile.threat.yaml"];
  const told = new Map<string, () => void>();
  connection.onNotification("textDocument/publishDiagnostics", (params) =>
    told.get((params as { uri: string }).uri)?.(),
  );
  connection.onRequest("client/registerCapability", () => null);
  connection.onRequest("workspace/configuration", (params) =>
    (params as { items: { section: string }[] }).items.map(({ section }) => settings[section] ?? null),
  );
  connection.listen();
  const ended = new Promise<string>((resolve) =>
    child.once("exit", (code, signal) => {
      connection.dispose();
      resolve(`ended (${String(code ?? signal)})`);
    }),
  );
  const limit = async (what: Promise<unknown>): Promise<string> => {
    const start = performance.now();
    const done = what.then(() => `${(performance.now() - start).toFixed(0)} ms`);
    return Promise.race([
      done.catch(() => ended),
      ended,
      pause(PATIENCE).then(() => `more than ${PATIENCE / 1000} s`),
    ]);
  };
  const open = async (address: string, content: string): Promise<void> =>
    connection.sendNotification("textDocument/didOpen", {
      textDocument: { uri: address, languageId: "yaml", version: 1, text: content },
    });
  const findingsOf = async (address: string): Promise<void> =>
    new Promise((resolve) => told.set(address, resolve));
  await connection.sendRequest("initialize", {
    processId: process.pid,
    rootUri: null,
    capabilities: {
      workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true } },
    },
  });
  await connection.sendNotification("initialized", {});
  await open(other, documentOf(300));
  await limit(findingsOf(other));
  const findings = limit(findingsOf(uri));
  await open(uri, text);
  const position = { line: 3, character: 3 };
  const state = { isDone: false };
  void findings.then(() => (state.isDone = true));
  let hover = 0;
  while (!state.isDone) {
    const start = performance.now();
    await limit(connection.sendRequest("textDocument/hover", { textDocument: { uri: other }, position }));
    hover = Math.max(hover, performance.now() - start);
    await pause(5);
  }
  const result = { findings: await findings, hover: `${hover.toFixed(0)} ms` };
  child.kill("SIGKILL");
  await ended;
  return result;
}
