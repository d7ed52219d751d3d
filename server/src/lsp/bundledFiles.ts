/**
 * Files on the disk for those that come with the program. Not every editor shows a text that lies on no disk: for the others
 * each is written, when it is first named, into a folder that users have for what programs keep.
 */
import { chmodSync, mkdirSync, readFileSync, realpathSync } from "node:fs";
import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";
import process from "node:process";
import { URI } from "vscode-uri";
import { replaceFile } from "../files/replace.ts";
import { tool } from "../report/tool.ts";
import { BUNDLED, bundledText } from "../workspace/library.ts";
import type { SessionOptions } from "./wire.ts";

/** @param folder Where they are written. Those of another version of the program have another folder. */
export function filesForBundled(
  folder = join(cacheFolder(), tool.name, tool.version),
): NonNullable<SessionOptions["uriMapping"]> {
  const written = new Map<string, string | undefined>();
  return {
    told: (uri) => {
      const text = bundledText(uri);
      if (text === undefined) return uri;
      if (!written.has(uri)) written.set(uri, write(uri.slice(BUNDLED.length), text, folder));
      return written.get(uri);
    },
    ours: (uri) => {
      const name = uri.slice(uri.lastIndexOf("/") + 1);
      if (!uri.startsWith("file:") || bundledText(BUNDLED + name) === undefined) return uri;
      const path = URI.parse(uri).fsPath;
      return [folder, truePath(folder)].some((each) => each !== undefined && samePath(path, join(each, name)))
        ? BUNDLED + name
        : uri;
    },
  };
}

/** The address of the file with this text; nothing, where it can be neither found nor written. */
function write(name: string, text: string, folder: string): string | undefined {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    // Editors look through links, and name the file by its true path.
    const path = join(realpathSync(folder), name);
    if (contentOf(path) !== text) replace(path, text);
    return URI.file(path).toString();
  } catch {
    return undefined;
  }
}

/** Nobody sees half of a file, and another server may be writing the same one. */
function replace(path: string, text: string): void {
  // Windows replaces no file that is read-only.
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

/** The folder that a user has for what programs keep and can make again. */
export function cacheFolder({ env, platform }: Pick<NodeJS.Process, "env" | "platform"> = process): string {
  const { LOCALAPPDATA = "", XDG_CACHE_HOME = "" } = env;
  if (platform === "win32" && LOCALAPPDATA !== "") return LOCALAPPDATA;
  if (isAbsolute(XDG_CACHE_HOME)) return XDG_CACHE_HOME;
  return platform === "darwin" ? join(homedir(), "Library", "Caches") : join(homedir(), ".cache");
}
