/** Facts that follow from the URIs and names of files alone, without access to a disk. */
import { URI, Utils } from "vscode-uri";
import { isFormatFile } from "../format/kind.ts";
import { memoText } from "../syntax/memo.ts";
import { MAX_BIBLIOGRAPHY, MAX_TEXT } from "../syntax/limits.ts";

/**
 * Returns how large a file with this name may be, in bytes. Files in other formats may be bibliographies, which have a
 * limit of their own.
 */
export function maxFileSize(path: string): number {
  return isFormatFile(path) || path.endsWith(".gitignore") || path.endsWith("/exclude")
    ? MAX_TEXT
    : MAX_BIBLIOGRAPHY;
}

/** Returns the normalized URI, whatever characters the editor escapes, without a slash at its end. */
export function normalizeUri(uri: string): string {
  return normalized(uri);
}

/** The size of the cache. The same files are looked up at every keystroke. */
const MAX_KNOWN = 5000;

const normalized = memoText((uri: string): string => {
  try {
    const parsed = URI.parse(uri);
    const isWinding = /\/\.\.?(?:\/|$)/.test(parsed.path);
    const straight = isWinding ? Utils.resolvePath(parsed.with({ path: "/" }), parsed.path) : parsed;
    return straight.toString().replace(/\/$/, "");
  } catch {
    // An invalid URI matches no file.
    return uri;
  }
}, MAX_KNOWN);

/** Whether a URI, or that of a folder above it, is in the set. */
export function isAtOrBelow(uri: string, uris: ReadonlySet<string>): boolean {
  for (let end = uri.length; end > 0; end = uri.lastIndexOf("/", end - 1)) {
    if (uris.has(uri.slice(0, end))) return true;
  }
  return false;
}

/** Returns the URI of the folder of a file. */
export function folderOf(uri: string): string {
  return uri.slice(0, Math.max(0, uri.lastIndexOf("/")));
}

/** Yields the URIs of a folder and of all folders above it, without the root. */
export function* foldersUpFrom(folder: string): Generator<string> {
  const start = /^[^/]*\/\/[^/]*/.exec(folder)?.[0].length ?? 0;
  for (let end = folder.length; end > start; end = folder.lastIndexOf("/", end - 1))
    yield folder.slice(0, end);
}
