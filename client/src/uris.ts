/** What is asked of the URI of a file. */
import { Uri, workspace } from "vscode";

/** The last part of a path. */
export function baseNameOf({ path }: Pick<Uri, "path">): string {
  return path.replace(/^.*\//, "");
}

/** Where a dialog about a file begins: its folder, or that of the workspace for a document that has never been saved. */
export function dialogFolder(file: Uri): Uri | undefined {
  return file.scheme === "untitled" ? workspace.workspaceFolders?.[0]?.uri : Uri.joinPath(file, "..");
}

/** The URI of a file after it, or a folder above it, has moved; `undefined` if that does not concern it. */
export function movedUri(file: Uri, from: Uri, to: Uri): Uri | undefined {
  if (file.scheme !== from.scheme || file.authority !== from.authority) return undefined;
  if (file.path === from.path) return to;
  return file.path.startsWith(`${from.path}/`)
    ? to.with({ path: to.path + file.path.slice(from.path.length) })
    : undefined;
}

/** Whether there is a file. */
export async function existsAt(file: Uri): Promise<boolean> {
  return workspace.fs.stat(file).then(
    () => true,
    () => false,
  );
}
