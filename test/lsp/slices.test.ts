/**
 * Tests that long work does not block the server.
 * The order of the answers shows it: repeated requests about another document are answered while a long one is being
 * checked.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import type { DocumentDiagnosticReport } from "vscode-languageserver-protocol/node";
import {
  CancellationToken,
  CancellationTokenSource,
  ResponseError,
} from "vscode-languageserver-protocol/node";
import { URI } from "vscode-uri";
import { documentOf } from "../../scripts/bench/document.ts";
import { diagnose } from "../../server/src/features/diagnostics.ts";
import type { Server } from "../../server/src/lsp/server.ts";
import { preloaded } from "../../server/src/lsp/whenLoaded.ts";
import { finish } from "../../server/src/syntax/steps.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { assessmentsInSteps } from "../../server/src/workspace/assessmentsInSteps.ts";
import { folderWith } from "../cli/program.ts";
import { libraryOf } from "../assessments.ts";
import { pulling, Session } from "./session.ts";

const long = documentOf(8_000);
/** Takes many slices on a fast machine, too. */
const longer = documentOf(30_000);
const short = documentOf(300);

/** The number of requests that must be answered before the long work is done. */
const MANY = 8;

const [LONG, SHORT] = ["file:///long.threat.yaml", "file:///short.threat.yaml"];

let session: Session;

async function begin(extra: object = {}): Promise<void> {
  session = new Session("stdio");
  await session.initialize(pulling, extra);
  await session.open(SHORT, short);
  await session.pull(SHORT);
}

/** Counts the requests about a document that are answered, one after the other, before `other` settles. */
async function answeredBefore(other: Promise<unknown>, uri = SHORT): Promise<number> {
  const ended = new Set<string>();
  const end = (): unknown => ended.add("other");
  other.then(end, end);
  let count = -1;
  for (; ended.size === 0; count++) {
    const position = { line: 3, character: 3 };
    await session.request("textDocument/hover", { textDocument: { uri }, position });
  }
  return count;
}

async function failure(answer: Promise<unknown>): Promise<ResponseError<unknown>> {
  const error: unknown = await answer.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ResponseError)) throw new Error("There was an answer.");
  return error;
}

/** The diagnostics from parsing the text from scratch. */
function fresh(text: string): unknown {
  return JSON.parse(JSON.stringify(diagnose(Source.of(LONG, text), libraryOf({}))));
}

function itemsOf(report: DocumentDiagnosticReport): unknown {
  return "items" in report ? report.items : undefined;
}

beforeAll(() => {
  expect(Source.of(LONG, long).lineCount).toBeGreaterThan(7_500);
});

it("requests about another document are answered while a long one is opened and checked", async () => {
  await begin();
  await session.open(LONG, long);
  const findings = session.pull(LONG);
  expect(await answeredBefore(findings)).toBeGreaterThan(MANY);
  expect(itemsOf(await findings)).toEqual(fresh(long));
});

it("requests about the long document are answered while it is checked", async () => {
  await begin();
  await session.open(LONG, longer);
  const findings = session.pull(LONG);
  expect(await answeredBefore(findings, LONG)).toBeGreaterThan(MANY);
});

it("another document is checked while a long one is checked", async () => {
  await begin();
  await session.open(LONG, long);
  const order: string[] = [];
  const findings = session.pull(LONG).then(() => order.push("long"));
  await session.change(SHORT, 2, [{ text: "assessment: 1\nthreats: 2\n" }]);
  const others = session.pull(SHORT).then(() => order.push("short"));
  await Promise.all([findings, others]);
  expect(order).toEqual(["short", "long"]);
});

it("a check that is cancelled stops, and continues from there later", async () => {
  await begin();
  await session.open(LONG, long);
  const source = new CancellationTokenSource();
  const params = { textDocument: { uri: LONG } };
  const findings = session.connection.sendRequest("textDocument/diagnostic", params, source.token);
  source.cancel();
  const { code, data } = await failure(findings);
  // Otherwise, a client that cancelled this request for a newer one would drop the newer one.
  expect({ code, data }).toEqual({ code: -32800, data: { retriggerRequest: true } });
  expect(itemsOf(await session.pull(LONG))).toEqual(fresh(long));
});

it("a client pulls again if the document is edited during the check", async () => {
  await begin();
  await session.open(LONG, long);
  const findings = session.pull(LONG);
  const start = { line: 0, character: 0 };
  await session.change(LONG, 2, [{ range: { start, end: start }, text: "# changed\n" }]);
  const { code, data } = await failure(findings);
  expect({ code, data }).toEqual({ code: -32802, data: { retriggerRequest: true } });
  expect(itemsOf(await session.pull(LONG))).toEqual(fresh(`# changed\n${long}`));
});

it("only the diagnostics of the latest text are pushed, and those of other documents before a long one", async () => {
  session = new Session("stdio");
  await session.initialize({});
  await session.open(LONG, long);
  await session.open(SHORT, short);
  const start = { line: 0, character: 0 };
  await session.change(LONG, 2, [{ range: { start, end: start }, text: "# changed\n" }]);
  await session.until(() => session.pushed.some(({ uri }) => uri === LONG));
  expect(session.pushed[0]?.uri).toBe(SHORT);
  const ofLong = session.pushed.filter(({ uri }) => uri === LONG);
  expect(ofLong.map(({ version }) => version)).toEqual([2]);
  expect(ofLong[0]?.diagnostics).toEqual(fresh(`# changed\n${long}`));
});

it("requests are answered while the workspace is checked and searched", async () => {
  const root = folderWith({});
  for (const name of ["a", "b", "c"]) writeFileSync(join(root, `${name}.threat.yaml`), longer);
  await begin({ workspaceFolders: [{ uri: URI.file(root).toString(), name: "root" }] });
  const survey = session.request("workspace/diagnostic", { previousResultIds: [] });
  expect(await answeredBefore(survey)).toBeGreaterThan(MANY);
  const line = short.split("\n").indexOf("actors:") + 1;
  const place = { textDocument: { uri: SHORT }, position: { line, character: 3 } };
  const uses = session.request("textDocument/references", {
    ...place,
    context: { includeDeclaration: true },
  });
  expect(await answeredBefore(uses)).toBeGreaterThan(MANY);
});

it("each step of parsing is a small part of the whole", () => {
  const source = Source.of(LONG, long);
  let count = 0;
  const steps = assessmentsInSteps(source, libraryOf({}));
  while (!steps.next().done) count++;
  expect(count).toBeGreaterThan(source.pieces.length);
  // The second time, hardly anything is left to do.
  const again = assessmentsInSteps(source, libraryOf({}));
  let rest = 0;
  while (!again.next().done) rest++;
  expect(rest).toBeLessThan(50);
  expect(finish(assessmentsInSteps(source, libraryOf({})))).toHaveLength(1);
});

it("the search for the files that a document with many errors names is sliced", async () => {
  const requestFiles = { whenLoaded: (answer: () => unknown) => answer(), read: () => undefined };
  const documents = { requestFiles: () => requestFiles } as unknown as Server["documents"];
  let turns = 0;
  const turning = setInterval(() => turns++);
  await preloaded({ documents }, CancellationToken.None, Source.of(LONG, 'a: "\n'.repeat(3_000)));
  clearInterval(turning);
  expect(turns).toBeGreaterThan(MANY);
});
