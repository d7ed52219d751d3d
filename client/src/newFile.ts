/**
 * Opens an unsaved file with a free name, in a folder or where the user chooses. For a file without a name, VS Code
 * would propose the first line, which is the same in all assessments.
 */
import type { TextDocument } from "vscode";
import { Uri, l10n, window, workspace } from "vscode";
import { existsAt } from "./uris.ts";

/**
 * The folder for a new file.
 * @param chosen The folder that the user chose; by default that of the active editor, then the first one.
 */
export function folderForNewFile(chosen?: Uri): Uri | undefined {
  const active = window.activeTextEditor?.document.uri;
  const folder = active && workspace.getWorkspaceFolder(active);
  const uri = chosen ?? (folder ?? workspace.workspaceFolders?.[0])?.uri;
  return uri && isWhereFilesBegin(uri.scheme) ? uri : undefined;
}

/**
 * Whether VS Code can open an unsaved file with a path under this scheme: that of the first folder, if no folder is on
 * a disk.
 */
function isWhereFilesBegin(scheme: string): boolean {
  const schemes = (workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme);
  return scheme === (schemes.includes("file") ? "file" : (schemes[0] ?? "file"));
}

/** Where a new file may be created. */
interface NewFileLocation {
  readonly folder: Uri | undefined;
  /** The user's home folder; `undefined` where there is none. */
  readonly home: Uri | undefined;
}

/**
 * Opens an empty unsaved file. Without a folder and a home, it gets its name and folder when it is saved.
 * @param title The words from which its name is made.
 */
export async function newFile(title: string, { folder, home }: NewFileLocation): Promise<TextDocument> {
  const wanted = folder ? Uri.joinPath(folder, nameFor(title)) : home && (await chosen(title, home));
  if (!wanted) return workspace.openTextDocument({ language: "threat-assessment" });
  for (let number = 1; ; number++) {
    const file = wanted.with({ path: `${wanted.path}${number === 1 ? "" : `-${number}`}.threat.yaml` });
    if (await existsAt(file)) continue;
    const document = await workspace.openTextDocument(file.with({ scheme: "untitled" }));
    // An unsaved file of this name, perhaps from an earlier session, opens with its old text.
    if (document.getText() === "") return document;
  }
}

/** The path that the user chooses when no folder is open, without the file extension. */
async function chosen(title: string, home: Uri): Promise<Uri | undefined> {
  const file = await window.showSaveDialog({
    defaultUri: Uri.joinPath(home, `${nameFor(title)}.threat.yaml`),
    title: l10n.t("Where will the new assessment be saved?"),
    saveLabel: l10n.t("Begin here"),
  });
  return file?.with({ path: file.path.replace(/(?:\.threat)?\.ya?ml$/i, "") });
}

/** The maximum length of a name, in characters: a title may be a whole sentence, and many file systems allow 255 bytes. */
const MAX_LENGTH = 60;

function nameFor(title: string): string {
  const words = title.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const name = words.reduce(
    (all, word) => (all.length + word.length < MAX_LENGTH ? `${all}-${word}` : all),
    "",
  );
  return name.slice(1) || "assessment";
}
