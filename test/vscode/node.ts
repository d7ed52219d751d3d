/** Runs the suite in an extension host of Node.js, either as its test runner or as an extension. */
import { execFile } from "node:child_process";
import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import process from "node:process";
import { promisify } from "node:util";
import { Uri, workspace } from "vscode";
import { foundIn, happensBy, type FoundOutside, type CheckReport } from "./outside.ts";
import { runPictured, runSuite, tellScript } from "./run.ts";
import { playOn } from "./stage.ts";

happensBy({
  write: async ({ fsPath }, text) => {
    mkdirSync(dirname(fsPath), { recursive: true });
    writeFileSync(fsPath, text);
    return Promise.resolve();
  },
  move: async (from, to) => {
    renameSync(from.fsPath, to.fsPath);
    return Promise.resolve();
  },
  remove: async ({ fsPath }) => {
    rmSync(fsPath, { recursive: true, force: true });
    return Promise.resolve();
  },
  check,
});

/** Called by `@vscode/test-electron`. */
export async function run(): Promise<void> {
  const failures = await runSuite();
  if (failures > 0) throw new Error(`${failures} of the tests have failed.`);
}

/** Called by VS Code if the suite is an extension. */
export async function activate(): Promise<void> {
  const url = process.env.THREAT_ASSESSMENT_STAGE;
  if (url === undefined) return;
  playOn(url);
  await tellScript(process.env.THREAT_ASSESSMENT_PICTURES === undefined ? runSuite : runPictured);
}

async function check(what: readonly Uri[]): Promise<FoundOutside[]> {
  const program = join(__dirname, "cli.cjs");
  const cwd = workspace.workspaceFolders?.[0]?.uri.fsPath ?? ".";
  // The exit status is 1 if there are problems.
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [program, "check", "--format", "json", ...what.map(({ fsPath }) => fsPath)],
    { cwd, env: { ...process.env, ELECTRON_RUN_AS_NODE: "1" } },
  ).catch((error: unknown) => error as { stdout: string });
  return foundIn(JSON.parse(stdout) as CheckReport, (path) => Uri.file(resolve(cwd, path)));
}
