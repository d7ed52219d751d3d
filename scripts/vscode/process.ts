/** Starts programs: to their end, or in the background with all their child processes. */
import { execFileSync, spawn, type ChildProcess, type SpawnOptions } from "node:child_process";
import process from "node:process";
import { atEnd, ScriptFailure } from "./program.ts";

const windows = process.platform === "win32";

/** How much of the output appears in the error message, in characters. */
const TAIL = 2000;

/** How long a program may take to exit when asked, in milliseconds. */
const PATIENCE = 3000;

/**
 * Runs a program to its end.
 * @returns What it wrote to stdout.
 * @throws ScriptFailure with the end of its output if it fails.
 */
export async function runProcess(
  command: string,
  args: string[],
  options: SpawnOptions = {},
): Promise<string> {
  const program = startProcess(command, args, options);
  const status = await program.ended;
  await program.stop();
  if (status === 0) return program.output();
  throw new ScriptFailure(
    `${command} ${args.join(" ")} failed (${status}):\n${program.output().slice(-TAIL)}`,
  );
}

/** Runs npm: the one that runs this script, if there is one. */
export async function npm(args: string[], cwd: string): Promise<string> {
  const program = process.env.npm_execpath;
  if (program?.endsWith("js")) return runProcess(process.execPath, [program, ...args], { cwd });
  return runProcess("npm", args, { cwd, shell: windows });
}

/** A program in the background. */
export interface RunningProgram {
  readonly child: ChildProcess;
  /** Resolves with the exit status, or with the reason why the program could not be started. */
  readonly ended: Promise<number | string>;
  /** The output so far. */
  readonly output: () => string;
  /** Ends the program and all its child processes. It may be called twice. */
  readonly stop: () => Promise<void>;
}

/** Starts a program in its own process group. It ends with the script at the latest. */
export function startProcess(command: string, args: string[], options: SpawnOptions = {}): RunningProgram {
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], detached: !windows, ...options });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (chunk: string) => (output += chunk));
  }
  const ended = new Promise<number | string>((resolve) => {
    child.once("error", (error) => {
      resolve(error.message);
    });
    child.once("close", (code, signal) => {
      resolve(code ?? signal ?? 1);
    });
  });
  let stopping = false;
  const stop = async (): Promise<void> => {
    // After the first call, the process id may belong to another program.
    if (stopping) return;
    stopping = true;
    signalTree(child, "SIGTERM");
    const timer = setTimeout(() => {
      signalTree(child, "SIGKILL");
    }, PATIENCE);
    await ended;
    clearTimeout(timer);
    // Child processes, such as an extension host, may outlive the program for a moment.
    signalTree(child, "SIGKILL");
  };
  atEnd(stop);
  return { child, ended, output: () => output, stop };
}

/** Sends a signal to a process group, if it still exists. */
function signalTree({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    if (windows) execFileSync("taskkill", ["/pid", String(pid), "/t", "/f"], { stdio: "ignore" });
    else process.kill(-pid, signal);
  } catch {
    // All processes have ended.
  }
}
