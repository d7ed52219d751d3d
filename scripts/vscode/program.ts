/** A script that starts other programs: it says what it is doing, and leaves nothing behind, however it ends. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";

type Cleanup = () => Promise<void> | void;

const cleanups: Cleanup[] = [];
/** The exit status after each of the signals that end a script. */
const statuses = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };
let interrupted = false;

/** Runs a script's main function, then everything given to {@link atEnd}: also after a failure, Ctrl-C or SIGTERM. */
export async function runScript(main: () => Promise<number>): Promise<void> {
  process.exit(await Promise.race([outcome(main), interruption()]));
}

/** Something to do before the script ends; what was registered last is done first. */
export function atEnd(cleanup: Cleanup): void {
  cleanups.push(cleanup);
}

/** From here on Ctrl-C is how the script ends when all is well. */
export function endsWithCtrlC(): void {
  statuses.SIGINT = 0;
}

/** A new folder, deleted when the script ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "threat-assessment-"));
  atEnd(() => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  return folder;
}

/** Does one step of the script and writes what it is and how long it took. */
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

/** An error that the reader can do something about: its message is printed without a stack. */
export class ScriptFailure extends Error {}

async function outcome(main: () => Promise<number>): Promise<number> {
  try {
    return await main();
  } catch (error) {
    // What is under way when a signal comes fails, since what it waits for is ended.
    if (!interrupted) console.error(error instanceof ScriptFailure ? `\n${error.message}` : error);
    return 1;
  } finally {
    await endAll();
  }
}

/** Nothing, until a signal comes: what the main function is doing is then given up. */
async function interruption(): Promise<number> {
  const status = await new Promise<number>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
      // A second Ctrl-C, or the same one passed on by npm, must not end the script before it has cleaned up.
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
