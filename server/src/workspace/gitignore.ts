/**
 * Parses and applies patterns in the syntax of `.gitignore`: https://git-scm.com/docs/gitignore.
 * `test/workspace/gitignore.test.ts` compares the results with git.
 */
import type { Wildcard } from "./wildmatch.ts";
import { isMatch, lowered, wildcardOf } from "./wildmatch.ts";

/** One parsed line of a `.gitignore`. */
interface IgnorePattern {
  readonly isNegated: boolean;
  /** Whether it ends in a slash and so matches only folders. */
  readonly isForFolders: boolean;
  /** Whether it is compared with the path relative to its folder instead of the name alone. */
  readonly isPath: boolean;
  /** `undefined` if it can never match. */
  readonly wildcard: Wildcard | undefined;
}

/** The patterns of one file, which apply to its folder and all subfolders. */
export interface IgnorePatterns {
  readonly all: readonly IgnorePattern[];
  readonly isCaseless: boolean;
  /** Cached decisions for folders, since every file below a folder asks for them. */
  readonly known: Map<string, boolean | undefined>;
}

/** Patterns, with the path of their folder relative to the base of the paths; "" for the base itself. */
export interface IgnoreLevel {
  readonly folder: string;
  readonly patterns: IgnorePatterns;
}

/**
 * Whether a file is excluded. A file in an excluded folder cannot be included again.
 * @param path The path of the file, with `/`.
 * @param levels Earlier levels have precedence.
 */
export function isExcluded(path: string, levels: readonly IgnoreLevel[]): boolean {
  for (let end = path.indexOf("/"); end >= 0; end = path.indexOf("/", end + 1))
    if (decided(path.slice(0, end), levels, true) === true) return true;
  return decided(path, levels, false) === true;
}

/** Parses the lines of a `.gitignore`. `isCaseless` ignores the case of ASCII letters. */
export function patternsOf(lines: readonly string[], { isCaseless = false } = {}): IgnorePatterns {
  const all = lines.flatMap((line) => {
    const pattern = trimmed(line.replace(/\r$/, ""));
    return pattern === "" || pattern.startsWith("#") ? [] : [patternOf(pattern, isCaseless)];
  });
  return { all, isCaseless, known: new Map() };
}

/** Returns the line without spaces at its end, except those after a backslash. */
function trimmed(line: string): string {
  let end = line.length;
  while (line[end - 1] === " ") end--;
  if (end === line.length) return line;
  let start = end;
  while (line[start - 1] === "\\") start--;
  return line.slice(0, end + ((end - start) % 2));
}

function patternOf(line: string, isCaseless: boolean): IgnorePattern {
  const isNegated = line.startsWith("!");
  const whole = line.slice(isNegated ? 1 : 0);
  const isForFolders = whole.endsWith("/");
  const path = isForFolders ? whole.slice(0, -1) : whole;
  const isPath = path.includes("/");
  const pattern = inBytes(path.startsWith("/") ? path.slice(1) : path);
  return {
    isNegated,
    isForFolders,
    isPath,
    wildcard: pattern === "" || pattern.length > MAX_LENGTH ? undefined : wildcardOf(pattern, { isCaseless }),
  };
}

/** A limit beyond any real path. */
const MAX_LENGTH = 4096;

/** Returns the decision of the first level with a matching pattern; `undefined` if there is none. */
function decided(path: string, levels: readonly IgnoreLevel[], isFolder: boolean): boolean | undefined {
  for (const { folder, patterns } of levels) {
    const below =
      folder === "" ? path : path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : undefined;
    if (below === undefined) continue;
    const verdict = isFolder ? ofFolder(below, patterns) : lastOf(below, patterns, false);
    if (verdict !== undefined) return verdict;
  }
  return undefined;
}

function ofFolder(path: string, patterns: IgnorePatterns): boolean | undefined {
  const { known } = patterns;
  if (!known.has(path)) known.set(path, lastOf(path, patterns, true));
  return known.get(path);
}

/** Returns the decision of the last matching pattern. */
function lastOf(path: string, { all, isCaseless }: IgnorePatterns, isFolder: boolean): boolean | undefined {
  const bytes = isCaseless ? lowered(inBytes(path)) : inBytes(path);
  const name = bytes.slice(bytes.lastIndexOf("/") + 1);
  const last = all.findLast(
    ({ isForFolders, isPath, wildcard }) =>
      (isFolder || !isForFolders) && wildcard && isMatch(wildcard, isPath ? bytes : name),
  );
  return last && !last.isNegated;
}

/** Returns a text as UTF-8, with one character for each byte: `?` matches one byte. */
function inBytes(text: string): string {
  const isPlain = /^[\0-\x7f]*$/.test(text);
  return isPlain
    ? text
    : Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join("");
}
