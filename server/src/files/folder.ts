/** Lists a folder, as far as it may be read and no further than anybody would look. */
import { opendirSync, realpathSync, statSync } from "node:fs";
import type { Dirent } from "node:fs";
import { join, sep } from "node:path";
import { URI } from "vscode-uri";
import type { FolderEntry, Listing, Wanted } from "../workspace/library.ts";

/** Of a larger folder only the beginning is looked at. */
const MOST_READ = 20_000;

/**
 * What a folder holds of what is wanted; nothing where it cannot be read.
 * @param roots The addresses of the folders below which it has to be, links followed.
 */
export function listFolder(uri: string, roots: readonly string[], { isWanted, most }: Wanted): Listing {
  const path = realPath(uri);
  if (path === undefined || !roots.some((root) => isBelow(path, realPath(root)))) return NOTHING;
  const entries: FolderEntry[] = [];
  try {
    const folder = opendirSync(path, { bufferSize: 512 });
    try {
      let isPartial = false;
      for (let count = 0; !isPartial; count++) {
        const next = folder.readSync();
        if (!next) break;
        const entry = entryOf(next, path);
        if (isWanted(entry)) entries.push(entry);
        isPartial = count >= MOST_READ || entries.length >= most;
      }
      return { entries, isPartial };
    } finally {
      folder.closeSync();
    }
  } catch {
    return { entries, isPartial: false };
  }
}

const NOTHING: Listing = { entries: [], isPartial: false };

function entryOf(entry: Dirent, folder: string): FolderEntry {
  const { name } = entry;
  return { name, isFolder: entry.isDirectory() || (entry.isSymbolicLink() && isFolder(join(folder, name))) };
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function realPath(uri: string): string | undefined {
  const { scheme, fsPath } = URI.parse(uri);
  try {
    return scheme === "file" ? realpathSync(fsPath) : undefined;
  } catch {
    return undefined;
  }
}

function isBelow(path: string, root: string | undefined): boolean {
  return root !== undefined && (path === root || path.startsWith(root.endsWith(sep) ? root : root + sep));
}
