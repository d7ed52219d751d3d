/**
 * Builds everything and checks the first example. Then it opens the example and the walkthrough in VS Code with the
 * extension.
 * `npm start [-- PATH]` opens another folder.
 */
import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import process from "node:process";
import { build } from "./build.ts";
import { packageExtension } from "./package.ts";
import { hasCode, openCode } from "./vscode/code.ts";
import { OFF, packGuide, writeGuide } from "./vscode/guide.ts";
import { endsWithCtrlC, ScriptFailure, runScript, step, temporaryFolder } from "./vscode/program.ts";
import { homeFolder, installServer, startServer } from "./vscode/server.ts";
import { projectRoot } from "./root.ts";

const FIRST = "examples/first.threat.yaml";

/**
 * The folder is opened in restricted mode, which does not limit the extension, so that VS Code does not ask about
 * trust.
 */
const settings = {
  "security.workspace.trust.banner": "never",
  "security.workspace.trust.startupPrompt": "never",
};

await runScript(async () => {
  const opening = whatToOpen(process.argv[2]);
  await step("Building the command line and the extension", build);
  checkFirst();
  const name = opening.file ? basename(opening.file) : opening.folder;
  if (await hasCode()) {
    // VS Code reads this folder when the window opens, after the script has ended.
    const guide = join(projectRoot, "out/guide");
    if (opening.isFirst && opening.file) writeGuide(guide, opening.file);
    await step(`Opening ${name} in the VS Code of this machine`, () =>
      openCode([projectRoot, ...(opening.isFirst ? [guide] : [])], [opening.folder, ...fileOf(opening)]),
    );
    return 0;
  }
  return serve(opening);
});

function fileOf({ file }: Opening): string[] {
  return file === undefined ? [] : [file];
}

interface Opening {
  readonly folder: string;
  readonly file?: string;
  /** Whether it is the first start, which also opens the walkthrough. */
  readonly isFirst?: true;
}

function whatToOpen(argument: string | undefined): Opening {
  if (argument === undefined)
    return { folder: join(projectRoot, "examples"), file: join(projectRoot, FIRST), isFirst: true };
  // npm changes to the project's folder, so the path is relative to the original one.
  const path = resolve(process.env.INIT_CWD ?? "", argument);
  if (!existsSync(path)) throw new ScriptFailure(`There is no file or folder ${path}.`);
  return statSync(path).isDirectory() ? { folder: path } : { folder: dirname(path), file: path };
}

function checkFirst(): void {
  console.log(`\nChecking the first example: node dist/cli.cjs check ${FIRST}\n`);
  spawnSync(process.execPath, ["dist/cli.cjs", "check", FIRST], { cwd: projectRoot, stdio: "inherit" });
  console.log();
}

/** Runs the VS Code server until it is stopped. */
async function serve(opening: Opening): Promise<number> {
  const { folder, file, isFirst } = opening;
  console.log(
    "This machine has no VS Code that can open a window here, so VS Code will run in your browser.",
  );
  await installServer();
  const vsix = await packageExtension(temporaryFolder());
  const guide = isFirst && file ? [await packGuide(file)] : [];
  const server = await step("Starting VS Code", () =>
    startServer({
      home: homeFolder,
      extensions: [vsix, ...guide],
      settings,
      env: isFirst ? {} : { [OFF]: "1" },
    }),
  );
  console.log(`
VS Code is ready. Open this address in a browser on this machine:

  ${server.url(folder, isFirst ? undefined : file)}

It runs until you press Ctrl-C here. It shows the folder in restricted mode: nothing in it is ever run.`);
  endsWithCtrlC();
  const status = await server.program.ended;
  throw new ScriptFailure(
    `The VS Code server has ended (${status}):\n${server.program.output().slice(-2000)}`,
  );
}
