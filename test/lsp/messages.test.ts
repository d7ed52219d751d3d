/** Whatever bytes and messages come, the server goes on, or says why it ends. */
import { spawn } from "node:child_process";
import fc from "fast-check";
import { expect, it, onTestFinished } from "vitest";
import { program } from "./session.ts";

interface Ended {
  readonly output: string;
  readonly errors: string;
  readonly status: number | null | undefined;
}

/** What the server says, and how it ends if it does, when these bytes have come. */
async function after(...parts: readonly (string | Buffer)[]): Promise<Ended> {
  const server = spawn(process.execPath, [program, "--stdio"]);
  onTestFinished(() => void server.kill());
  let [output, errors] = ["", ""];
  let status: number | null | undefined;
  server.stderr.on("data", (data: Buffer) => (errors += data.toString()));
  const ended = new Promise<void>((resolve) =>
    server.once("close", (code) => {
      status = code;
      resolve();
    }),
  );
  const answered = new Promise<void>((resolve) =>
    server.stdout.on("data", (data: Buffer) => {
      output += data.toString();
      if (output.includes('"id":99')) resolve();
    }),
  );
  server.stdin.on("error", () => undefined);
  for (const part of parts) server.stdin.write(part);
  await Promise.race([ended, answered]);
  server.kill();
  return { output, errors, status };
}

