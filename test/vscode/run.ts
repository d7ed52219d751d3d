/** Runs the suite inside VS Code: as the tests of an extension host, or as an extension that starts by itself. */
import { format } from "node:util";
import Mocha from "mocha";
import { say, staged } from "./stage.ts";

/** What `@vscode/test-electron` calls. */
export async function run(): Promise<void> {
  const failures = await runSuite();
  if (failures > 0) throw new Error(`${failures} of the tests have failed.`);
}

/** What VS Code calls where the suite is an extension. */
export async function activate(): Promise<void> {
  if (!staged) return;
  let written = Promise.resolve();
  // In order, and all of it before the result.
  Mocha.reporters.Base.consoleLog = (...args: unknown[]) => {
    const output = `${format(...args)}\n`;
    written = written.then(() => say({ output }));
  };
  const failures = await runSuite();
  await written;
  await say({ failures });
}

async function runSuite(): Promise<number> {
  const mocha = new Mocha({ ui: "bdd", timeout: 30_000, slow: 5000, color: false });
  // The tests are bundled with Mocha, so it need not load them; but it must be ready before they are.
  mocha.suite.emit("pre-require", globalThis, "", mocha);
  await import("./suite/findings.test.ts");
  await import("./suite/completion.test.ts");
  await import("./suite/hover.test.ts");
  await import("./suite/files.test.ts");
  await import("./suite/features.test.ts");
  await import("./suite/panel.test.ts");
  // Last, since it leaves a message that the server has crashed.
  await import("./suite/server.test.ts");
  return new Promise((resolve) => mocha.run(resolve));
}
