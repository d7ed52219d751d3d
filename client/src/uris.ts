/** What is asked of the URI of a file. */
import type { Uri } from "vscode";
import { workspace } from "vscode";

/** The last part of a path. */
export function baseNameOf({ path }: Pick<Uri, "path">): string {
  return path.replace(/^.*\//, "");
}

/** Whether there is a file. */
export async function existsAt(file: Uri): Promise<boolean> {
  return workspace.fs.stat(file).then(
    () => true,
    () => false,
  );
}
