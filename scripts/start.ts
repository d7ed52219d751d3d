/**
 * `npm start [-- PATH]`: builds everything, checks the paper's assessment, and opens the examples, or another folder, in
 * VS Code with the extension.
 */
import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { build } from "./build.ts";
import { packageExtension } from "./package.ts";
import { hasCode, openCode } from "./vscode/code.ts";
import { endsWithCtrlC, Failure, program, step, temporaryFolder } from "./vscode/program.ts";
import { home, installServer, startServer } from "./vscode/server.ts";

const root = fileURLToPath(new URL("../", import.meta.url));
const PAPER = "examples/us-mexico-2005.threat.yaml";

/** The folder is opened in restricted mode, in which the extension does all it can do; nobody need be asked. */
const settings = {
  "security.workspace.trust.banner": "never",
  "security.workspace.trust.startupPrompt": "never",
};

await program(async () => {
  const opening = whatToOpen(process.argv[2]);
  await step("Building the command line and the extension", build);
  checkPaper();
  const name = opening.file ? basename(opening.file) : opening.folder;
  if (await hasCode()) {
    await step(`Opening ${name} in the VS Code of this machine`, () =>
      openCode(root, [opening.folder, ...(opening.file ? [opening.file] : [])]),
    );
    return 0;
  }
  return serve(opening);
});

interface Opening {
  readonly folder: string;
  readonly file?: string;
}

function whatToOpen(argument: string | undefined): Opening {
  if (argument === undefined) return { folder: join(root, "examples"), file: join(root, PAPER) };
  // npm runs scripts in the project's folder, wherever the reader is.
  const path = resolve(process.env.INIT_CWD ?? "", argument);
  if (!existsSync(path)) throw new Failure(`There is no file or folder ${path}.`);
  return statSync(path).isDirectory() ? { folder: path } : { folder: dirname(path), file: path };
}

function checkPaper(): void {
  console.log(`\nChecking the paper's assessment: node dist/cli.cjs check ${PAPER}\n`);
  spawnSync(process.execPath, ["dist/cli.cjs", "check", PAPER], { cwd: root, stdio: "inherit" });
  console.log();
}

/** Opens the VS Code server, for as long as the reader wants it. */
async function serve({ folder, file }: Opening): Promise<number> {
  console.log(
    "This machine has no VS Code that can open a window here, so VS Code will run in your browser.",
  );
  await installServer();
  const vsix = await packageExtension(temporaryFolder());
  const server = await step("Starting VS Code", () => startServer({ home, extensions: [vsix], settings }));
  console.log(`
VS Code is ready. Open this address in a browser on this machine:

  ${server.url(folder, file)}

It runs until you press Ctrl-C here. It shows the folder in restricted mode: nothing in it is ever run.`);
  endsWithCtrlC();
  const status = await server.program.ended;
  throw new Failure(`The VS Code server has ended (${status}):\n${server.program.output().slice(-2000)}`);
}
