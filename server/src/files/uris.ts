/** What the names and addresses of files say by themselves: nothing here looks at a disk. */
import { URI, Utils } from "vscode-uri";
import { isFormatFile } from "../format/kind.ts";
import { memoText } from "../syntax/memo.ts";
import { MAX_BIBLIOGRAPHY, MAX_TEXT } from "../syntax/limits.ts";

/** How large a file with this name may be, in bytes. What is not of the format may be a bibliography. */
export function maxFileSize(path: string): number {
  return isFormatFile(path) || path.endsWith(".gitignore") || path.endsWith("/exclude")
    ? MAX_TEXT
    : MAX_BIBLIOGRAPHY;
}

/** An address as everybody here writes it, whatever the editor escapes, and without a slash at its end. */
export function normalizeUri(uri: string): string {
  return normalized(uri);
}

/** So many are remembered: the same files are asked for at every keystroke. */
const MAX_KNOWN = 5000;

const normalized = memoText((uri: string): string => {
  try {
    const parsed = URI.parse(uri);
    const isWinding = /\/\.\.?(?:\/|$)/.test(parsed.path);
    const straight = isWinding ? Utils.resolvePath(parsed.with({ path: "/" }), parsed.path) : parsed;
    return straight.toString().replace(/\/$/, "");
  } catch {
    // What is no address at all is that of no file.
    return uri;
  }
}, MAX_KNOWN);

/** Whether an address, or that of a folder above it, is one of these. */
export function isAtOrBelow(uri: string, uris: ReadonlySet<string>): boolean {
  for (let end = uri.length; end > 0; end = uri.lastIndexOf("/", end - 1)) {
    if (uris.has(uri.slice(0, end))) return true;
  }
  return false;
}

/** The address of the folder in which a file lies. */
export function folderOf(uri: string): string {
  return uri.slice(0, Math.max(0, uri.lastIndexOf("/")));
}

/** The addresses of a folder and of all folders above it, without the root. */
export function* foldersUpFrom(folder: string): Generator<string> {
  const start = /^[^/]*\/\/[^/]*/.exec(folder)?.[0].length ?? 0;
  for (let end = folder.length; end > start; end = folder.lastIndexOf("/", end - 1))
    yield folder.slice(0, end);
}
