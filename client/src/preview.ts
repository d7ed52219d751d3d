/** The preview and the table of rankings: Markdown that the server makes, in VS Code's own preview. */
import { Uri, commands, window } from "vscode";

/** The scheme for which the server has the contents. */
const SCHEME = "threat-assessment";

export const openPreview = async (address?: string): Promise<void> => open("preview", address);

export const compareRankings = async (address?: string): Promise<void> => open("comparison", address);

/** @param address The file; the one in the active editor, if not said. */
async function open(kind: string, address?: string): Promise<void> {
  const file = typeof address === "string" ? Uri.parse(address) : window.activeTextEditor?.document.uri;
  if (!file) return;
  const name = file.path.replace(/^.*\//, "").replace(/\.threat\.ya?ml$/, "");
  const uri = Uri.from({ scheme: SCHEME, path: `/${kind}/${name}.md`, query: file.toString() });
  await commands.executeCommand("markdown.showPreviewToSide", uri);
}
