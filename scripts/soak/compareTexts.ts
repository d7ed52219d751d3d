/** Measures hostile and long texts: the time to their problems, and to an answer about another document. */
import { Buffer } from "node:buffer";
import { setTimeout as pause } from "node:timers/promises";
import { documentOf } from "../bench/document.ts";
import type { Contender } from "../bench/server.ts";
import { pushing } from "./pushing.ts";

/** The texts by name. */
export const comparedTexts: Readonly<Record<string, string>> = {
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

/** How long anything may take, in milliseconds. */
const PATIENCE = 60_000;

/** The times as cells of the table. */
interface Seen {
  readonly findings: string;
  readonly hover: string;
}

const [OTHER, HOSTILE] = ["file:///other.threat.yaml", "file:///hostile.threat.yaml"];

/** Opens a text in a new server, and measures. */
export async function seen(contender: Contender, text: string): Promise<Seen> {
  const server = await pushing(contender);
  const limit = async (what: Promise<unknown>): Promise<string> => {
    const start = performance.now();
    const done = what.then(() => `${(performance.now() - start).toFixed(0)} ms`);
    return Promise.race([
      done.catch(() => server.ended),
      server.ended,
      pause(PATIENCE).then(() => `more than ${PATIENCE / 1000} s`),
    ]);
  };
  const first = server.findingsOf(OTHER);
  await server.open(OTHER, documentOf(300));
  await limit(first);
  const findings = limit(server.findingsOf(HOSTILE));
  await server.open(HOSTILE, text);
  const params = { textDocument: { uri: OTHER }, position: { line: 3, character: 3 } };
  const state = { isDone: false };
  void findings.then(() => (state.isDone = true));
  let hover = 0;
  while (!state.isDone) {
    const start = performance.now();
    await limit(server.connection.sendRequest("textDocument/hover", params));
    hover = Math.max(hover, performance.now() - start);
    await pause(5);
  }
  const result = { findings: await findings, hover: `${hover.toFixed(0)} ms` };
  await server.stop();
  return result;
}
