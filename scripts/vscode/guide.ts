/**
 * A small extension that opens a file and our walkthrough when a window opens. VS Code has no command-line argument or
 * URL for that.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { packFolder } from "../package.ts";
import { temporaryFolder } from "./program.ts";
import manifest from "../../package.json" with { type: "json" };

/**
 * How long walkthroughs may take to be registered after the window opens, in milliseconds. Before that, VS Code waits
 * five seconds for a server of experiments, and there is no event for it.
 */
const PATIENCE = 6000;

/** The environment variable that disables the extension where it is still installed. */
export const OFF = "THREAT_ASSESSMENT_NO_GUIDE";

/** Packs the extension. @param file The path of the file to open. @returns The path of the VSIX file. */
export async function packGuide(file: string): Promise<string> {
  const folder = temporaryFolder();
  writeGuide(folder, file);
  return packFolder(folder, join(folder, "guide.vsix"));
}

/** Writes the extension into a folder. @param file The path of the file to open. */
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
