/** Opens a new file with the snippet of a first assessment in it: "New File…" for those who do not know the format. */
import { commands, window, workspace } from "vscode";

export async function newAssessment(): Promise<void> {
  await window.showTextDocument(await workspace.openTextDocument({ language: "threat-assessment" }));
  await commands.executeCommand("editor.action.insertSnippet", {
    langId: "threat-assessment",
    name: "New assessment",
  });
}
