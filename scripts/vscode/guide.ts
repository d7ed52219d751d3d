/**
 * A small extension that opens a file with the walkthrough of ours beside it when a window comes up: no argument and no
 * address of VS Code does so.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { packFolder } from "../package.ts";
import { temporaryFolder } from "./program.ts";
import manifest from "../../package.json" with { type: "json" };

/**
 * How long walkthroughs may take to be known after the window is there, in milliseconds: before it takes them, VS Code asks
 * a server of experiments for five seconds. Nothing tells when they are.
 */
const PATIENCE = 6000;

/** The variable of the environment with which the extension does nothing, where it is still installed. */
export const OFF = "THREAT_ASSESSMENT_NO_GUIDE";

/** Packs the extension into a file. Gives its path. @param file What is opened, by its path. */
export async function packGuide(file: string): Promise<string> {
  const folder = temporaryFolder();
  writeGuide(folder, file);
  return packFolder(folder, join(folder, "guide.vsix"));
}

/** Writes the extension into a folder. @param file What is opened, by its path. */
export function writeGuide(folder: string, file: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, "package.json"),
    JSON.stringify({
      name: "guide",
      publisher: manifest.publisher,
      version: "0.0.1",
      engines: manifest.engines,
      main: "./guide.cjs",
      activationEvents: ["onStartupFinished"],
      capabilities: { untrustedWorkspaces: { supported: true } },
    }),
  );
  writeFileSync(join(folder, "guide.cjs"), codeFor(pathToFileURL(file).href));
}

function codeFor(file: string): string {
  const { publisher, name, contributes } = manifest;
  const walkthrough = `${publisher}.${name}#${contributes.walkthroughs[0]?.id ?? ""}`;
  return `const { Uri, commands, window } = require("vscode");
exports.activate = async () => {
  if (process.env.${OFF}) return;
  await window.showTextDocument(Uri.parse(${JSON.stringify(file)}), { preview: false });
  const open = async (what) => commands.executeCommand("workbench.action.openWalkthrough", what, true);
  await open(${JSON.stringify(walkthrough)});
  await new Promise((resolve) => setTimeout(resolve, ${PATIENCE}));
  await open(${JSON.stringify({ category: walkthrough, step: "begin" })});
  await commands.executeCommand("workbench.action.focusFirstEditorGroup");
};
`;
}
