/** Lists a folder, within its bounds and up to a limit. */
import { opendirSync, realpathSync, statSync } from "node:fs";
import type { Dirent } from "node:fs";
import { join } from "node:path";
import { MAX_LISTED } from "../syntax/limits.ts";
import type { FolderEntry, Listing, ListingFilter } from "../workspace/files.ts";
import { emptyListing } from "../workspace/files.ts";
import type { Roots } from "./bounds.ts";
import { isFolderBelow, pathOf } from "./disk.ts";

/**
 * Returns the wanted entries of a folder; an empty listing if it cannot be read.
 * @param roots The folders that it must lie below, with links resolved.
 */
export function listFolder(uri: string, roots: Roots, { isWanted, most }: ListingFilter): Listing {
  const entries: FolderEntry[] = [];
  try {
    const path = realpathSync.native(pathOf(uri) ?? "");
    if (!isFolderBelow(uri, roots)) return emptyListing;
    const folder = opendirSync(path, { bufferSize: 512 });
    try {
      let isPartial = false;
      for (let count = 0; !isPartial; count++) {
        const next = folder.readSync();
        if (!next) break;
        const entry = entryOf(next, path);
        if (isWanted(entry)) entries.push(entry);
        isPartial = count >= MAX_LISTED || entries.length >= most;
      }
      return { entries, isPartial };
    } finally {
      folder.closeSync();
    }
  } catch {
    return emptyListing;
  }
}

function entryOf(entry: Dirent, folder: string): FolderEntry {
  const { name } = entry;
  return { name, isFolder: entry.isDirectory() || (entry.isSymbolicLink() && isFolder(join(folder, name))) };
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
