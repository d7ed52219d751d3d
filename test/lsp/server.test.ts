/** Tests the language server as a process over a real connection. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import type { Socket } from "node:net";
import { createServer } from "node:net";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";
import type {
  CodeAction,
  CompletionList,
  Diagnostic,
  Hover,
  InitializeResult,
} from "vscode-languageserver-protocol";
import {
  createProtocolConnection,
  generateRandomPipeName,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver-protocol/node";
import { folderWith } from "../cli/program.ts";
import { FIXED, TEXT, URI } from "./harbour.ts";
import { serverProgram, Session } from "./session.ts";

async function started(transport: "stdio" | "ipc" = "stdio"): Promise<Session> {
  const session = new Session(transport);
  await session.initialize();
  return session;
}

function itemsOf(report: { kind: string; items?: Diagnostic[] }): Diagnostic[] {
  expect(report.kind).toBe("full");
  return report.items ?? [];
}

describe.each(["stdio", "ipc"] as const)("over %s", (transport) => {
  it("the server announces its capabilities, and exits when asked", async () => {
    const session = new Session(transport);
    const { capabilities, serverInfo } = await session.initialize();
    expect(serverInfo?.name).toBe("threat-assessment");
    expect(capabilities).toMatchObject({
      textDocumentSync: { openClose: true, change: 2 },
      hoverProvider: true,
      completionProvider: { resolveProvider: true },
      diagnosticProvider: { interFileDependencies: true },
    });
    await session.request("shutdown", {});
    await session.connection.sendNotification("exit");
    expect(await session.ended()).toBe(0);
  });

  it("the server exits with its editor", async () => {
    const session = new Session(transport);
    await session.initialize();
    if (transport === "ipc") session.process.disconnect();
    else session.process.stdin?.end();
    expect(await session.ended()).toBe(1);
  });
});

it.each(["pipe", "socket"])("the server connects over a %s", async (transport) => {
  const editor = createServer();
  const isListening = once(editor.listen(transport === "pipe" ? generateRandomPipeName() : 0), "listening");
  const isConnected = once(editor, "connection");
  await isListening;
  const uri = editor.address();
  const place = typeof uri === "string" ? uri : String(uri?.port);
  const server = spawn(process.execPath, [serverProgram, `--${transport}=${place}`]);
  onTestFinished(() => {
    server.kill();
    editor.close();
  });
  const [socket] = (await isConnected) as [Socket];
  const connection = createProtocolConnection(
    new StreamMessageReader(socket),
    new StreamMessageWriter(socket),
  );
  connection.listen();
  const { serverInfo } = await connection.sendRequest<InitializeResult>("initialize", {
    processId: null,
    rootUri: null,
    capabilities: {},
  });
  expect(serverInfo?.name).toBe("threat-assessment");
});

describe("diagnostics", () => {
  it("pulled diagnostics have the rule, its page and the range of the word", async () => {
    const session = await started();
    await session.open(URI, TEXT);
    const [found, ...rest] = itemsOf(await session.pull(URI)).filter(({ severity }) => severity === 1);
    expect(rest).toEqual([]);
    expect(found).toMatchObject({
      range: { start: { line: 7, character: 8 }, end: { line: 7, character: 11 } },
      severity: 1,
      code: "no-undefined-reference",
      codeDescription: { href: expect.stringMatching(/docs\/rules\/no-undefined-reference\.md$/) as string },
      source: "threat-assessment",
      message: 'Nothing defines the actor "prt". Did you mean "port"?',
    });
  });

  it("diagnostics have related locations", async () => {
    const session = await started();
    await session.open(URI, TEXT.replace("prt", "port").replace("energy]", "terrorism]"));
    const found = itemsOf(await session.pull(URI)).find(({ code }) => code === "no-double-ranking");
    expect(found).toMatchObject({
      relatedInformation: [{ location: { uri: URI, range: { start: { line: 11 } } } }],
    });
  });

  it("diagnostics follow edits, and are not sent again if nothing has changed", async () => {
    const session = await started();
    await session.open(URI, TEXT);
    const first = await session.pull(URI);
    expect(await session.pull(URI, first.resultId)).toEqual({ kind: "unchanged", resultId: first.resultId });
    await session.change(URI, 2, FIXED);
    const errors = itemsOf(await session.pull(URI, first.resultId)).filter(({ severity }) => severity === 1);
    expect(errors).toEqual([]);
  });

  it("a client that cannot pull gets diagnostics once for each change, and none after closing the file", async () => {
    const session = new Session("stdio");
    const { capabilities } = await session.initialize({});
    expect(capabilities.diagnosticProvider).toBeUndefined();
    await session.open(URI, TEXT);
    await session.until(() => session.pushed.length === 1);
    expect(session.pushed[0]?.diagnostics.map(({ code }) => code)).toContain("no-undefined-reference");
    await session.change(URI, 2, FIXED);
    await session.until(() => session.pushed.length === 2);
    expect(session.pushed[1]).toMatchObject({ uri: URI, version: 2 });
    expect(session.pushed[1]?.diagnostics.filter(({ severity }) => severity === 1)).toEqual([]);
    await session.connection.sendNotification("textDocument/didClose", { textDocument: { uri: URI } });
    await session.until(() => session.pushed.length === 3);
    expect(session.pushed[2]?.diagnostics).toEqual([]);
  });

  it("diagnostics use a taxonomy from the disk, from the editor, and from the disk again", async () => {
    const taxonomy = (category: string): string =>
      `taxonomy: 1\nid: ours\ntitle: Ours\nclusters:\n  sea: {title: Sea, definition: What the sea does.}\ncategories:\n  ${category}: {cluster: sea, title: T, definition: D.}\n`;
    const folder = folderWith({ "ours.taxonomy.yaml": taxonomy("waves") });
    const ours = pathToFileURL(join(folder, "ours.taxonomy.yaml")).href;
    const uri = pathToFileURL(join(folder, "a.threat.yaml")).href;
    const undefinedIds = async (): Promise<string[]> =>
      itemsOf(await session.pull(uri)).flatMap(({ code, message }) =>
        code === "no-undefined-reference"
          ? [/"([^"]*)"/.exec(typeof message === "string" ? message : message.value)?.[1] ?? ""]
          : [],
      );
    const session = await started();
    await session.open(
      uri,
      TEXT.replace("bailey-2005", "./ours.taxonomy.yaml")
        .replace("prt", "port")
        .replace("terrorism, energy", "waves, tides"),
    );
    expect(await undefinedIds()).toEqual(["tides"]);
    await session.open(ours, taxonomy("tides"));
    expect(await undefinedIds()).toEqual(["waves"]);
    await session.connection.sendNotification("textDocument/didClose", { textDocument: { uri: ours } });
    expect(await undefinedIds()).toEqual(["tides"]);
    writeFileSync(join(folder, "ours.taxonomy.yaml"), taxonomy("winds"));
    const changes = [{ uri: ours, type: 2 }];
    await session.connection.sendNotification("workspace/didChangeWatchedFiles", { changes });
    expect(await undefinedIds()).toEqual(["waves", "tides"]);
  });
});

describe("requests at a position", () => {
  it("completion items have documentation when resolved", async () => {
    const session = await started();
    await session.open(URI, TEXT);
    const params = { textDocument: { uri: URI }, position: { line: 11, character: 31 } };
    await session.change(URI, 2, [
      { range: { start: { line: 11, character: 29 }, end: { line: 11, character: 29 } }, text: ", " },
    ]);
    const { items } = await session.request<CompletionList>("textDocument/completion", params);
    const water = items.find(({ label }) => label === "water");
    expect(water).toMatchObject({
      labelDetails: { description: "Essential resources/economic conditions" },
    });
    const resolved = await session.request<{ documentation: { value: string } }>(
      "completionItem/resolve",
      water ?? {},
    );
    expect(resolved.documentation.value).toContain("**Water** — category `water`");
  });

  it("completion continues automatically only in a client that supports it", async () => {
    const commands = async (session: Session): Promise<unknown[]> => {
      await session.open(URI, "actors:\n  a:\n    ");
      const params = { textDocument: { uri: URI }, position: { line: 2, character: 4 } };
      const { items } = await session.request<CompletionList>("textDocument/completion", params);
      return items.flatMap(({ command }) => command?.command ?? []);
    };
    expect(await commands(await started())).toEqual([]);
    const able = new Session("stdio");
    await able.initialize({}, { initializationOptions: { canSuggestAgain: true } });
    expect(await commands(able)).toContain("editor.action.triggerSuggest");
  });

  it("hover shows the definition", async () => {
    const session = await started();
    await session.open(URI, TEXT);
    const params = { textDocument: { uri: URI }, position: { line: 11, character: 15 } };
    const found = await session.request<Hover>("textDocument/hover", params);
    expect(JSON.stringify(found.contents)).toContain("**Terrorism** — category `terrorism`");
  });

  it("code actions offer fixes, and fix everything that is safe on request", async () => {
    const session = await started();
    await session.open(URI, `${TEXT}review-by: 3 May 2027\n`);
    const position = { line: 7, character: 9 };
    const params = { textDocument: { uri: URI }, range: { start: position, end: position } };
    const actions = async (only?: string[]): Promise<CodeAction[]> =>
      session.request("textDocument/codeAction", { ...params, context: { diagnostics: [], only } });
    expect((await actions())[0]).toMatchObject({
      title: 'Write "port"',
      kind: "quickfix",
      edit: { changes: { [URI]: [{ newText: "port", range: { start: { line: 7, character: 8 } } }] } },
    });
    expect(await actions(["source.fixAll"])).toMatchObject([
      { kind: "source.fixAll.threatAssessment", edit: { changes: { [URI]: [{ newText: "2027-05-03" }] } } },
    ]);
  });

  it("a file that is not open has no results", async () => {
    const session = await started();
    const params = {
      textDocument: { uri: "file:///other.threat.yaml" },
      position: { line: 0, character: 0 },
    };
    expect(await session.request("textDocument/hover", params)).toBeNull();
    expect(await session.request("textDocument/completion", params)).toBeNull();
    expect(await session.pull("file:///other.threat.yaml")).toEqual({ kind: "full", items: [] });
  });
});

describe("invalid input", () => {
  it("an error ends one request and not the server", async () => {
    const session = await started();
    await session.open(URI, TEXT);
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    await expect(session.request("codeLens/resolve", { range, data: null })).resolves.toEqual({
      range,
      data: null,
    });
    await expect(
      session.request("completionItem/resolve", { label: "x", data: { uri: URI } }),
    ).resolves.toBeDefined();
    expect(itemsOf(await session.pull(URI)).length).toBeGreaterThan(0);
  });

  it.each([
    ["an empty file", ""],
    ["no YAML", "\u0000\u0001 {{[ \t\n: :\n"],
    ["a list", "- a\n- b\n"],
    ["tabs", "actors:\n\tmexico:\n\t\tname: Mexico\n"],
    [
      "CRLF, a byte order mark, other scripts and emoji",
      "\uFEFFassessment: 1\r\ntitle: Угрозы 🌊 脅威\r\nactors:\r\n  a: {nme: 😀}\r\n",
    ],
    ["several documents", "assessment: 1\ntitle: a\n---\nassessment: 1\ntitel: b\n...\n---\n"],
  ])("%s has problems, at positions that exist", async (_, text) => {
    const session = await started();
    await session.open(URI, text);
    const lines = text.split(/\r\n|\r|\n/);
    const items = itemsOf(await session.pull(URI));
    expect(items.length).toBeGreaterThan(0);
    for (const { range, message } of items) {
      expect(message).toMatch(/[.?]$/);
      expect(range.start.line).toBeLessThan(lines.length);
      expect(range.end.character).toBeLessThanOrEqual((lines[range.end.line] ?? "").length);
    }
  });
});
