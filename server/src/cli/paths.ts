/** Finds the files that the arguments of a command name: files, folders and globs. */
import type { Stats } from "node:fs";
import { readdirSync, realpathSync, statSync } from "node:fs";
import { isAbsolute, join, relative, resolve, sep } from "node:path";
import { t } from "@vscode/l10n";
import { sentences } from "../language/texts.ts";
import { globSync, isDynamicPattern } from "tinyglobby";
import { URI } from "vscode-uri";
import type { Failure } from "../report/report.ts";
import type { Files } from "../workspace/library.ts";
import { reasonOf } from "../files/disk.ts";
import { isFormatFile, isSkippedFolder } from "../format/kind.ts";
import { Ignored } from "../files/ignored.ts";

/** The files that a command checks. */
export interface FoundPaths {
  /** Absolute paths, each file once, sorted. */
  readonly paths: readonly string[];
  readonly failures: readonly Failure[];
  /** The folders that were searched, and what was ignored in them. */
  readonly folders?: readonly string[];
  readonly ignored?: readonly string[];
  /** Why files that configurations name with patterns are not read. */
  readonly notes?: readonly Failure[];
}

/** To which files the ignore rules apply: only to those found in folders, or also to those that are named. */
type IgnoreScope = "found" | "found and named";

/** The files that `names` match. A name without a match, and a folder that cannot be read, is a failure. */
export function filesOf(
  names: readonly string[],
  files: Files,
  ignoreScope: IgnoreScope = "found",
): FoundPaths {
  const ignored = new Ignored(files);
  const found = names.map((name) => {
    const named = filesNamed(name, ignored);
    const isLeft = (path: string): boolean => !isIgnoredHere(path, ignored);
    return ignoreScope === "found" ? named : { ...named, paths: named.paths.filter(isLeft) };
  });
  return {
    paths: eachOnce(found.flatMap(({ paths }) => paths)),
    failures: found.flatMap(({ failures }) => failures),
    folders: found.flatMap(({ folders = [] }) => folders),
    ignored: found.flatMap((each) => each.ignored ?? []),
    notes: Array.from(ignored.unread, ([uri, failure]) => ({
      path: displayPath(URI.parse(uri).fsPath),
      message: sentences(failure, t("Therefore its patterns exclude nothing.")),
    })),
  };
}

/** Whether a check of the current folder would ignore a file. */
export function isIgnoredHere(path: string, ignored: Ignored): boolean {
  const folders = fromCurrentFolder(path).split("/").slice(0, -1);
  return folders.some((folder) => folder !== ".." && isSkippedFolder(folder)) || ignored.has(path);
}

/** A path as a user writes it: relative to the current folder if it is inside, with `/` on every system. */
export function displayPath(path: string): string {
  const short = relative(process.cwd(), path);
  return (isOutside(short) ? path : short || ".").split(sep).join("/");
}

/** The path relative to the current folder, with `/`: the same on every machine that has a copy of the files. */
export function fromCurrentFolder(path: string): string {
  return relative(process.cwd(), path).split(sep).join("/");
}

function isOutside(short: string): boolean {
  return short === ".." || short.startsWith(`..${sep}`) || isAbsolute(short);
}

function filesNamed(name: string, ignored: Ignored): FoundPaths {
  const stats = statOf(name);
  if (stats instanceof Error)
    return isDynamicPattern(name) ? matching(name, ignored) : failed(name, reasonOf(stats));
  if (!stats.isDirectory()) return { paths: [resolve(name)], failures: [] };
  const found = filesIn(resolve(name), ignored);
  if (found.paths.length + found.failures.length > 0) return { ...found, folders: [resolve(name)] };
  return failed(name, t("The folder contains no files to check: no {0}.", KINDS));
}

const KINDS = "*.threat.yaml, *.taxonomy.yaml, *.scale.yaml, .threat-assessment.yaml";

/** Our files in a folder and its subfolders, without hidden folders, `node_modules` and links to folders. */
function filesIn(folder: string, ignored: Ignored): FoundPaths {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    const files = entries.filter((entry) => !entry.isDirectory() && isFormatFile(entry.name));
    const folders = entries.filter((entry) => entry.isDirectory() && !isSkippedFolder(entry.name));
    const below = folders.map((entry) => filesIn(join(folder, entry.name), ignored));
    const all = files.map((entry) => join(folder, entry.name));
    const leftOut = new Set(all.filter((path) => ignored.has(path)));
    return {
      paths: [...all.filter((path) => !leftOut.has(path)), ...below.flatMap(({ paths }) => paths)],
      ignored: [...leftOut, ...below.flatMap((each) => each.ignored ?? [])],
      failures: below.flatMap(({ failures }) => failures),
    };
  } catch (error) {
    return failed(displayPath(folder), reasonOf(error));
  }
}

/**
 * The matches of a glob: files, and the contents of folders. A glob that ends in `*` selects only our files, as a
 * folder does: `reports/**` is not meant to match pictures.
 */
function matching(pattern: string, ignored: Ignored): FoundPaths {
  const glob = sep === "\\" ? pattern.replaceAll("\\", "/") : pattern;
  const matches = globSync(glob, {
    expandDirectories: false,
    onlyFiles: false,
    ignore: "**/node_modules/**",
  });
  const isOpen = glob.endsWith("*");
  const files = matches.filter((match) => !match.endsWith("/") && (!isOpen || isFormatFile(match)));
  const folders = glob.endsWith("**") ? [] : matches.filter((match) => match.endsWith("/"));
  const below = folders.map((folder) => filesIn(resolve(folder), ignored));
  const chosen = files.map((file) => resolve(file)).filter((path) => !ignored.has(path));
  const paths = [...chosen, ...below.flatMap((found) => found.paths)];
  const failures = below.flatMap((found) => found.failures);
  return paths.length + failures.length > 0
    ? { paths, failures }
    : failed(pattern, t("The pattern matches no file."));
}

/** Sorts paths and removes duplicates that differ by symbolic links; the real path wins over the link. */
function eachOnce(paths: readonly string[]): string[] {
  const byTarget = new Map<string, string>();
  for (const path of [...paths].sort(byCodeUnits)) {
    const target = targetOf(path);
    if (!byTarget.has(target) || path === target) byTarget.set(target, path);
  }
  return [...byTarget.values()].sort(byCodeUnits);
}

/** Compares by code units: the same order on every machine, whatever its language. */
export function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function targetOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

function statOf(path: string): Stats | Error {
  try {
    return statSync(path);
  } catch (error) {
    return error as Error;
  }
}

function failed(path: string, message: string): FoundPaths {
  return { paths: [], failures: [{ path, message }] };
}