const message = (content: unknown): string => {
  const text = typeof content === "string" ? content : JSON.stringify(content);
  return `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
};
const FILE = { uri: "file:///a.threat.yaml" };
const HOVER = { textDocument: FILE, position: { line: 0, character: 0 } };
const BEGIN = message({ jsonrpc: "2.0", id: 1, method: "initialize", params: { capabilities: {} } });
const OPEN = message({
  jsonrpc: "2.0",
  method: "textDocument/didOpen",
  params: { textDocument: { ...FILE, languageId: "threat-assessment", version: 1, text: "assessment: 1\n" } },
});
const LAST = message({ jsonrpc: "2.0", id: 99, method: "textDocument/hover", params: HOVER });

it.each([
  ["a negative length", "Content-Length: -5\r\n\r\n{}", "a number of bytes"],
  ["a length of 10^12", "Content-Length: 1000000000000\r\n\r\n{}", "too long"],
  ["a length of 10^20", "Content-Length: 100000000000000000000\r\n\r\n{}", "too long"],
  ["half a byte", "Content-Length: 1.5\r\n\r\n{}", "a number of bytes"],
  ["a hexadecimal length", "Content-Length: 0x2\r\n\r\n{}", "a number of bytes"],
  ["a length with a word", "Content-Length: 2 bytes\r\n\r\n{}", "a number of bytes"],
  ["two lengths", "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}", "a number of bytes"],
  ["no length", "Content-Type: a\r\n\r\n{}", "no Content-Length"],
  ["lines that end with LF", "Content-Length: 2\n\n{}", "not a header"],
  ["no header", "hello\r\n\r\n", "not a header"],
  ["a header without an end", `X: ${"a".repeat(10_000)}`, "too long"],
  ["bytes", Buffer.from([0xff, 0xfe, 0, 1, 13, 10, 13, 10]), "not a header"],
])("%s ends the server, and it says why", async (_, bytes, why) => {
  const { status, errors } = await after(BEGIN, bytes, LAST);
  expect(errors).toContain(why);
  expect(status).toBe(1);
});

it.each([
  [
    "a list of requests",
    '[{"jsonrpc":"2.0","id":5,"method":"shutdown"}]',
    '"id":null,"error":{"code":-32600',
  ],
  ["bytes that are no UTF-8", Buffer.from([0xff, 0xfe, 0]), '"id":null,"error":{"code":-32700'],
  [
    "an id that is true",
    '{"jsonrpc":"2.0","id":true,"method":"shutdown"}',
    '"id":null,"error":{"code":-32600',
  ],
  [
    "an id that is a list",
    '{"jsonrpc":"2.0","id":[1],"method":"shutdown"}',
    '"id":null,"error":{"code":-32600',
  ],
  ["a method that is a number", '{"jsonrpc":"2.0","id":5,"method":5}', '"code":-32600'],
  [
    "a method of every object",
    '{"jsonrpc":"2.0","id":5,"method":"__proto__"}',
    '"id":5,"error":{"code":-32601',
  ],
  [
    "parameters that are a text",
    '{"jsonrpc":"2.0","id":5,"method":"textDocument/hover","params":"x"}',
    '"id":5,"error":{"code":-32602',
  ],
  [
    "lists in lists",
    `{"jsonrpc":"2.0","id":5,"method":"a","params":${"[".repeat(50_000)}${"]".repeat(50_000)}}`,
    '"id":5,"error":{"code":-32',
  ],
  [
    "ids of what was shown before that are none",
    '{"jsonrpc":"2.0","id":5,"method":"workspace/diagnostic","params":{"previousResultIds":5}}',
    '"id":5,"error":{"code":-32602',
  ],
  [
    "answers of a wizard that are none",
    '{"jsonrpc":"2.0","id":5,"method":"threatAssessment/newAssessment","params":{"title":5}}',
    '"id":5,"error":{"code":-32602',
  ],
])("%s is refused, and the next message is answered", async (_, content, answer) => {
  const framed = Buffer.isBuffer(content)
    ? Buffer.concat([Buffer.from(`Content-Length: ${content.length}\r\n\r\n`), content])
    : message(content);
  const { output } = await after(BEGIN, framed, LAST);
  expect(output).toContain(answer);
  expect(output).toContain('"id":99');
});

const change = (contentChanges: unknown, document: object = { ...FILE, version: 2 }) => ({
  method: "textDocument/didChange",
  params: { textDocument: document, contentChanges },
});
const at = (line: number, character: number) => ({ line, character });

it.each([
  ["a range that ends before it begins", change([{ range: { start: at(5, 3), end: at(0, 0) }, text: "x" }])],
  ["a range beyond the text", change([{ range: { start: at(1e9, 1e9), end: at(2e9, 0) }, text: "x" }])],
  ["a negative range", change([{ range: { start: at(-5, 3), end: at(0, 0) }, text: "x" }])],
  ["changes that are none", change([{ range: 7, text: 5 }, null, 3])],
  [
    "a change of a file that is not open",
    change([{ text: "a" }], { uri: "file:///z.threat.yaml", version: 1 }),
  ],
  ["a version that goes back", change([{ text: "a: b\n" }], { ...FILE, version: -3 })],
  ["a file that is opened again", JSON.parse(OPEN.slice(OPEN.indexOf("{"))) as object],
  [
    "the end of a file that is not open",
    { method: "textDocument/didClose", params: { textDocument: { uri: "x" } } },
  ],
  ["a cancellation of a request that is not there", { method: "$/cancelRequest", params: { id: 1234 } }],
  [
    "files that have changed and are none",
    { method: "workspace/didChangeWatchedFiles", params: { changes: [{ uri: 5 }, null] } },
  ],
  ["an answer to no request", { id: 777, result: 1 }],
])("%s does not end it", async (_, content) => {
  const { output, status } = await after(BEGIN, OPEN, message({ jsonrpc: "2.0", ...content }), LAST);
  expect(output).toContain('"id":99');
  expect(output).not.toContain("failed with message");
  expect(status).toBeUndefined();
});

it("any messages are each answered once, and none ends it", async () => {
  const methods = fc.constantFrom(
    "textDocument/hover",
    "textDocument/completion",
    "textDocument/rename",
    "textDocument/didChange",
    "textDocument/didOpen",
    "textDocument/codeAction",
    "workspace/symbol",
    "codeLens/resolve",
    "textDocument/semanticTokens/range",
    "threatAssessment/source",
    "nothing",
    "$/nothing",
    "callHierarchy/incomingCalls",
    "workspace/willRenameFiles",
    "threatAssessment/status",
    "workspace/didChangeConfiguration",
  );
  const value = fc.oneof(
    {
      weight: 3,
      arbitrary: fc.constantFrom<unknown>(
        FILE.uri,
        "file:///x",
        "::",
        0,
        -1,
        1e300,
        null,
        true,
        [],
        {},
        at(0, 3),
        at(9, 9),
        { start: at(1, 0), end: at(0, 0) },
      ),
    },
    fc.jsonValue({ maxDepth: 2 }),
  );
  const params = fc.record(
    {
      textDocument: fc.oneof(fc.constant(FILE), fc.record({ uri: value, text: value, version: value })),
      position: value,
      range: value,
      newName: value,
      context: value,
      contentChanges: fc.array(fc.record({ range: value, text: value }), { maxLength: 2 }),
      query: value,
      item: value,
      uri: value,
      text: value,
      data: value,
      files: value,
      settings: value,
    },
    { requiredKeys: [] },
  );
  const all = fc.sample(
    fc.record({ method: methods, params: fc.oneof({ weight: 5, arbitrary: params }, value) }),
    { numRuns: 400, seed: 7 },
  );
  const isAsked = ({ method }: (typeof all)[number]): boolean => !/did[A-Z]|^\$/.test(method);
  const messages = all.map((each, index) =>
    message({ jsonrpc: "2.0", ...(isAsked(each) ? { id: `n${index}` } : {}), ...each }),
  );
  const { output, status } = await after(BEGIN, OPEN, ...messages, LAST);
  // The last one is answered when those before it have begun: what takes longer is asked again, by nothing.
  expect(status).toBeUndefined();
  const defects = output.match(/[^{]*(?:is not a function|Cannot (?:read|destructure))[^}]*/g);
  expect(defects).toBeNull();
  expect(output).toContain('"id":99');
}, 30_000);
