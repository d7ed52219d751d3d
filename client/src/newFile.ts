/** A file that is not saved yet: in a folder with a free name, which saving proposes; without a folder with none. */
import type { TextDocument } from "vscode";
import { Uri, window, workspace } from "vscode";

/** @param chosen The folder that the reader has chosen; else that of the active editor, else the first one. */
export function folderForNewFile(chosen?: Uri): Uri | undefined {
  const active = window.activeTextEditor?.document.uri;
  const folder = active && workspace.getWorkspaceFolder(active);
  const uri = chosen ?? (folder ?? workspace.workspaceFolders?.[0])?.uri;
  // What lies on no disk has no place for an unsaved file with a path.
  return uri?.scheme === "file" ? uri : undefined;
}

/** @param title The words from which the file gets its name. */
export async function newFile(title: string, folder: Uri | undefined): Promise<TextDocument> {
  // With a path, but without a folder, the file would be at the root of the disk.
  if (!folder) return workspace.openTextDocument({ language: "threat-assessment" });
  const name = nameFor(title);
  for (let number = 1; ; number++) {
    const file = Uri.joinPath(folder, `${number === 1 ? name : `${name}-${number}`}.threat.yaml`);
    if (await exists(file)) continue;
    const document = await workspace.openTextDocument(file.with({ scheme: "untitled" }));
    // One of that name that was not saved either, perhaps in an earlier session, comes with its text.
    if (document.getText() === "") return document;
  }
}

/** The longest name, in characters: a title may be a whole sentence, and many disks end at 255 bytes. */
const LONGEST = 60;

function nameFor(title: string): string {
  const words = title.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const name = words.reduce((all, word) => (all.length + word.length < LONGEST ? `${all}-${word}` : all), "");
  return name.slice(1) || "assessment";
}

async function exists(file: Uri): Promise<boolean> {
  return workspace.fs.stat(file).then(
    () => true,
    () => false,
  );
}
