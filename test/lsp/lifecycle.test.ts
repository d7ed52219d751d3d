/** Tests messages that are invalid or out of order, byte by byte over a real connection. */
import { expect, it } from "vitest";
import { BEGIN, LAST, message } from "../../scripts/soak/malformed.ts";
import { requests } from "../../server/src/lsp/server.ts";
import { after } from "./bytes.ts";
import { Session } from "./session.ts";

const HOVER = { textDocument: { uri: "file:///a.threat.yaml" }, position: { line: 0, character: 0 } };

async function codeOf(answer: Promise<unknown>): Promise<unknown> {
  return answer.then(
    () => "answered",
    (error: unknown) => (error as { code: number }).code,
  );
}

it("requests before initialize and after shutdown are rejected", async () => {
  const session = new Session("stdio");
  expect(await codeOf(session.request("textDocument/hover", HOVER))).toBe(-32002);
  // The notification is ignored, so the file is not open.
  await session.open("file:///a.threat.yaml", "actors: {a: {nme: x}}\n");
  expect(await codeOf(session.request("shutdown", {}))).toBe(-32002);
  await session.initialize();
  expect(await session.pull("file:///a.threat.yaml")).toMatchObject({ items: [] });
  expect(await codeOf(session.request("initialize", { capabilities: {} }))).toBe(-32600);
  expect(await codeOf(session.request("textDocument/hover", HOVER))).toBe("answered");
  await session.request("shutdown", {});
  expect(await codeOf(session.request("textDocument/hover", HOVER))).toBe(-32600);
  await session.connection.sendNotification("exit");
  expect(await session.ended()).toBe(0);
});

it("the server exits when a client leaves before initialize", async () => {
  const session = new Session("stdio");
  await session.connection.sendNotification("exit");
  expect(await session.ended()).toBe(1);
});

it("unknown methods and invalid parameters have the error codes of the protocol", async () => {
  const session = new Session("stdio");
  expect(await codeOf(session.request("initialize", {}))).toBe(-32602);
  await session.initialize();
  expect(await codeOf(session.request("no/such/method", {}))).toBe(-32601);
  expect(await codeOf(session.request("$/noSuchMethod", {}))).toBe(-32601);
  for (const { method, shape } of requests) {
    const isFree = Object.keys(shape).length === 0;
    for (const params of [{}, { textDocument: null }, { textDocument: { uri: 1 }, position: [], range: 1 }])
      expect([method, await codeOf(session.request(method, params))]).toEqual([
        method,
        isFree ? expect.anything() : -32602,
      ]);
  }
  const wrong = { ...HOVER, position: { line: -1, character: 0.5 } };
  expect(await codeOf(session.request("textDocument/hover", wrong))).toBe(-32602);
  expect(await codeOf(session.request("textDocument/hover", HOVER))).toBe("answered");
});

it("every announced request is answered", async () => {
  const session = new Session("stdio");
  const { capabilities } = await session.initialize({
    textDocument: { diagnostic: {} },
    workspace: { workspaceFolders: true },
  });
  const asked: Readonly<Record<string, readonly string[]>> = {
    callHierarchyProvider: [
      "textDocument/prepareCallHierarchy",
      "callHierarchy/incomingCalls",
      "callHierarchy/outgoingCalls",
    ],
    codeLensProvider: ["textDocument/codeLens", "codeLens/resolve"],
    completionProvider: ["textDocument/completion", "completionItem/resolve"],
    diagnosticProvider: ["textDocument/diagnostic"],
    documentFormattingProvider: ["textDocument/formatting"],
    documentOnTypeFormattingProvider: ["textDocument/onTypeFormatting"],
    documentRangeFormattingProvider: ["textDocument/rangeFormatting"],
    linkedEditingRangeProvider: ["textDocument/linkedEditingRange"],
    renameProvider: ["textDocument/prepareRename", "textDocument/rename"],
    semanticTokensProvider: [
      "textDocument/semanticTokens/full",
      "textDocument/semanticTokens/full/delta",
      "textDocument/semanticTokens/range",
    ],
    workspaceSymbolProvider: ["workspace/symbol"],
  };
  for (const key of Object.keys(capabilities).filter((each) => each.endsWith("Provider"))) {
    const methods = asked[key] ?? [`textDocument/${key.replace(/Provider$/, "")}`];
    for (const method of methods)
      expect([method, await codeOf(session.request(method, {}))]).not.toEqual([method, -32601]);
  }
});

it.each([
  ["a text that is no JSON", "{nope", -32700],
  ["a list", "[]", -32600],
  ["null", "null", -32600],
  ["an object without a method", "{}", -32600],
  ["a request whose id is null", '{"jsonrpc":"2.0","id":null,"method":"shutdown"}', -32600],
])("%s gets an error without an id, and the next message is read", async (_, text, code) => {
  const { output } = await after(BEGIN, message(text), LAST);
  expect(output).toContain(`"id":null,"error":{"code":${code}`);
  expect(output).toContain('"id":99,"result":null');
});

it.each([
  ["a cancellation of nothing", '{"jsonrpc":"2.0","method":"$/cancelRequest","params":null}'],
  ["an opened file without a name", '{"jsonrpc":"2.0","method":"textDocument/didOpen","params":null}'],
  ["a notification that nobody knows", '{"jsonrpc":"2.0","method":"no/such"}'],
])("%s is ignored", async (_, text) => {
  const { output } = await after(BEGIN, message(text), LAST);
  expect(output).toContain('"id":99,"result":null');
});

it.each([
  ["no number", "Content-Length: many\r\n\r\n"],
  ["no length", "Content-Type: text\r\n\r\n{}"],
  ["no header", "hello\r\n\r\n"],
  ["a length that is too short", 'Content-Length: 3\r\n\r\n{"jsonrpc":"2.0"}'],
])("the server exits if it cannot find the next message: %s", async (_, bytes) => {
  const { status } = await after(BEGIN, bytes, LAST);
  expect(status).toBe(1);
});
