/** Finds the files of the format in folders. */
import type { Dirent } from "node:fs";
import { lstatSync, statSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { basename, dirname, isAbsolute, join, relative, sep } from "node:path";
import { kindOf } from "../format/schema.ts";

/** Whether a file is one of the format by its name. */
export function isOurs(path: string): boolean {
  return /\.threat\.ya?ml$/i.test(path) || kindOf(basename(path)) !== "assessment";
}

/** Whether a folder is left out: hidden ones, and what was installed. */
export function isPassedOver(folder: string): boolean {
  return /^(?:\.|node_modules$)/.test(folder);
}

/** The paths of the files in a folder and below, as they are found; what cannot be read is passed over. */
export async function* filesBelow(folder: string): AsyncGenerator<string> {
  const entries: readonly Dirent[] = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) if (!entry.isDirectory() && isOurs(entry.name)) yield join(folder, entry.name);
  for (const entry of entries) {
    if (entry.isDirectory() && !isPassedOver(entry.name)) yield* filesBelow(join(folder, entry.name));
  }
}

/** Whether `filesBelow` the folder has this path now, which costs less than to look for it. */
export function isFoundBelow(folder: string, path: string): boolean {
  return isOurs(path) && isSearchedBelow(folder, dirname(path)) && isFile(path);
}

/** Whether `filesBelow` the folder looks into this one. */
export function isSearchedBelow(folder: string, path: string): boolean {
  const below = relative(folder, path);
  if (below === "" || isAbsolute(below)) return below === "";
  let at = folder;
  return below.split(sep).every((name) => {
    at = join(at, name);
    // Links to folders are not followed, so that no file is found twice.
    return !isPassedOver(name) && isFolder(at);
  });
}

/** Whether there is a folder at a path, and no link to one. */
function isFolder(path: string): boolean {
  try {
    return lstatSync(path).isDirectory();
  } catch {
    return false;
  }
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
