/** Writes files, all or none: after a failure, each is as it was before. */
import type { FileSystem, Uri } from "vscode";
import { isMissing, whyNotWritten } from "./fileErrors.ts";

/** A file to write. A file that exists is replaced. */
interface SavedFile {
  readonly uri: Uri;
  readonly bytes: Uint8Array;
}

/** What is needed of VS Code to write files. */
export type FileWriter = Pick<FileSystem, "readFile" | "writeFile" | "delete">;

/** Writes the files. @throws An error that says why it is not possible, as a sentence. */
export async function saveFiles(files: readonly SavedFile[], system: FileWriter): Promise<void> {
  const undo: (() => Thenable<void>)[] = [];
  try {
    for (const { uri, bytes } of files) {
      undo.push(await restoring(uri, system));
      await system.writeFile(uri, bytes);
    }
  } catch (error) {
    // What cannot be restored stays. The first error says why.
    await Promise.allSettled(undo.map(async (restore) => restore()));
    throw new Error(whyNotWritten(error), { cause: error });
  }
}

/** What makes a file as it is now. */
async function restoring(uri: Uri, system: FileWriter): Promise<() => Thenable<void>> {
  try {
    const bytes = await system.readFile(uri);
    return () => system.writeFile(uri, bytes);
  } catch (error) {
    // What cannot be read, such as a folder with this name, cannot be written either.
    return isMissing(error) ? () => system.delete(uri) : async () => Promise.resolve();
  }
}
