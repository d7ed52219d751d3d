/** Runs a script that starts other programs. It prints each step, and cleans up however it ends. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";

type Cleanup = () => Promise<void> | void;

const cleanups: Cleanup[] = [];
/** The exit status after each signal that ends a script. */
const statuses = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };
let interrupted = false;

/** Runs the main function of a script, and then everything passed to {@link atEnd}, also after an error or a signal. */
export async function runScript(main: () => Promise<number>): Promise<void> {
  process.exit(await Promise.race([outcome(main), interruption()]));
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

/** An error that the user can resolve. Its message is printed without a stack. */
export class ScriptFailure extends Error {}

async function outcome(main: () => Promise<number>): Promise<number> {
  try {
    return await main();
  } catch (error) {
    // After a signal, the current step fails because its programs have ended, and that is not worth reporting.
    if (!interrupted) console.error(error instanceof ScriptFailure ? `\n${error.message}` : error);
    return 1;
  } finally {
    await endAll();
  }
}

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
