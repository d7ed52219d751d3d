/** Runs the suite in VS Code for the desktop: in the one that `VSCODE_PATH` names, or in a downloaded one. */
import { cpSync, existsSync, realpathSync } from "node:fs";
import { basename, delimiter, dirname, join } from "node:path";
import process from "node:process";
import {
  downloadAndUnzipVSCode,
  resolveCliArgsFromVSCodeExecutablePath,
  runTests,
  SilentReporter,
  TestRunFailedError,
} from "@vscode/test-electron";
import { runProcess, startProcess } from "./process.ts";
import { ScriptFailure, step, temporaryFolder } from "./program.ts";
import { logFolder, type Trial } from "./trial.ts";
import { projectRoot } from "../root.ts";

/** The folder for the download. It does not depend on the current folder. */
const cachePath = join(projectRoot, ".vscode-test");

/** How long the whole suite may take, in milliseconds. */
const PATIENCE = 180_000;

/** The path of VS Code. @throws ScriptFailure if it is not installed and cannot be downloaded. */
export async function desktopPath(): Promise<string> {
  const chosen = process.env.VSCODE_PATH;
  if (chosen) {
    if (!existsSync(chosen))
      throw new ScriptFailure(`VSCODE_PATH names ${chosen}, and there is no such file.`);
    return programOf(realpathSync(chosen));
  }
  if (!hasScreen() && !hasProgram("Xvfb"))
    throw new ScriptFailure("There is no screen here, and no Xvfb in its place.");
  try {
    return await step("Downloading VS Code (only this once)", () =>
      downloadAndUnzipVSCode({ version: "stable", cachePath, reporter: new SilentReporter() }),
    );
  } catch (error) {
    throw new ScriptFailure(
      `VS Code cannot be downloaded here: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

/** Runs the suite. @returns 0 if every test has passed, and 1 otherwise: VS Code does not report a number. */
export async function runOnDesktop({ vsix, suite, workspace }: Trial, executable: string): Promise<number> {
  const home = temporaryFolder();
  const profile = ["--user-data-dir", join(home, "data"), "--extensions-dir", join(home, "extensions")];
  await step("Installing the extension", async () => {
    const [cli = executable] = resolveCliArgsFromVSCodeExecutablePath(executable, {
      reuseMachineInstall: true,
    });
    const shell = process.platform === "win32";
    await runProcess(cli, [...profile, "--no-sandbox", "--install-extension", vsix], { shell });
  });
  const display = hasScreen() ? {} : { DISPLAY: await openDisplay() };
  const running = runTests({
    vscodeExecutablePath: executable,
    extensionDevelopmentPath: suite,
    extensionTestsPath: join(suite, "suite.cjs"),
    extensionTestsEnv: display,
    launchArgs: [workspace, ...profile],
  });
  const late = new Promise<number>((resolve) => setTimeout(resolve, PATIENCE, 1));
  const failures = await Promise.race([running, late]).catch((error: unknown) => {
    if (error instanceof TestRunFailedError) return 1;
    throw error;
  });
  if (failures !== 0) keepLogs(join(home, "data/logs"));
  return failures;
}

/** The program that the command `code` starts on Linux. */
function programOf(path: string): string {
  const folder = dirname(path);
  return basename(folder) === "bin" ? join(dirname(folder), basename(path)) : path;
}

function hasScreen(): boolean {
  const { platform, env } = process;
  return platform !== "linux" || Boolean(env.DISPLAY ?? env.WAYLAND_DISPLAY);
}

function hasProgram(name: string): boolean {
  return (process.env.PATH ?? "").split(delimiter).some((folder) => existsSync(join(folder, name)));
}

/** Starts a virtual screen until the script ends. */
async function openDisplay(): Promise<string> {
  const xvfb = startProcess("Xvfb", ["-displayfd", "1", "-screen", "0", "1440x900x24", "-nolisten", "tcp"]);
  const number = new Promise<string>((resolve) => {
    xvfb.child.stdout?.once("data", (chunk: string) => {
      resolve(chunk.trim());
    });
  });
  const ended = xvfb.ended.then(() => {
    throw new ScriptFailure(`Xvfb did not start:\n${xvfb.output()}`);
  });
  return `:${await Promise.race([number, ended])}`;
}

function keepLogs(logs: string): void {
  if (existsSync(logs)) cpSync(logs, logFolder, { recursive: true });
  console.log(`\nThe logs are in ${logFolder}.`);
}
