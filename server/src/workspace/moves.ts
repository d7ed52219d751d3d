/** Updates paths and patterns when files move. */
import { URI, Utils } from "vscode-uri";
import type { Source } from "../syntax/source.ts";
import type { Library } from "./library.ts";
import { isPath } from "./library.ts";
import { canonicalUri } from "./occurrences.ts";

/** The URI of a file or folder before and after a move. */
export interface Move {
  readonly oldUri: string;
  readonly newUri: string;
}

/** Returns the URI of a file after the moves. */
export type Moved = (uri: string) => string;

/**
 * Combines moves that happen at once, so that two files can swap names. A file with a move of its own does not move
 * with its folder.
 */
export function movedBy(renames: readonly Move[]): Moved {
  const all = renames
    .map(({ oldUri, newUri }) => ({ from: uriWritten(oldUri), to: uriWritten(newUri) }))
    .toSorted((a, b) => b.from.length - a.from.length);
  return (uri) => {
    const move = all.find(({ from }) => uri === from || uri.startsWith(`${from}/`));
    return move ? move.to + uri.slice(move.from.length) : uri;
  };
}

/** Returns the normalized URI of a file or folder, without a slash at its end. */
function uriWritten(uri: string): string {
  return URI.parse(uri)
    .toString()
    .replace(/(?<!\/)\/+$/, "");
}

/** A path with the kind of file that it names. */
interface KnownPath {
  readonly text: string;
  readonly kind: string;
}

const SCHEME = /^[a-z][a-z0-9+.-]+:/i;

/** Returns the path to write after the moves; `undefined` if the path is still right. */
export function movedPath(
  { text, kind }: KnownPath,
  source: Source,
  { library, moved }: { readonly library: Library; readonly moved: Moved },
): string | undefined {
  const canBeId = kind === "taxonomy" || kind === "scale";
  if (text === "" || (canBeId && !isPath(text))) return undefined;
  const here = canonicalUri(source);
  const target = URI.parse(library.uriOf(text, here)).toString();
  const [from, to] = [moved(here), moved(target)];
  if (from === here && to === target) return undefined;
  if (SCHEME.test(text)) return to === target ? undefined : to;
  if (library.uriOf(text, from) === to) return undefined;
  const path = pathTo(to, from);
  if (SCHEME.test(path)) return path;
  if (text.startsWith("/")) return URI.parse(to).path;
  if (/^\.\.?\//.test(path)) return path;
  // Without "./", it could be read as an id instead of a path.
  return text.startsWith("./") || (canBeId && !isPath(path)) ? `./${path}` : path;
}

/**
 * Returns how one file names another: by a relative path, which begins with a dot if it would look like a URI or a drive; by its URI if
 * it is on another disk or server.
 * @param uri The URI of the named file.
 * @param from The URI of the file that names it.
 */
export function pathTo(uri: string, from: string): string {
  const [base, goal] = [URI.parse(from), URI.parse(uri)];
  if (base.scheme !== goal.scheme || base.authority !== goal.authority) return uri;
  if (driveOf(base) !== driveOf(goal)) return uri;
  const path = relativePath(base.path, goal.path);
  return /^[a-z][a-z0-9+.-]*:/i.test(path) ? `./${path}` : path;
}

/** The drive of a file on Windows, in lower case. */
function driveOf({ path }: URI): string | undefined {
  return /^\/([a-z]):\//i.exec(path)?.[1]?.toLowerCase();
}

/** Returns the relative path from one file to another. */
function relativePath(from: string, to: string): string {
  const folders = from.split("/").slice(0, -1);
  const steps = to.split("/");
  let shared = 0;
  while (shared < folders.length && shared < steps.length - 1 && folders[shared] === steps[shared]) shared++;
  return [...folders.slice(shared).map(() => ".."), ...steps.slice(shared)].join("/");
}

/** The prefix of a pattern of `.gitignore` before its path. */
const BEFORE_PATH = /^(!?)(\.?\/)?/;
/** The path up to the first special character. */
const PATH = /^(?:\\.|[^*?[\\])*/su;

/** Splits a pattern of `.gitignore`: its prefix, the files and folders that it names, and the rest. */
function parts(pattern: string): { not: string; root: string; literal: string; rest: string } {
  const [before = "", not = "", root = ""] = BEFORE_PATH.exec(pattern) ?? [];
  const path = pattern.slice(before.length);
  const [named = ""] = PATH.exec(path) ?? [];
  // A name with a special character is not literal, so cut before it.
  const end = named.length < path.length || named.endsWith("/") ? named.lastIndexOf("/") : named.length;
  return { not, root, literal: path.slice(0, Math.max(end, 0)), rest: path.slice(Math.max(end, 0)) };
}

/** Returns the pattern to write after the moves; `undefined` if it does not name the file or its folder. */
export function movedPattern(pattern: string, source: Source, moved: Moved): string | undefined {
  const { not, root, literal, rest } = parts(pattern);
  if (literal === "" || pattern.startsWith("#")) return undefined;
  const here = URI.parse(canonicalUri(source));
  const base = Utils.dirname(here);
  const newBase = Utils.dirname(URI.parse(moved(here.toString())));
  const target = Utils.joinPath(base, literal.replace(/\\(.)/g, "$1"));
  const to = URI.parse(moved(target.toString()));
  const isAnchored = root !== "" || /\/./.test(literal + rest);
  // A pattern without a slash matches files of that name in every folder.
  if (!isAnchored && to.toString() === target.toString()) return undefined;
  const folder = newBase.path.replace(/\/?$/, "/");
  // A pattern cannot lead out of the folder of its file.
  if (!to.path.startsWith(folder) || to.authority !== newBase.authority) return undefined;
  const path = escaped(to.path.slice(folder.length));
  if (path === literal) return undefined;
  const isStillAnchored = root !== "" || !isAnchored || /\/./.test(path + rest);
  const start = isStillAnchored ? root : "/";
  const whole = start + path + rest;
  return not + (not === "" && /^[#!]/.test(whole) ? `\\${whole}` : whole);
}

function escaped(path: string): string {
  return path.replace(/[\\*?[\]]/g, "\\$&").replace(/ $/, "\\ ");
}
