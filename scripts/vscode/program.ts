/** What the scripts that start other programs share: the end of everything started, however a script ends. */
import process from "node:process";

type Cleanup = () => Promise<void> | void;

const cleanups: Cleanup[] = [];

/** Runs a script's main function, then everything given to {@link atEnd}: also after a failure, Ctrl-C or SIGTERM. */
export async function program(main: () => Promise<number>): Promise<void> {
  for (const [signal, code] of [
    ["SIGINT", 130],
    ["SIGTERM", 143],
    ["SIGHUP", 129],
  ] as const) {
    process.once(signal, () => void endAll().then(() => process.exit(code)));
  }
  try {
    process.exitCode = await main();
  } catch (error) {
    process.exitCode = 1;
    console.error(error instanceof Failure ? `\n${error.message}` : error);
  } finally {
    await endAll();
  }
}

/** Something to do before the script ends; what was registered last is done first. */
export function atEnd(cleanup: Cleanup): void {
  cleanups.push(cleanup);
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

/** An error that the reader can do something about: its message is printed without a stack. */
export class Failure extends Error {}
