/** Runs a script: prints its steps and its errors, and cleans up however it ends. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";

type Cleanup = () => Promise<void> | void;

const cleanups: Cleanup[] = [];
/** The exit status after each signal that ends a script. */
const statuses = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };
let interrupted = false;

/**
 * Runs the main function of a script, and then everything passed to {@link atEnd}, also after an error or a signal. An
 * error that the user can resolve is printed as one message without a stack, and makes the exit status 1.
 * @param main Returns the exit status.
 */
export async function runScript(main: () => Promise<number> | number): Promise<void> {
  const status = await Promise.race([outcome(main), interruption()]);
  await Promise.all([process.stdout, process.stderr].map(written));
  process.exit(status);
}

/** Resolves when everything has been written. A reader of a pipe may be slower than the script. */
async function written(stream: NodeJS.WriteStream): Promise<void> {
  await new Promise<void>((resolve) => {
    stream.write("", () => {
      resolve();
    });
  });
}

/** Registers a cleanup. The last one registered runs first. */
export function atEnd(cleanup: Cleanup): void {
  cleanups.push(cleanup);
}

/** From now on, Ctrl-C ends the script with the status 0. */
export function endsWithCtrlC(): void {
  statuses.SIGINT = 0;
}

/** Creates a folder that is deleted when the script ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "threat-assessment-"));
  atEnd(() => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  return folder;
}

/** Runs one step of the script, and prints its name and duration. */
export async function step<T>(what: string, action: () => Promise<T>): Promise<T> {
  const start = performance.now();
  process.stdout.write(`${what} … `);
  try {
    const result = await action();
    process.stdout.write(`${((performance.now() - start) / 1000).toFixed(1)} s\n`);
    return result;
  } catch (error) {
    process.stdout.write("failed\n");
    throw error;
  }
}

/**
 * Returns the number that an option has.
 * @throws ScriptFailure if it is not a number of 0 or more.
 */
export function numberOf(option: string, value: string): number {
  const number = Number(value);
  if (value.trim() === "" || !(number >= 0))
    throw new ScriptFailure(`${option} needs a number, not "${value}".`);
  return number;
}

/** An error that the user can resolve. Its message is printed without a stack. */
export class ScriptFailure extends Error {}

async function outcome(main: () => Promise<number> | number): Promise<number> {
  try {
    return await main();
  } catch (error) {
    // After a signal, the current step fails because its programs have ended, and that is not worth reporting.
    if (!interrupted) console.error(messageFor(error) ?? error);
    return 1;
  } finally {
    await endAll();
  }
}

/** The message for an error that the user can resolve; `undefined` for a defect of the script, which needs its stack. */
function messageFor(error: unknown): string | undefined {
  if (error instanceof ScriptFailure) return error.message;
  if (!(error instanceof Error)) return undefined;
  const { code = "", path } = error as NodeJS.ErrnoException;
  if (code.startsWith("ERR_PARSE_ARGS_")) return error.message;
  if (path !== undefined) return `${path}: ${fileErrors[code] ?? error.message}`;
  // esbuild has already printed what is wrong, with its place.
  return "errors" in error && "warnings" in error ? "The build has failed: see the errors above." : undefined;
}

const fileErrors: Readonly<Record<string, string>> = {
  ENOENT: "There is no such file or folder.",
  ENOTDIR: "A part of this path is a file, not a folder.",
  EACCES: "You have no permission to open it.",
  EPERM: "You have no permission to open it.",
};

/** Resolves with the exit status after a signal. The main function is then abandoned. */
async function interruption(): Promise<number> {
  const status = await new Promise<number>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
      // A second Ctrl-C, or the same one forwarded by npm, must not interrupt the cleanup.
      process.on(signal, () => {
        interrupted = true;
        resolve(statuses[signal]);
      });
    }
  });
  await endAll();
  return status;
}

async function endAll(): Promise<void> {
  for (let cleanup = cleanups.pop(); cleanup; cleanup = cleanups.pop()) {
    try {
      await cleanup();
    } catch (error) {
      console.error(error);
    }
  }
}
