/**
 * A small extension that opens a file with the walkthrough of ours beside it when a window comes up: no argument and no
 * address of VS Code does so.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import manifest from "../../package.json" with { type: "json" };

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
  const id = `${publisher}.${name}`;
  const walkthrough = `${id}#${contributes.walkthroughs[0]?.id ?? ""}`;
  return `const { Uri, commands, extensions, window } = require("vscode");
exports.activate = async () => {
  await window.showTextDocument(Uri.parse(${JSON.stringify(file)}), { preview: false });
  // Walkthroughs are known a little later than the window is there; when the extension runs, they are.
  await extensions.getExtension(${JSON.stringify(id)})?.activate();
  await commands.executeCommand("workbench.action.openWalkthrough", ${JSON.stringify(walkthrough)}, true);
  await commands.executeCommand("workbench.action.focusFirstEditorGroup");
};
`;
}
