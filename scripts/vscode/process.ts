/** Programs that the scripts start: run to their end, or kept running and ended with all that they started. */
import { execFileSync, spawn, type ChildProcess, type SpawnOptions } from "node:child_process";
import process from "node:process";
import { atEnd, Failure } from "./program.ts";

const windows = process.platform === "win32";

/** How much of a program's output stands in the message when it fails, in characters. */
const TAIL = 2000;

/** How long a program may take to end when it is asked to, in milliseconds. */
const PATIENCE = 3000;

/** Runs a program to its end and gives what it wrote. @throws Failure with the end of its output when it fails. */
export async function run(command: string, args: string[], options: SpawnOptions = {}): Promise<string> {
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], ...options });
  const stop = endWithScript(child);
  let output = "";
  const collect = (chunk: Buffer): void => void (output += chunk.toString());
  child.stdout?.on("data", collect);
  child.stderr?.on("data", collect);
  const code = await exitOf(child);
  await stop();
  if (code !== 0) throw new Failure(`${command} ${args.join(" ")} failed (${code}):\n${output.slice(-TAIL)}`);
  return output;
}

/** Runs npm, as the one that runs this script where there is one. */
export async function npm(args: string[], cwd: string): Promise<string> {
  const program = process.env.npm_execpath;
  if (program?.endsWith("js")) return run(process.execPath, [program, ...args], { cwd });
  return run("npm", args, { cwd, shell: windows });
}

/** Starts a program that runs until the script ends, with a process group of its own. */
export function start(command: string, args: string[], options: SpawnOptions = {}): RunningProgram {
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], detached: !windows, ...options });
  return { child, stop: endWithScript(child), ended: exitOf(child) };
}

export interface RunningProgram {
  child: ChildProcess;
  /** Ends the program and all that it started; may be called twice. */
  stop: () => Promise<void>;
  /** The exit status, or the reason why the program could not be started, when it ends. */
  ended: Promise<number | string>;
}

function endWithScript(child: ChildProcess): () => Promise<void> {
  const ended = new Promise((resolve) => child.once("close", resolve).once("error", resolve));
  const stop = async (): Promise<void> => {
    if (!signalTree(child, "SIGTERM")) return;
    const timer = setTimeout(() => signalTree(child, "SIGKILL"), PATIENCE);
    await ended;
    clearTimeout(timer);
    // Grandchildren, such as extension hosts, may outlive the program by a moment.
    signalTree(child, "SIGKILL");
  };
  atEnd(stop);
  return stop;
}

/** Sends a signal to a program and what it started; false where nothing is left. */
function signalTree({ pid, spawnargs }: ChildProcess, signal: NodeJS.Signals): boolean {
  if (pid === undefined || spawnargs.length === 0) return false;
  try {
    if (windows) execFileSync("taskkill", ["/pid", String(pid), "/t", "/f"], { stdio: "ignore" });
    else process.kill(-pid, signal);
    return true;
  } catch {
    return false;
  }
}

async function exitOf(child: ChildProcess): Promise<number | string> {
  return new Promise((resolve) => {
    child.once("error", (error) => {
      resolve(error.message);
    });
    child.once("close", (code, signal) => {
      resolve(code ?? signal ?? 1);
    });
  });
}
