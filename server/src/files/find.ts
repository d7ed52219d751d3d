/** Finds the files of the format in folders. */
import type { Dirent } from "node:fs";
import { lstat, readdir, stat } from "node:fs/promises";
import { dirname, isAbsolute, join, relative, sep } from "node:path";
import { isFormatFile, isSkippedFolder } from "../format/kind.ts";

/** The paths of the files in a folder and below, as they are found; what cannot be read is passed over. */
export async function* filesBelow(folder: string): AsyncGenerator<string> {
  const entries: readonly Dirent[] = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries)
    if (!entry.isDirectory() && isFormatFile(entry.name)) yield join(folder, entry.name);
  for (const entry of entries) {
    if (entry.isDirectory() && !isSkippedFolder(entry.name)) yield* filesBelow(join(folder, entry.name));
  }
}

/** Whether `filesBelow` the folder has this path now, which costs less than to look for it. */
export async function isFoundBelow(folder: string, path: string): Promise<boolean> {
  return isFormatFile(path) && (await isSearchedBelow(folder, dirname(path))) && isNoFolder(path);
}

/** Whether `filesBelow` the folder looks into this one. */
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

/** Whether there is a folder at a path, and no link to one. */
async function isFolder(path: string): Promise<boolean> {
  try {
    return (await lstat(path)).isDirectory();
  } catch {
    return false;
  }
}

/** Whether something is there that is no folder: what cannot be read all the same is told. */
async function isNoFolder(path: string): Promise<boolean> {
  try {
    return !(await stat(path)).isDirectory();
  } catch {
    return false;
  }
}
