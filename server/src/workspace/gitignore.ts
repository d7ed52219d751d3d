/**
 * Patterns as git reads them in `.gitignore`, and what they decide: https://git-scm.com/docs/gitignore. Compared with git
 * itself by `test/workspace/gitignore.test.ts`.
 */
import type { Wildcard } from "./wildmatch.ts";
import { isMatch, lowered, wildcardOf } from "./wildmatch.ts";

export interface IgnorePattern {
  readonly isNegated: boolean;
  /** Whether it ends in a slash: it matches folders only. */
  readonly isForFolders: boolean;
  /** Whether it is compared with the path from the folder of the patterns, or with the name alone. */
  readonly isPath: boolean;
  /** Nothing where it can match nothing. */
  readonly wildcard: Wildcard | undefined;
}

/** The patterns of one file, which hold in its folder and below. */
export interface IgnorePatterns {
  readonly all: readonly IgnorePattern[];
  readonly isCaseless: boolean;
  /** What was decided for folders: that is asked for every file in them. */
  readonly known: Map<string, boolean | undefined>;
}

/** Patterns, with the path of their folder from the one that paths start from: "" for that one itself. */
export interface IgnoreLevel {
  readonly folder: string;
  readonly patterns: IgnorePatterns;
}

/**
 * Whether a file is left out. What is in a folder that is left out cannot be taken in again.
 * @param path The path of the file, with `/`.
 * @param levels Those that come first decide first.
 */
export function isExcluded(path: string, levels: readonly IgnoreLevel[]): boolean {
  for (let end = path.indexOf("/"); end >= 0; end = path.indexOf("/", end + 1))
    if (decided(path.slice(0, end), levels, true) === true) return true;
  return decided(path, levels, false) === true;
}

/** Reads the lines of a `.gitignore`. Where case does not count, it does not for the letters of ASCII. */
export function patternsOf(lines: readonly string[], { isCaseless = false } = {}): IgnorePatterns {
  const all = lines.flatMap((line) => {
    const pattern = trimmed(line.replace(/\r$/, ""));
    return pattern === "" || pattern.startsWith("#") ? [] : [patternOf(pattern, isCaseless)];
  });
  return { all, isCaseless, known: new Map() };
}

/** Without the spaces at its end, unless a backslash is before them. */
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

/** No path is longer. */
const MAX_LENGTH = 4096;

/** What the first level decides that has a pattern for the path; `undefined` where none has. */
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

/** What the last pattern says that matches. */
function lastOf(path: string, { all, isCaseless }: IgnorePatterns, isFolder: boolean): boolean | undefined {
  const bytes = isCaseless ? lowered(inBytes(path)) : inBytes(path);
  const name = bytes.slice(bytes.lastIndexOf("/") + 1);
  const last = all.findLast(
    ({ isForFolders, isPath, wildcard }) =>
      (isFolder || !isForFolders) && wildcard && isMatch(wildcard, isPath ? bytes : name),
  );
  return last && !last.isNegated;
}

/** A text in UTF-8, each byte as one character: `?` stands for one byte. */
function inBytes(text: string): string {
  const isPlain = /^[\0-\x7f]*$/.test(text);
  return isPlain
    ? text
    : Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join("");
}
