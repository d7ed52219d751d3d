/** Writes files whole or not at all: a draft in the same folder that is on the disk before it takes the name of the file. */
import { randomBytes } from "node:crypto";
import type { Stats } from "node:fs";
import {
  closeSync,
  fchmodSync,
  fchownSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";

/**
 * Gives a file a new content, and keeps its permissions. Whenever the program or the machine stops, there is either the
 * old content or the new one. Throws what the system says where it cannot be written.
 */
export function replaceFile(path: string, content: string | Uint8Array): void {
  const folder = dirname(path);
  mkdirSync(folder, { recursive: true });
  const old = statSync(path, { throwIfNoEntry: false });
  // A device or a pipe is written to; another file in its place would be of no use.
  if (old && !old.isFile()) {
    writeFileSync(path, content);
    return;
  }
  const draft = join(folder, `.threat-assessment-${randomBytes(6).toString("hex")}.tmp`);
  try {
    writeDraft(draft, content, old);
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
  syncFolder(folder);
}

function writeDraft(draft: string, content: string | Uint8Array, old: Stats | undefined): void {
  const file = openSync(draft, "wx");
  try {
    writeFileSync(file, content);
    if (old) keepOwner(file, old);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function keepOwner(file: number, { mode, uid, gid }: Stats): void {
  try {
    fchownSync(file, uid, gid);
  } catch {
    // Only an administrator gives files away; the file is then the user's, as any other that he saves.
  }
  fchmodSync(file, mode & 0o7777);
}

/** Not every system can do so, and the file is there in any case. */
function syncFolder(folder: string): void {
  try {
    const opened = openSync(folder, "r");
    try {
      fsyncSync(opened);
    } finally {
      closeSync(opened);
    }
  } catch {
    // The name is on the disk a little later.
  }
}
