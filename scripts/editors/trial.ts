/** Tests the server in one editor, with a copy of the examples and the configuration from the page. */
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import process from "node:process";
import { runProcess, startProcess } from "../vscode/process.ts";
import { temporaryFolder } from "../vscode/program.ts";
import type { EditorSetup } from "./editors.ts";
import { codeLinesBelow } from "./page.ts";
import { stepNames, type EditorStep } from "./steps.ts";
import { projectRoot } from "../root.ts";

/** How long an editor may take for all steps, in milliseconds. */
const PATIENCE = 60_000;

/** How much of the editor's output is shown after a failure, in characters. */
const TAIL = 1500;

/** The result of a step. */
interface StepResult {
  readonly step: EditorStep;
  /** What the editor showed instead of the expected result, or `undefined` if the step has passed. */
  readonly seen?: string;
}

/** The results of an editor. */
interface EditorOutcome {
  readonly results: readonly StepResult[];
  /** The end of the editor's output. */
  readonly output: string;
}

/** Performs all steps that the editor supports. */
export async function tryIn(editor: EditorSetup, version: string): Promise<EditorOutcome> {
  const folder = temporaryFolder();
  // A path that requires quoting and encoding.
  const workspace = join(folder, "año 1 & 2", "examples");
  cpSync(join(projectRoot, "examples"), workspace, { recursive: true });
  await runProcess("git", ["init", "--quiet", workspace]);
  const results = join(folder, "results");
  writeFileSync(results, "");
  const status = writeCommand(folder);
  const [headings, language] = editor.lines(version);
  const lines = join(folder, `lines.${language}`);
  writeFileSync(lines, codeLinesBelow(headings, language));
  const env = {
    ...process.env,
    ...homeIn(folder),
    PATH: `${join(folder, "bin")}${delimiter}${process.env.PATH ?? ""}`,
    THREAT_ASSESSMENT_RESULTS: results,
    THREAT_ASSESSMENT_FINDINGS: String(await findingsOf(workspace)),
  };
  const [program, ...args] = editor.command(lines);
  const running = startProcess(program, args, { cwd: workspace, env });
  const late = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE));
  await Promise.race([running.ended, late]);
  await running.stop();
  const told = resultsIn(readFileSync(results, "utf8"));
  return {
    results: stepNames.filter((step) => !editor.lacks[step]).map((step) => ended(step, told, status)),
    output: running.output().slice(-TAIL),
  };
}

/** An environment that isolates the editor from the user's settings. */
function homeIn(folder: string): NodeJS.ProcessEnv {
  const home = join(folder, "home");
  const names = ["XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"];
  const env = Object.fromEntries(names.map((name) => [name, join(home, name)]));
  for (const path of Object.values(env)) mkdirSync(path, { recursive: true });
  return { ...env, HOME: home, LC_ALL: "C.UTF-8" };
}

/** Writes the command `threat-assessment`. @returns The file in which it records the server's exit status. */
function writeCommand(folder: string): string {
  const status = join(folder, "status");
  const path = join(folder, "bin/threat-assessment");
  mkdirSync(join(folder, "bin"));
  const [node, cli] = [process.execPath, join(projectRoot, "dist/cli.cjs")];
  writeFileSync(path, `#!/bin/sh\n"${node}" "${cli}" "$@"\necho $? >"${status}"\n`);
  chmodSync(path, 0o755);
  return status;
}

/** The number of problems that the command line finds in the paper. */
async function findingsOf(workspace: string): Promise<number> {
  const args = [join(projectRoot, "dist/cli.cjs"), "check", "--format=json", "us-mexico-2005.threat.yaml"];
  const checking = startProcess(process.execPath, args, { cwd: workspace });
  // The exit status only says whether there are problems.
  await checking.ended;
  const report = JSON.parse(checking.output()) as {
    readonly files: readonly { readonly findings: readonly unknown[] }[];
  };
  return report.files.flatMap(({ findings }) => findings).length;
}

/** What the editor showed at each step that it has reported. */
function resultsIn(text: string): ReadonlyMap<string, string> {
  return new Map(
    text
      .split("\n")
      .map((line) => line.split("\t"))
      .map(([, step = "", seen = ""]) => [step, seen]),
  );
}

function ended(step: EditorStep, told: ReadonlyMap<string, string>, status: string): StepResult {
  const seen = told.get(step);
  if (seen === undefined) return { step, seen: "it did not come to this" };
  if (seen !== "") return { step, seen };
  if (step !== "end") return { step };
  const written = existsSync(status) ? readFileSync(status, "utf8").trim() : "none";
  return written === "0" ? { step } : { step, seen: `the server's exit status is ${written}` };
}
