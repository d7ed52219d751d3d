/** Measures the time from starting a server to its first diagnostics, and from opening a long document. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { projectRoot } from "../root.ts";
import { runProcess } from "../vscode/process.ts";
import { cli, ours, peer } from "./contenders.ts";
import { documentOf, paper } from "./document.ts";
import { median, pause, timed } from "./figures.ts";
import { strictFolder } from "./folder.ts";
import { withInvalidWord } from "./keystroke.ts";
import { NODE_START, nodeStart } from "./nodeStart.ts";
import type { BenchPart, Row } from "./row.ts";
import { limitRow, raceRow } from "./row.ts";
import { seed } from "./seed.ts";
import type { Contender } from "./server.ts";
import { BenchServer } from "./server.ts";
import { measuredInTurns } from "./turns.ts";

const STARTS = 11;

/** Compares starting a server. */
export const startBench: BenchPart = {
  method: `The time from the start of the process to the problems of the paper's assessment with an invalid value: ${STARTS} times by turns, the first
    not counted. Our compiled code is cached from an earlier start, as on every day but the first. By the same turns: a start of Node.js
    without a program, and \`threat-assessment check\` in a folder with one small file, whose compiled code is kept as well.`,
  async *rows(): AsyncGenerator<Row> {
    const { text, isFound } = withInvalidWord(paper);
    const folder = strictFolder();
    writeFileSync(join(folder, "small.threat.yaml"), small);
    const started = async (contender: Contender): Promise<number> => {
      let server: BenchServer | undefined;
      const duration = await timed(async () => {
        server = await BenchServer.start(contender);
        await server.open(text);
        await server.findings(isFound);
      });
      await server?.quit();
      return duration;
    };
    const turns = Array.from({ length: STARTS }, (_, index) => index);
    const [own = [], theirs = [], bare = [], checked = []] = await measuredInTurns(
      {
        servers: [() => started(ours), () => started(peer), nodeStart, () => checkedOnce(folder)],
        turns,
        warmUp: 1,
      },
      async (start) => [await start()],
    );
    yield {
      ...raceRow({
        what: "process start → first problems, median",
        ours: median(own),
        other: median(theirs),
        faster: 2,
      }),
      reason: FIRST_CHECK,
    };
    yield* bareRows({ started: median(own), checked: median(checked), other: median(bare) });
  },
};

const FIRST_CHECK = `Three fifths of the time are the first check of the paper, in code that the engine has not optimized yet; a fifth loads the
  program.`;

const ONE_FILE = `Most of the time loads the program, although its compiled code is kept: 1,200 modules make their patterns, tables and options.
  The rest checks the file, in code that the engine has not optimized yet.`;

/** Compares durations, in milliseconds, with a start of Node.js alone. */
function bareRows({ started, checked, other }: Record<"checked" | "other" | "started", number>): Row[] {
  return [
    {
      ...limitRow({
        what: `process start → first problems, compared with ${NODE_START}`,
        ours: started,
        other,
        most: 5,
      }),
      reason: FIRST_CHECK,
    },
    {
      ...limitRow({
        what: `check of a small file, compared with ${NODE_START}`,
        ours: checked,
        other,
        most: 3,
      }),
      reason: ONE_FILE,
    },
  ];
}

const small = readFileSync(join(projectRoot, "examples/first.threat.yaml"), "utf8");

/** The duration of `check` in a folder, in milliseconds. */
async function checkedOnce(cwd: string): Promise<number> {
  return timed(() => runProcess(process.execPath, [cli, "check"], { cwd }));
}

const LINES = 45_000;
const OPENINGS = 5;

/** The pause after the start of a server, in milliseconds. */
const SETTLING = 500;

/** Compares opening a long document. */
export const openBench: BenchPart = {
  method: `A new server opens ${LINES} lines with an invalid value as its first document. The time runs until the problems arrive; ${OPENINGS} times by
    turns.`,
  reason: `The other server checks the schema only. Ours runs its rules 186,000 times: three quarters of the time, of which reading prose is a
    fifth. No rule takes a tenth, so the time would have to be won back in many small steps.`,
  async *rows(): AsyncGenerator<Row> {
    const { text, isFound } = withInvalidWord(documentOf(LINES, seed));
    const openedIn = async (contender: Contender): Promise<number[]> => {
      const server = await BenchServer.start(contender);
      await pause(SETTLING);
      const duration = await timed(async () => {
        await server.open(text);
        await server.findings(isFound);
      });
      await server.stop();
      return [duration];
    };
    const turns = Array.from({ length: OPENINGS }, (_, index) => index);
    const [own = [], theirs = []] = await measuredInTurns(
      { servers: [ours, peer], turns, warmUp: 0 },
      openedIn,
    );
    yield raceRow({
      what: `first open, ${LINES} lines, median`,
      ours: median(own),
      other: median(theirs),
      faster: 1,
    });
  },
};
