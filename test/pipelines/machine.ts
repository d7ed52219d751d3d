/** Simulates a user's machine: it has Node.js, npm and git, and none of this project's tools. */
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import process from "node:process";
import { afterAll } from "vitest";

/** The variables that a machine needs to reach a registry, besides npm's configuration. */
const NETWORK = /^(?:\w+_proxy|NODE_EXTRA_CA_CERTS|SSL_CERT_\w+)$/i;

/** The PATH without the folders that `npm run` adds. */
const PATH = (process.env.PATH ?? "")
  .split(delimiter)
  .filter((folder) => !/node_modules|node-gyp-bin/.test(folder))
  .join(delimiter);

/** The environment of a machine whose npm can reach a registry. */
export const connected: NodeJS.ProcessEnv = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => NETWORK.test(name))),
  PATH,
  HOME: process.env.HOME,
  LANG: "C.UTF-8",
};

/** The environment of a machine that is new and cannot reach a registry. */
export function untouched(): NodeJS.ProcessEnv {
  return { PATH, HOME: temporary(), LANG: "C.UTF-8", npm_config_offline: "true" };
}

/** The result of a program. */
export interface CommandResult {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface CommandSurroundings {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly input?: string;
}

/** Runs a program to its end. */
export async function runCommand(
  command: string,
  args: readonly string[],
  surroundings: CommandSurroundings,
): Promise<CommandResult> {
  const { cwd, env, input = "" } = surroundings;
  const child = spawn(command, args, { cwd, env });
  const outcome = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"] as const) {
    child[stream].setEncoding("utf8").on("data", (chunk: string) => (outcome[stream] += chunk));
  }
  // The program may end before it has read anything.
  child.stdin.on("error", () => undefined).end(input);
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject).once("close", resolve);
  });
  return { status, ...outcome };
}

/** Runs a program that must succeed. @returns What it wrote to stdout. */
export async function succeed(
  command: string,
  args: readonly string[],
  surroundings: CommandSurroundings,
): Promise<string> {
  const { status, stdout, stderr } = await runCommand(command, args, surroundings);
  if (status === 0) return stdout;
  throw new Error(`${command} ${args.join(" ")} has ended with ${status}:\n${stdout}${stderr}`);
}

/** A new folder, deleted after the tests of the file. */
export function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), "threat-assessment-"));
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  return folder;
}

/** A new folder with these files, by their paths. */
export function folderWithFiles(files: Readonly<Record<string, string>>): string {
  const folder = temporary();
  writeInto(folder, files);
  return folder;
}

/** Writes files into a folder, by their paths. */
export function writeInto(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
}

/** Makes a folder a git repository, and commits all its files. */
export async function commit(folder: string): Promise<void> {
  await git(folder, "init", "--quiet", "--initial-branch=main");
  await git(folder, "add", "--all");
  await git(folder, "commit", "--quiet", "--no-verify", "--message=All");
}

/** Runs git with a fixed identity. @returns What it wrote to stdout. */
export async function git(cwd: string, ...args: string[]): Promise<string> {
  const who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"];
  return succeed("git", [...who, ...args], { cwd, env: { ...connected, GIT_CONFIG_NOSYSTEM: "1" } });
}

/** An assessment without problems, and one with an error. */
export const CLEAN = "assessment: 1\ntitle: Port\n";
export const WRONG = "assessment: 1\ntitle: Port\nsumary: x\n";
