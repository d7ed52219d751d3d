/** Profiles our server by source file, while it opens a long document and while the document is edited. */
import { readdirSync, readFileSync } from "node:fs";
import { SourceMap } from "node:module";
import type { SourceMapPayload } from "node:module";
import { join } from "node:path";
import process from "node:process";
import { temporaryFolder } from "../vscode/program.ts";
import { projectRoot } from "../root.ts";
import { ours } from "./contenders.ts";
import { documentOf } from "./document.ts";
import { spotsIn } from "./keystroke.ts";
import { seed } from "./seed.ts";
import { openInServer, typeAt } from "./turns.ts";

const LINES = 45_000;
const SPOTS = 300;

/** The share of each source file or package in the processor time, from 0 to 1, in descending order. */
export type Shares = readonly (readonly [name: string, share: number])[];

/** Profiles opening and editing. */
export async function profile(): Promise<{ opening: Shares; editing: Shares }> {
  const folder = temporaryFolder();
  const text = documentOf(LINES, seed);
  const command = ["--cpu-prof", "--cpu-prof-interval=200", `--cpu-prof-dir=${folder}`, ...ours.command];
  const server = await openInServer({ ...ours, command }, text);
  const ready = now();
  for (const spot of spotsIn(text, SPOTS)) await typeAt(server, spot);
  const end = now();
  await server.quit();
  const [name = ""] = readdirSync(folder);
  const recorded = JSON.parse(readFileSync(join(folder, name), "utf8")) as Profile;
  return { opening: sharesIn(recorded, 0, ready), editing: sharesIn(recorded, ready, end) };
}

/** The profile that V8 writes. Times are in microseconds, from the same clock as ours. */
interface Profile {
  readonly startTime: number;
  readonly nodes: readonly Node[];
  /** The running node at each sample. */
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

interface Node {
  readonly id: number;
  readonly callFrame: {
    readonly functionName: string;
    readonly url: string;
    readonly lineNumber: number;
    readonly columnNumber: number;
  };
}

function now(): number {
  return Number(process.hrtime.bigint() / 1000n);
}

function sharesIn({ nodes, samples, timeDeltas, startTime }: Profile, from: number, to: number): Shares {
  const nameOf = naming();
  const names = new Map(nodes.map((node) => [node.id, nameOf(node)]));
  const sums = new Map<string, number>();
  let time = startTime;
  let total = 0;
  for (const [index, id] of samples.entries()) {
    const delta = timeDeltas[index] ?? 0;
    time += delta;
    const name = names.get(id);
    if (name === undefined || time < from || time >= to) continue;
    sums.set(name, (sums.get(name) ?? 0) + delta);
    total += delta;
  }
  return Array.from(sums, ([name, sum]) => [name, sum / total] as const).sort((a, b) => b[1] - a[1]);
}

/**
 * Names a location in the built program: a source file, a package, or an activity of the engine. Idle time has no name.
 */
function naming(): (node: Node) => string | undefined {
  const maps = new Map(["server.shared.cjs", "server.node.cjs"].map((name) => [name, sourceMapOf(name)]));
  return ({ callFrame: { functionName, url, lineNumber, columnNumber } }) => {
    if (functionName === "(idle)") return undefined;
    if (functionName === "(garbage collector)") return "the engine collecting garbage";
    const map = maps.get(/\/dist\/([^/]+)$/.exec(url)?.[1] ?? "");
    if (!map) return "Node.js";
    const entry = map.findEntry(lineNumber, columnNumber);
    const source = "originalSource" in entry ? entry.originalSource : "";
    return (
      /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1] ??
      (source.replace(/^(?:\.\.\/)+/, "") || "the bundler")
    );
  };
}

/** The source map of a file in `dist/`. */
function sourceMapOf(name: string): SourceMap {
  const text = readFileSync(join(projectRoot, "dist", `${name}.map`), "utf8");
  return new SourceMap(JSON.parse(text) as SourceMapPayload);
}
