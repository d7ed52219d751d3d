/** Malformed bytes and messages, and the reactions of our server. */
import { Buffer } from "node:buffer";

/** A message with its header. */
export const message = (content: unknown): string => {
  const text = typeof content === "string" ? content : JSON.stringify(content);
  return `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
};
/** The document in the messages. */
export const FILE = { uri: "file:///a.threat.yaml" };
const HOVER = { textDocument: FILE, position: { line: 0, character: 0 } };
/** The `initialize` request. */
export const BEGIN = message({ jsonrpc: "2.0", id: 1, method: "initialize", params: { capabilities: {} } });
/** The notification that opens the document. */
export const OPEN = message({
  jsonrpc: "2.0",
  method: "textDocument/didOpen",
  params: { textDocument: { ...FILE, languageId: "threat-assessment", version: 1, text: "assessment: 1\n" } },
});
/** The request that must be answered after any other message. */
export const LAST = message({ jsonrpc: "2.0", id: 99, method: "textDocument/hover", params: HOVER });

/** Byte sequences that are not messages, and the reason that our server gives when it exits. */
export const noMessages: readonly (readonly [name: string, bytes: string | Buffer, why: string])[] = [
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
];

/** Messages that are not valid requests, and the answer of our server. */
export const noRequests: readonly (readonly [name: string, content: string | Buffer, answer: string])[] = [
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
];

const change = (contentChanges: unknown, document: object = { ...FILE, version: 2 }) => ({
  method: "textDocument/didChange",
  params: { textDocument: document, contentChanges },
});
export const at = (line: number, character: number) => ({ line, character });

/** Messages without meaning, which are ignored. */
export const senseless: readonly (readonly [name: string, content: object])[] = [
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
];

/** Any content with a header. */
export function framed(content: string | Buffer): string | Buffer {
  if (!Buffer.isBuffer(content)) return message(content);
  return Buffer.concat([Buffer.from(`Content-Length: ${content.length}\r\n\r\n`), content]);
}
