/**
 * Measures hovers while the server checks a folder of 5,000 files: `node scripts/soak/hovering.ts`.
 * Prints rows for docs/reliability.md.
 */
import { writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { WorkspaceEdit } from "vscode-languageserver-protocol";
import { ours } from "../bench/contenders.ts";
import { documentOf } from "../bench/document.ts";
import { duration, pause, percentile } from "../bench/figures.ts";
import { BenchServer } from "../bench/server.ts";
import { ScriptFailure, runScript, temporaryFolder } from "../vscode/program.ts";

const [FILES, LINES] = [5_000, 300];

/** The pause between two hovers, in milliseconds. */
const LOOK = 5;

const DISCLAIMER = "The usual disclaimers of responsibility apply";

await runScript(async () => {
  const folder = prepare();
  const uri = (index: number): string => pathToFileURL(join(folder, `report-${index}.threat.yaml`)).href;
  const server = await BenchServer.start(ours, { uri: uri(1), folder: pathToFileURL(folder).href });
  await server.open(textOf(1));
  await server.findings();
  const other = { uri: uri(2), languageId: "yaml", version: 1, text: textOf(2) };
  await server.connection.sendNotification("textDocument/didOpen", { textDocument: other });
  const place = { textDocument: { uri: uri(1) }, position: positionOf("first2001", textOf(1)) };
  const questions: readonly (readonly [string, string, object])[] = [
    ["The problems of all files", "workspace/diagnostic", { previousResultIds: [] }],
    ["Every reference to a source", "textDocument/references", withDeclaration(place)],
    ["A source is renamed", "textDocument/rename", { ...place, newName: "second2002" }],
    ["Every reference, a second time", "textDocument/references", withDeclaration(place)],
    ["A source is renamed, a second time", "textDocument/rename", { ...place, newName: "third2003" }],
  ];
  console.log("| Work | Duration | Files in the result | Hovers | Median | p95 | Longest |");
  console.log("| --- | --- | --- | --- | --- | --- | --- |");
  console.log(row("Nothing", await hovering(server, uri(2), pause(2000))));
  for (const [name, method, params] of questions)
    console.log(row(name, await hovering(server, uri(2), server.connection.sendRequest(method, params))));
  console.log(
    `Load: ${loadavg()
      .map((each) => each.toFixed(1))
      .join(", ")}`,
  );
  await server.quit();
  return 0;
});

interface Hovered {
  readonly durations: readonly number[];
  readonly whole: number;
  readonly answer: unknown;
}

/** Requests hovers in a document until some work is done. */
async function hovering(server: BenchServer, uri: string, work: Promise<unknown>): Promise<Hovered> {
  const begin = performance.now();
  const position = positionOf("disclaimer", textOf(2));
  const state = { isDone: false };
  const end = work.finally(() => (state.isDone = true));
  const durations: number[] = [];
  while (!state.isDone) {
    const start = performance.now();
    const hover = await server.connection.sendRequest("textDocument/hover", {
      textDocument: { uri },
      position,
    });
    if (!hover) throw new ScriptFailure("There is no hover.");
    durations.push(performance.now() - start);
    await pause(LOOK);
  }
  return { durations, answer: await end, whole: performance.now() - begin };
}

function row(name: string, { durations, whole, answer }: Hovered): string {
  const marks = [50, 95, 100].map((percent) => duration(percentile(durations, percent)));
  return `| ${[name, duration(whole), filesIn(answer), durations.length, ...marks].join(" | ")} |`;
}

function filesIn(answer: unknown): number {
  if (Array.isArray(answer)) return new Set(answer.map(({ uri }: { uri: string }) => uri)).size;
  const { items = [], documentChanges = [], changes = {} } = (answer ?? {}) as WorkspaceEdit & { items?: [] };
  return items.length + documentChanges.length + Object.keys(changes).length;
}

function withDeclaration(place: object): object {
  return { ...place, context: { includeDeclaration: true } };
}

function prepare(): string {
  const folder = temporaryFolder();
  writeFileSync(
    join(folder, "works.bib"),
    "@book{first2001,\n  title = {On harbours},\n  year = {2001}\n}\n",
  );
  for (let index = 1; index <= FILES; index++)
    writeFileSync(join(folder, `report-${index}.threat.yaml`), textOf(index));
  return folder;
}

function textOf(index: number): string {
  return documentOf(LINES, index)
    .replace("assessment: 1\n", "assessment: 1\nbibliography: works.bib\n")
    .replace(DISCLAIMER, `${DISCLAIMER} [@first2001]`);
}

function positionOf(word: string, text: string): { line: number; character: number } {
  const lines = text.split("\n");
  const line = lines.findIndex((each) => each.includes(word));
  return { line, character: (lines[line] ?? "").indexOf(word) + 2 };
}
