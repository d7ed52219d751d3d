/** Runs the suite inside VS Code. */
import Mocha from "mocha";
import { say } from "./stage.ts";
import { expectFailures, type Impossible } from "./impossible.ts";

/** What an extension does that runs tests: the script hears of each, and in the end how many have failed. */
export async function tellScript(tests: () => Promise<number>): Promise<void> {
  let written = Promise.resolve();
  // In order, and all of it before the result.
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

/** What a console makes of a text and its values, as far as Mocha's reporter has them. */
function filledIn(text: unknown = "", ...values: unknown[]): string {
  return String(text).replaceAll(/%[sd]/g, () => String(values.shift()));
}

/** @param impossible What cannot work where the suite runs. */
export async function runSuite(impossible: readonly Impossible[] = []): Promise<number> {
  const mocha = begin();
  await import("./suite/findings.test.ts");
  await import("./suite/completion.test.ts");
  await import("./suite/hover.test.ts");
  await import("./suite/files.test.ts");
  await import("./suite/features.test.ts");
  await import("./suite/panel.test.ts");
  // Last, since it leaves a message that the server has crashed.
  await import("./suite/server.test.ts");
  expectFailures(mocha.suite, impossible);
  return new Promise((resolve) => mocha.run(resolve));
}

/** The tests of a workspace that nobody has said to be trusted. */
export async function runRestricted(): Promise<number> {
  const mocha = begin();
  await import("./restricted.test.ts");
  return new Promise((resolve) => mocha.run(resolve));
}

function begin(): Mocha {
  const mocha = new Mocha({ ui: "bdd", reporter: "spec", timeout: 60_000, slow: 5000, color: false });
  // The tests are bundled with Mocha, so it need not load them; but it must be ready before they are.
  mocha.suite.emit("pre-require", globalThis, "", mocha);
  return mocha;
}
