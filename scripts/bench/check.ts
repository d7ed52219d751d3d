/** Measures checking many files on the command line. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { runProcess, startProcess } from "../vscode/process.ts";
import { ScriptFailure, temporaryFolder } from "../vscode/program.ts";
import { cli, programOf, schema } from "./contenders.ts";
import { documentOf } from "./document.ts";
import { median, size, times } from "./figures.ts";
import { strictFolder } from "./folder.ts";
import { withInvalidWord } from "./keystroke.ts";
import { endedChildrenTime, peakMemoryIfRunning } from "./proc.ts";
import type { BenchPart, Row } from "./row.ts";
import { comparisonRow, limitRow, raceRow } from "./row.ts";
import { seed } from "./seed.ts";

const FILES = 500;
/** The glob for programs that do not find the files on their own. */
const NAMES = "*.threat.yaml";

/** The files of a team, and how much memory checking them may take, in bytes. */
const FEW = 300;
const MEMORY = 250e6;

const LINES = 300;
const RUNS = 3;

/** How often the memory of a running program is read, in milliseconds. */
const WATCHING = 20;

/** Compares our command line with other checkers. */
export const checkBench: BenchPart = {
  method: `${FILES} different files of ${LINES} lines. One of them has an invalid value that every program has to report. Ours (with all
    rules) and ajv-cli run ${RUNS} times, and the median counts; the others run once. v8r and ajv-cli use our schema. Spectral uses a
    ruleset with one rule, the schema, in which a to z replaces the letters of all languages, because Spectral does not support them.
    ajv-cli reports no positions. ${FEW} of these files are measured with processor time and peak memory as well (medians of ${RUNS} runs; the
    memory is read every ${WATCHING} ms). Dates have quotation marks, because two of the others do not read them as text.`,
  async *rows(): AsyncGenerator<Row> {
    const { folder, wrong, ruleset } = prepare(FILES);
    const time = async (runs: number, checker: Checker): Promise<number> => {
      const durations: number[] = [];
      for (let run = 0; run < runs; run++) durations.push((await useOf(checker, folder)).duration);
      return median(durations);
    };
    const own = await time(RUNS, { command: [cli, "check"], sign: "no-wrong-value" });
    const spectral = await time(1, {
      command: [programOf("spectral"), "lint", NAMES, "--quiet", "--ruleset", ruleset],
      sign: wrong,
    });
    const what = `check, ${FILES} files, compared with`;
    yield raceRow({ what: `${what} Spectral`, ours: own, other: spectral, faster: 5 });
    const v8r = await time(1, {
      command: [programOf("v8r"), NAMES, "--schema", schema],
      sign: `${wrong} is invalid`,
    });
    yield raceRow({ what: `${what} v8r`, ours: own, other: v8r, faster: 3 });
    const ajv = await time(RUNS, ajvChecker(wrong));
    yield comparisonRow({ what: `${what} ajv-cli`, ours: own, other: ajv });
    if (await canCache()) yield* cachedRows(time, ajv);
    yield* fewFilesRows();
  },
};

const SCHEMA_ONLY = `ajv-cli checks the schema only. Of our processor time, the rules take three fifths, collecting garbage an eighth, and
  reading YAML a tenth; no function takes more than a fourteenth.`;

/** Compares a folder of a team with ajv-cli: duration, processor time and peak memory. */
async function* fewFilesRows(): AsyncGenerator<Row> {
  const { folder, wrong } = prepare(FEW);
  const own = await usesOf({ command: [cli, "check"], sign: "no-wrong-value" }, folder);
  const other = await usesOf(ajvChecker(wrong), folder);
  const what = `check, ${FEW} files, compared with ajv-cli`;
  yield { ...limitRow({ what, ours: own.duration, other: other.duration, most: 2 }), reason: SCHEMA_ONLY };
  yield {
    ...limitRow({ what: `${what}: processor time`, ours: own.processor, other: other.processor, most: 2 }),
    reason: SCHEMA_ONLY,
  };
  yield {
    what: `${what}: peak memory`,
    target: `at most ${size(MEMORY)}`,
    ours: size(own.memory),
    other: size(other.memory),
    ratio: times(own.memory / other.memory),
    isMet: own.memory <= MEMORY,
  };
}

