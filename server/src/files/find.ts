/** Finds the files of the format in folders. */
import type { Dirent } from "node:fs";
import { lstat, readdir, stat } from "node:fs/promises";
import { dirname, isAbsolute, join, relative, sep } from "node:path";
import { isFormatFile, isSkippedFolder } from "../format/kind.ts";

/** Yields the paths of the files of the format in a folder and its subfolders, and skips what cannot be read. */
export async function* filesBelow(folder: string): AsyncGenerator<string> {
  const entries: readonly Dirent[] = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries)
    if (!entry.isDirectory() && isFormatFile(entry.name)) yield join(folder, entry.name);
  for (const entry of entries) {
    if (entry.isDirectory() && !isSkippedFolder(entry.name)) yield* filesBelow(join(folder, entry.name));
  }
}

/** Whether `filesBelow` of the folder yields this path now. This costs less than a search. */
export async function isFoundBelow(folder: string, path: string): Promise<boolean> {
  return isFormatFile(path) && (await isSearchedBelow(folder, dirname(path))) && isNoFolder(path);
}

/** Whether `filesBelow` of the folder looks into this folder. */
export async function isSearchedBelow(folder: string, path: string): Promise<boolean> {
  const below = relative(folder, path);
  if (below === "" || isAbsolute(below)) return below === "";
  let at = folder;
  for (const name of below.split(sep)) {
    at = join(at, name);
    // Links to folders are not followed, so that no file is found twice.
    if (isSkippedFolder(name) || !(await isFolder(at))) return false;
  }
  return true;
}

/** Whether there is a folder at a path; a link to a folder does not count. */
async function isFolder(path: string): Promise<boolean> {
  try {
    return (await lstat(path)).isDirectory();
  } catch {
    return false;
  }
}

/** Whether something other than a folder is at a path, even if it cannot be read: the reader then reports why. */
async function isNoFolder(path: string): Promise<boolean> {
  try {
    return !(await stat(path)).isDirectory();
  } catch {
    return false;
  }
}
