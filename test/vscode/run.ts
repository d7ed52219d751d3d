/** Runs the suite inside VS Code. */
import Mocha from "mocha";
import { say } from "./stage.ts";
import { expectFailures, type Impossible } from "./impossible.ts";

/** Runs tests, and sends their output and the number of failures to the script. */
export async function tellScript(tests: () => Promise<number>): Promise<void> {
  let written = Promise.resolve();
  // Messages are sent in order, and all of them before the result.
  Mocha.reporters.Base.consoleLog = (...args: unknown[]) => {
    const output = `${filledIn(...args)}\n`;
    written = written.then(async () => {
      await say({ output });
    });
  };
  const failures = await tests();
  await written;
  await say({ failures });
}

/** Formats console arguments, as far as Mocha's reporter uses them. */
function filledIn(text: unknown = "", ...values: unknown[]): string {
  return String(text).replaceAll(/%[sd]/g, () => String(values.shift()));
}

/**
 * Runs the tests that take screenshots. Others add folders: a window with a single folder then begins anew, and the
 * screenshots would show what these tests leave.
 */
export async function runPictured(): Promise<number> {
  const mocha = begin();
  await importPictured();
  return new Promise((resolve) => mocha.run(resolve));
}

async function importPictured(): Promise<void> {
  await import("./suite/findings.test.ts");
  await import("./suite/completion.test.ts");
  await import("./suite/hover.test.ts");
  await import("./suite/features.test.ts");
  await import("./suite/preview.test.ts");
}

/** Runs the suite. @param impossible The tests that must fail in this host. */
export async function runSuite(impossible: readonly Impossible[] = []): Promise<number> {
  const mocha = begin();
  await importPictured();
  await import("./suite/files.test.ts");
  await import("./suite/export.test.ts");
  await import("./suite/import.test.ts");
  await import("./suite/drops.test.ts");
  await import("./suite/panel.test.ts");
  // This test comes last, because it leaves a message about a crashed server.
  await import("./suite/server.test.ts");
  expectFailures(mocha.suite, impossible);
  return new Promise((resolve) => mocha.run(resolve));
}

/** Runs the tests of an untrusted workspace. */
export async function runRestricted(): Promise<number> {
  const mocha = begin();
  await import("./restricted.test.ts");
  return new Promise((resolve) => mocha.run(resolve));
}

function begin(): Mocha {
  const mocha = new Mocha({ ui: "bdd", reporter: "spec", timeout: 60_000, slow: 5000, color: false });
  // The tests are bundled with Mocha, so it does not load them. But its functions must exist before they run.
  mocha.suite.emit("pre-require", globalThis, "", mocha);
  return mocha;
}