function ajvChecker(wrong: string): Checker {
  const options = ["--strict=false", "--all-errors", "-c", "ajv-formats"];
  return {
    command: [programOf("ajv"), "validate", "-s", schema, "-d", NAMES, ...options],
    sign: `${wrong} invalid`,
  };
}

/** Our durations with a cache, in milliseconds: the run that fills it, and the runs that use it. */
async function* cachedRows(
  time: (runs: number, checker: Checker) => Promise<number>,
  ajv: number,
): AsyncGenerator<Row> {
  const cached = { command: [cli, "check", "--cache"], sign: "no-wrong-value" };
  const what = `check --cache, ${FILES} files`;
  const cold = await time(1, cached);
  yield comparisonRow({ what: `${what}, cold, compared with ajv-cli`, ours: cold, other: ajv });
  const warm = await time(RUNS, cached);
  yield raceRow({ what: `${what}, warm, compared with ajv-cli`, ours: warm, other: ajv, faster: 1 });
}

/** Writes the files into one folder, and the ruleset for Spectral into another. */
function prepare(files: number): { folder: string; wrong: string; ruleset: string } {
  const folder = strictFolder();
  const wrong = `report-${files / 2}.threat.yaml`;
  for (let number = 1; number <= files; number++) {
    const name = `report-${number}.threat.yaml`;
    // Some parsers do not read a date without quotation marks as text.
    const text = documentOf(LINES, seed + number).replace(/(?<=: )\d{4}-\d{2}-\d{2}(?=[\s,}])/g, '"$&"');
    writeFileSync(join(folder, name), name === wrong ? withInvalidWord(text).text : text);
  }
  const ruleset = join(temporaryFolder(), "ruleset.json");
  const options = {
    schema: JSON.parse(withoutUnicode(readFileSync(schema, "utf8"))) as unknown,
    allErrors: true,
  };
  const rule = { given: "$", severity: "error", then: { function: "schema", functionOptions: options } };
  writeFileSync(ruleset, JSON.stringify({ rules: { assessment: rule } }));
  return { folder, wrong, ruleset };
}

/** Converts a schema for Spectral, which supports only ASCII letters and digits in patterns. */
function withoutUnicode(text: string): string {
  return text
    .replaceAll(String.raw`|[\\p{Lo}\\p{Lm}][\\p{M}\\u200c\\u200d]*`, "")
    .replaceAll(String.raw`\\p{Ll}`, "a-z")
    .replaceAll(String.raw`\\p{N}`, "0-9");
}

interface Checker {
  /** The arguments of Node.js. */
  readonly command: readonly string[];
  /** A part of the output that shows that the program has reported the invalid file. */
  readonly sign: string;
}

/** What a run uses: its duration and its processor time in milliseconds, and its peak memory in bytes. */
interface Use {
  readonly duration: number;
  readonly processor: number;
  readonly memory: number;
}

/** The medians of several runs. */
async function usesOf(checker: Checker, folder: string): Promise<Use> {
  const uses: Use[] = [];
  for (let run = 0; run < RUNS; run++) uses.push(await useOf(checker, folder));
  const middle = (key: keyof Use): number => median(uses.map((use) => use[key]));
  return { duration: middle("duration"), processor: middle("processor"), memory: middle("memory") };
}

/** What a run in a folder uses. @throws ScriptFailure if it does not report the invalid file. */
async function useOf({ command, sign }: Checker, folder: string): Promise<Use> {
  const before = endedChildrenTime();
  const begin = performance.now();
  const program = startProcess(process.execPath, [...command], { cwd: folder });
  let memory = 0;
  const timer = setInterval(() => {
    memory = Math.max(memory, peakMemoryIfRunning(program.child.pid ?? 0));
  }, WATCHING);
  const status = await program.ended;
  const duration = performance.now() - begin;
  clearInterval(timer);
  const use = { duration, processor: endedChildrenTime() - before, memory };
  if (status !== 0 && program.output().includes(sign)) return use;
  throw new ScriptFailure(`${command.join(" ")} ends with ${status}:\n${program.output().slice(-2000)}`);
}

async function canCache(): Promise<boolean> {
  return (await runProcess(process.execPath, [cli, "check", "--help"])).includes("--cache");
}
