/** Measures our server as a web worker, as on vscode.dev, in Chromium: the same code and documents as in Node.js. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import type { Diagnostic, DocumentDiagnosticReport } from "vscode-languageserver-protocol";
import { projectRoot } from "../root.ts";
import { chromiumPath } from "../vscode/chromium.ts";
import { ScriptFailure } from "../vscode/program.ts";
import { ours } from "./contenders.ts";
import { documentOf, paper } from "./document.ts";
import { median, timed } from "./figures.ts";
import type { BenchPart, Row } from "./row.ts";
import { limitRow } from "./row.ts";
import { seed } from "./seed.ts";
import { BenchServer } from "./server.ts";

const LINES = 45_000;
const RUNS = 5;

/** How much longer a worker may take than a process of Node.js. */
const LIMIT = 1.2;

/** Compares the worker in a browser with the process of Node.js. */
export const browserBench: BenchPart = {
  method: `A page in Chromium starts our server as a web worker, opens the paper's assessment, and requests its problems; then it opens ${LINES}
    lines, and requests the problems. The same in a process of Node.js, ${RUNS} times by turns; the first is not counted. In the worker,
    without the rules of a folder.`,
  async *rows(): AsyncGenerator<Row> {
    const texts = [paper, documentOf(LINES, seed)];
    const [inWorker, inProcess]: (readonly number[])[][] = [[], []];
    for (let run = 0; run < RUNS; run++) {
      inWorker?.push(await inBrowser(texts));
      inProcess?.push(await inNode(texts));
    }
    for (const [index, what] of ["start → problems of the paper", `first open, ${LINES} lines`].entries()) {
      const [worker, node] = [inWorker, inProcess].map((all = []) =>
        median(all.slice(1).map((run) => run[index] ?? NaN)),
      );
      yield limitRow({
        what: `web worker: ${what}, compared with Node.js`,
        ours: worker ?? NaN,
        other: node ?? NaN,
        most: LIMIT,
      });
    }
  },
};

/** The durations from the start, or from the opening, to the problems of each text, in milliseconds. */
async function inNode(texts: readonly string[]): Promise<number[]> {
  let server: BenchServer | undefined;
  const durations: number[] = [];
  for (const text of texts) {
    durations.push(
      await timed(async () => {
        server ??= await BenchServer.start(ours);
        await server.open(text);
        await server.findings();
      }),
    );
    await server?.close();
  }
  await server?.stop();
  return durations;
}

async function inBrowser(texts: readonly string[]): Promise<readonly number[]> {
  const browser = await chromium.launch({ executablePath: await chromiumPath(), args: ["--no-sandbox"] });
  const page = await browser.newPage();
  const { durations, problems } = await page.evaluate(measureInPage, { code, texts });
  await browser.close();
  if (problems === 0) throw new ScriptFailure("The worker finds no problem in the long document.");
  return durations;
}

/** The code of the worker, as our extension puts it together. */
const code = ["server.shared.cjs", "server.browser.cjs"]
  .map((name) => readFileSync(join(projectRoot, "dist", name), "utf8"))
  .join("\n");

/** A worker in a page. */
declare const Worker: new (uri: string) => {
  onmessage: (event: { readonly data: Message }) => void;
  readonly postMessage: (message: object) => void;
};

/** What the server asks its client: settings, or the contents of files. */
interface Asked {
  readonly items?: readonly unknown[];
  readonly uris?: readonly string[];
}

/** A message of JSON-RPC. */
interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: Asked;
  readonly result?: unknown;
}

interface Measuring {
  readonly code: string;
  readonly texts: readonly string[];
}

interface Measured {
  readonly durations: readonly number[];
  /** How many problems the last text has. */
  readonly problems: number;
}

/** Runs in the page, so it can use nothing from outside. */
async function measureInPage({ code, texts }: Measuring): Promise<Measured> {
  let start = performance.now();
  const worker = new Worker(URL.createObjectURL(new Blob([code], { type: "text/javascript" })));
  const waiting = new Map<Message["id"], (result: unknown) => void>();
  worker.onmessage = ({ data: { id, method, params, result } }) => {
    if (method === undefined) waiting.get(id)?.(result);
    else if (id !== undefined) worker.postMessage({ jsonrpc: "2.0", id, result: answerTo(params ?? {}) });
  };
  // There are no settings and no other files.
  const answerTo = ({ items, uris }: Asked): unknown =>
    uris ? { readings: uris.map(() => ({ failure: "missing" })) } : (items?.map(() => null) ?? null);
  let requests = 0;
  const notify = (method: string, params: object): void => {
    worker.postMessage({ jsonrpc: "2.0", method, params });
  };
  const request = async (method: string, params: object): Promise<unknown> =>
    new Promise((resolve) => {
      waiting.set(++requests, resolve);
      worker.postMessage({ jsonrpc: "2.0", id: requests, method, params });
    });
  await request("initialize", {
    processId: null,
    rootUri: null,
    workspaceFolders: null,
    capabilities: { textDocument: { diagnostic: {} } },
  });
  notify("initialized", {});
  const durations: number[] = [];
  let found: readonly Diagnostic[] = [];
  for (const [index, text] of texts.entries()) {
    if (index > 0) start = performance.now();
    const uri = `file:///document-${String(index)}.threat.yaml`;
    notify("textDocument/didOpen", { textDocument: { uri, languageId: "yaml", version: 1, text } });
    const report = await request("textDocument/diagnostic", { textDocument: { uri } });
    durations.push(performance.now() - start);
    found = (report as Extract<DocumentDiagnosticReport, { kind: "full" }>).items;
  }
  return { durations, problems: found.length };
}
