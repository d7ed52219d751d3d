/** What a run of the suite needs, whichever VS Code it runs in: the packed extension, the suite and files to work on. */
import { cpSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build as buildExtension } from "../build.ts";
import { packageExtension } from "../package.ts";
import { step, temporaryFolder } from "./program.ts";
import { buildSuite } from "./suite.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Where logs stay when a test has failed. */
export const logFolder = join(root, "out/vscode");

export interface Trial {
  /** The packed extension. */
  readonly vsix: string;
  /** An extension that runs the suite, as a folder. */
  readonly suite: string;
  /** A copy of the examples: a workspace to which folders can be added, or only the folder where pictures are taken. */
  readonly workspace: string;
  readonly settings: Readonly<Record<string, unknown>>;
  /** The folder for pictures of the window, where they are to be kept. */
  readonly pictures: string | undefined;
}

export async function prepareTrial(pictures: string | undefined): Promise<Trial> {
  // Those of the last run are no longer of use.
  rmSync(logFolder, { recursive: true, force: true });
  const folder = temporaryFolder();
  const suite = join(folder, "suite");
  // Not a path that is easily quoted.
  const examples = join(folder, "año 1 & 2", "examples");
  cpSync(join(root, "examples"), examples, { recursive: true });
  const workspace = pictures ? examples : `${examples}.code-workspace`;
  if (!pictures) writeFileSync(workspace, JSON.stringify({ folders: [{ path: "examples" }] }));
  await step("Building the extension and the suite", async () => {
    await buildExtension();
    await buildSuite(suite, "node");
    // The extension does not contain the command line, which the suite compares it with.
    cpSync(join(root, "dist/cli.cjs"), join(suite, "cli.cjs"));
  });
  const vsix = await packageExtension(folder);
  return { vsix, suite, workspace, settings, pictures };
}

/** Nothing that moves, and nothing that the tests do not ask for. */
export const settings = {
  "editor.cursorBlinking": "solid",
  "editor.minimap.enabled": false,
  "editor.stickyScroll.enabled": false,
  "files.autoSave": "off",
  "git.enabled": false,
  // The pictures of the walkthrough are taken in light and in dark colours.
  "window.autoDetectColorScheme": true,
  "security.workspace.trust.banner": "never",
  "security.workspace.trust.startupPrompt": "never",
};
