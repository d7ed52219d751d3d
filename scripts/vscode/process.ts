/** Programs that the scripts start: run to their end, or kept running and ended with all that they started. */
import { execFileSync, spawn, type ChildProcess, type SpawnOptions } from "node:child_process";
import process from "node:process";
import { atEnd, ScriptFailure } from "./program.ts";

const windows = process.platform === "win32";

/** How much of a program's output stands in the message when it fails, in characters. */
const TAIL = 2000;

/** How long a program may take to end when it is asked to, in milliseconds. */
const PATIENCE = 3000;

/** Runs a program to its end and gives what it wrote. @throws Failure with the end of its output when it fails. */
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

/** Runs npm, as the one that runs this script where there is one. */
export async function npm(args: string[], cwd: string): Promise<string> {
  const program = process.env.npm_execpath;
  if (program?.endsWith("js")) return runProcess(process.execPath, [program, ...args], { cwd });
  return runProcess("npm", args, { cwd, shell: windows });
}

export interface RunningProgram {
  readonly child: ChildProcess;
  /** The exit status, or the reason why the program could not be started, when it ends. */
  readonly ended: Promise<number | string>;
  /** What it has written until now. */
  readonly output: () => string;
  /** Ends the program and all that it started; may be called twice. */
  readonly stop: () => Promise<void>;
}

/** Starts a program that runs until the script ends, with a process group of its own. */
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
    // Later its number may be that of another program.
    if (stopping) return;
    stopping = true;
    signalTree(child, "SIGTERM");
    const timer = setTimeout(() => {
      signalTree(child, "SIGKILL");
    }, PATIENCE);
    await ended;
    clearTimeout(timer);
    // What it has started, such as an extension host, may outlive it by a moment.
    signalTree(child, "SIGKILL");
  };
  atEnd(stop);
  return { child, ended, output: () => output, stop };
}

/** Sends a signal to a program and to what it has started, where something is left of them. */
function signalTree({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    if (windows) execFileSync("taskkill", ["/pid", String(pid), "/t", "/f"], { stdio: "ignore" });
    else process.kill(-pid, signal);
  } catch {
    // Nothing is left.
  }
}
