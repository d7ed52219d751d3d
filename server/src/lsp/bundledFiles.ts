/**
 * Copies of bundled files on the disk, for editors that cannot show virtual documents.
 * Each file is written to the user's cache folder when the server first sends its URI.
 */
import { chmodSync, mkdirSync, readFileSync, realpathSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { URI } from "vscode-uri";
import { cacheFolder } from "../files/cacheFolder.ts";
import { replaceFile } from "../files/replace.ts";
import { tool } from "../report/tool.ts";
import { BUNDLED, bundledText } from "../workspace/library.ts";
import type { SessionOptions } from "./wire.ts";

/**
 * @param folder Where the files are written. The default contains the version, so versions do not overwrite each other.
 */
export function filesForBundled(
  folder = join(cacheFolder(), tool.name, tool.version),
): NonNullable<SessionOptions["uriMapping"]> {
  const written = new Map<string, string | undefined>();
  return {
    toClient: (uri) => {
      const text = bundledText(uri);
      if (text === undefined) return uri;
      if (!written.has(uri)) written.set(uri, write(uri.slice(BUNDLED.length), text, folder));
      return written.get(uri);
    },
    fromClient: (uri) => {
      const name = uri.slice(uri.lastIndexOf("/") + 1);
      if (!uri.startsWith("file:") || bundledText(BUNDLED + name) === undefined) return uri;
      const path = URI.parse(uri).fsPath;
      return [folder, truePath(folder)].some((each) => each !== undefined && samePath(path, join(each, name)))
        ? BUNDLED + name
        : uri;
    },
  };
}

/** Writes a file unless it already has this text. @returns Its URI, or `undefined` if it cannot be written. */
function write(name: string, text: string, folder: string): string | undefined {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    // Editors resolve symbolic links and send the real path.
    const path = join(realpathSync(folder), name);
    if (contentOf(path) !== text) replace(path, text);
    return URI.file(path).toString();
  } catch {
    return undefined;
  }
}

/** Replaces a file atomically, because another server may be writing the same one, and makes it read-only. */
function replace(path: string, text: string): void {
  // Windows does not replace a read-only file.
  if (contentOf(path) !== undefined) chmodSync(path, 0o644);
  replaceFile(path, text);
  chmodSync(path, 0o444);
}

function contentOf(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

function truePath(folder: string): string | undefined {
  try {
    return realpathSync(folder);
  } catch {
    return undefined;
  }
}

function samePath(a: string, b: string): boolean {
  return process.platform === "win32" ? a.toLowerCase() === b.toLowerCase() : a === b;
}
