/** Writes files atomically: writes and syncs a temporary file in the same folder, then renames it. */
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
 * Replaces the content of a file and keeps its permissions. If the program or the machine stops at any time, the file
 * has either the old content or the new one. Throws the system error if the file cannot be written.
 */
export function replaceFile(path: string, content: string | Uint8Array): void {
  const folder = dirname(path);
  mkdirSync(folder, { recursive: true });
  const old = statSync(path, { throwIfNoEntry: false });
  // Write to a device or a pipe directly; a regular file must not replace it.
  if (old && !old.isFile()) {
    writeFileSync(path, content);
    return;
  }
  const draft = join(folder, `.threat-assessment-${crypto.randomUUID()}.tmp`);
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
    // Only an administrator can change the owner. The file then belongs to the user, like any other file that the user
    // saves.
  }
  fchmodSync(file, mode & 0o7777);
}

/**
 * Flushes the folder, so that the new name is on the disk. Not every system supports this; the file itself is on the
 * disk in any case.
 */
function syncFolder(folder: string): void {
  try {
    const opened = openSync(folder, "r");
    try {
      fsyncSync(opened);
    } finally {
      closeSync(opened);
    }
  } catch {
    // The system writes the name later.
  }
}
