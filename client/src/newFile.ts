/**
 * A file that is not saved yet, with a free name: in a folder, or where the reader wants it. VS Code would propose the first
 * line for the name of a file without one, which is the same in all assessments.
 */
import { homedir } from "node:os";
import type { TextDocument } from "vscode";
import { Uri, l10n, window, workspace } from "vscode";

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
  const wanted = folder ? Uri.joinPath(folder, nameFor(title)) : await chosen(title);
  if (!wanted) return workspace.openTextDocument({ language: "threat-assessment" });
  for (let number = 1; ; number++) {
    const file = wanted.with({ path: `${wanted.path}${number === 1 ? "" : `-${number}`}.threat.yaml` });
    if (await exists(file)) continue;
    const document = await workspace.openTextDocument(file.with({ scheme: "untitled" }));
    // One of that name that was not saved either, perhaps in an earlier session, comes with its text.
    if (document.getText() === "") return document;
  }
}

/** Where no folder is open: the place that the reader chooses, without the end of its name. */
async function chosen(title: string): Promise<Uri | undefined> {
  const file = await window.showSaveDialog({
    defaultUri: Uri.joinPath(Uri.file(homedir()), `${nameFor(title)}.threat.yaml`),
    title: l10n.t("Where will the new assessment be saved?"),
    saveLabel: l10n.t("Begin here"),
  });
  return file?.with({ path: file.path.replace(/(?:\.threat)?\.ya?ml$/i, "") });
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
