/** Prepares a run of the suite in any VS Code: the packed extension, the suite, and files to work on. */
import { cpSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildIfOld } from "../build.ts";
import { packageExtension } from "../package.ts";
import { step, temporaryFolder } from "./program.ts";
import { buildSuite } from "./suite.ts";
import { projectRoot } from "../root.ts";

/** The folder for logs after a failure. */
export const logFolder = join(projectRoot, "out/vscode");

/** What a run needs. */
export interface Trial {
  /** The path of the packed extension. */
  readonly vsix: string;
  /** The folder of the extension that runs the suite. */
  readonly suite: string;
  /** A copy of the examples: a workspace to which folders can be added, or only the folder if screenshots are taken. */
  readonly workspace: string;
  readonly settings: Readonly<Record<string, unknown>>;
  /** The folder for screenshots, if they are saved. */
  readonly pictures: string | undefined;
}

/** Prepares a run in a temporary folder. */
export async function prepareTrial(pictures: string | undefined): Promise<Trial> {
  // Deletes the logs of the last run.
  rmSync(logFolder, { recursive: true, force: true });
  const folder = temporaryFolder();
  const suite = join(folder, "suite");
  // A path that requires quoting and encoding.
  const examples = join(folder, "año 1 & 2", "examples");
  cpSync(join(projectRoot, "examples"), examples, { recursive: true });
  const workspace = pictures ? examples : `${examples}.code-workspace`;
  if (!pictures) writeFileSync(workspace, JSON.stringify({ folders: [{ path: "examples" }] }));
  await step("Building the extension and the suite", async () => {
    await buildIfOld();
    await buildSuite(suite, "node");
    // The suite compares the extension with the command line, which the extension does not contain.
    cpSync(join(projectRoot, "dist/cli.cjs"), join(suite, "cli.cjs"));
  });
  const vsix = await packageExtension(folder);
  return { vsix, suite, workspace, settings, pictures };
}

/** The settings turn off animations, and features that would disturb the tests. */
export const settings = {
  "editor.cursorBlinking": "solid",
  "editor.minimap.enabled": false,
  "editor.stickyScroll.enabled": false,
  "files.autoSave": "off",
  "git.enabled": false,
  // The screenshots of the walkthrough are taken in a light and a dark theme.
  "window.autoDetectColorScheme": true,
  "security.workspace.trust.banner": "never",
  "security.workspace.trust.startupPrompt": "never",
};
