/**
 * A file that is not saved yet, with a free name: in a folder, or where the reader wants it. VS Code would propose the first
 * line for the name of a file without one, which is the same in all assessments.
 */
import type { TextDocument } from "vscode";
import { Uri, l10n, window, workspace } from "vscode";

/** @param chosen The folder that the reader has chosen; else that of the active editor, else the first one. */
export function folderForNewFile(chosen?: Uri): Uri | undefined {
  const active = window.activeTextEditor?.document.uri;
  const folder = active && workspace.getWorkspaceFolder(active);
  const uri = chosen ?? (folder ?? workspace.workspaceFolders?.[0])?.uri;
  return uri && isWhereFilesBegin(uri.scheme) ? uri : undefined;
}

/**
 * Whether VS Code saves a file that begins unsaved, with a path, under addresses of this scheme: that of the first folder, where
 * none of the folders lies on a disk.
 */
function isWhereFilesBegin(scheme: string): boolean {
  const schemes = (workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme);
  return scheme === (schemes.includes("file") ? "file" : (schemes[0] ?? "file"));
}

export interface NewFileLocation {
  readonly folder: Uri | undefined;
  /** The reader's own folder; nothing, where there is none. */
  readonly home: Uri | undefined;
}

/** Where there is neither, the file gets its name and place when it is saved. @param title The words from which it gets its name. */
export async function newFile(title: string, { folder, home }: NewFileLocation): Promise<TextDocument> {
  const wanted = folder ? Uri.joinPath(folder, nameFor(title)) : home && (await chosen(title, home));
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
async function chosen(title: string, home: Uri): Promise<Uri | undefined> {
  const file = await window.showSaveDialog({
    defaultUri: Uri.joinPath(home, `${nameFor(title)}.threat.yaml`),
    title: l10n.t("Where will the new assessment be saved?"),
    saveLabel: l10n.t("Begin here"),
  });
  return file?.with({ path: file.path.replace(/(?:\.threat)?\.ya?ml$/i, "") });
}

/** The longest name, in characters: a title may be a whole sentence, and many disks end at 255 bytes. */
const MAX_LENGTH = 60;

function nameFor(title: string): string {
  const words = title.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const name = words.reduce(
    (all, word) => (all.length + word.length < MAX_LENGTH ? `${all}-${word}` : all),
    "",
  );
  return name.slice(1) || "assessment";
}

async function exists(file: Uri): Promise<boolean> {
  return workspace.fs.stat(file).then(
    () => true,
    () => false,
  );
}
