/** Reads files from the disk: only regular ones, no more of them than a limit, and none that lies outside of its bounds. */
import type { Stats } from "node:fs";
import { closeSync, constants, fstatSync, openSync, readSync, realpathSync, statSync } from "node:fs";
import type { FileHandle } from "node:fs/promises";
import { open, realpath, stat } from "node:fs/promises";
import { sep } from "node:path";
import { URI } from "vscode-uri";
import { Source } from "../syntax/source.ts";
import type { Files, Listing, Unread, ListingFilter } from "../workspace/files.ts";
import { nothingListed } from "../workspace/files.ts";
import type { Roots, Workspace } from "./bounds.ts";
import { Bounds, isUnread } from "./bounds.ts";
import { listFolder } from "./folder.ts";
import { maxFileSize } from "./uris.ts";
import type { ReadResult } from "./readResult.ts";
import { decode, unread } from "./readResult.ts";

export type { ReadResult } from "./readResult.ts";
export { decode } from "./readResult.ts";

/** The files as they were when first asked for: all readers see one state of each. */
export class Disk implements Files {
  readonly #bounds: Bounds;
  /** By address, then by the roots below which it has to lie. */
  readonly #known = new Map<string, Map<string, Source | Unread>>();
  readonly #given = new Map<string, Source>();

  /** @param workspace What belongs together; if not said, as a command sees it that runs in the current folder. */
  constructor(workspace: Workspace = { isTrusted: true, current: URI.file(process.cwd()).toString() }) {
    this.#bounds = new Bounds(
      (uri, roots) => this.#lookUp(uri, roots),
      () => workspace,
    );
  }

  /** Whether a text was given that does not come from the disk. */
  get isChanged(): boolean {
    return this.#given.size > 0;
  }

  read(uri: string, from?: string): Source | undefined {
    return this.#bounds.read(uri, from);
  }

  why(uri: string, from?: string): Unread {
    return this.#bounds.why(uri, from);
  }

  /** A file that was found, as it is now; a link must not lead out of the workspace in which it was found. */
  reading(path: string): ReadResult {
    return readText(path, this.#bounds.rootsAt(URI.file(path).toString()));
  }

  list(uri: string, wanted: ListingFilter, from: string): Listing {
    for (const roots of this.#bounds.rootsFor(from)) {
      const listing = listFolder(uri, roots, wanted);
      if (listing !== nothingListed) return listing;
    }
    return nothingListed;
  }

  /** Gives an address a text that does not come from the disk. */
  set(source: Source): void {
    this.#given.set(source.uri, source);
  }

  #lookUp(uri: string, roots: Roots | undefined): Source | Unread {
    const given = this.#given.get(uri);
    if (given) return given;
    const states = this.#known.get(uri) ?? new Map<string, Source | Unread>();
    this.#known.set(uri, states);
    const key = roots?.key ?? "";
    const known = states.get(key) ?? this.#load(uri, roots, states);
    states.set(key, known);
    return known;
  }

  #load(
    uri: string,
    roots: Roots | undefined,
    states: ReadonlyMap<string, Source | Unread>,
  ): Source | Unread {
    const reading = readAt(uri, roots);
    if (!("text" in reading)) return reading;
    const same = [...states.values()].find((each) => !isUnread(each) && each.text === reading.text);
    return same ?? Source.of(uri, reading.text);
  }
}

/** Reads a file by its address. */
export function readAt(uri: string, roots?: Roots): ReadResult {
  const path = pathOf(uri);
  return path === undefined ? unread("unreachable") : readText(path, roots);
}

/** Reads a file as UTF-8, without the byte order mark. @param roots Below which it has to lie, links followed. */
export function readText(path: string, roots?: Roots): ReadResult {
  try {
    const real = realpathSync.native(path);
    if (roots && !liesBelow(real, roots)) return unread("outside");
    // Opening a device can do something by itself, so that it is looked at before.
    const refusal = refusalOf(statSync(real), path);
    if (refusal) return refusal;
    const file = openSync(real, FLAGS);
    try {
      return (
        refusalOf(fstatSync(file), path) ??
        contentOf(path, fill(file, fstatSync(file).size, maxFileSize(path)))
      );
    } finally {
      closeSync(file);
    }
  } catch (error) {
    return unreadBy(error);
  }
}

/** The same, without holding up anybody else. */
export async function readTextAsync(path: string, roots?: Roots): Promise<ReadResult> {
  try {
    const real = await realpath(path);
    if (roots && !isBelowOne(real, await realFolders(roots))) return unread("outside");
    const refusal = refusalOf(await stat(real), path);
    if (refusal) return refusal;
    const file = await open(real, FLAGS);
    try {
      const stats = await file.stat();
      return refusalOf(stats, path) ?? contentOf(path, await fillLater(file, stats.size, maxFileSize(path)));
    } finally {
      await file.close();
    }
  } catch (error) {
    return unreadBy(error);
  }
}

/** The path of a file on this machine's disks, and of none on another computer unless that is where the address leads. */
export function pathOf(uri: string): string | undefined {
  const { scheme, fsPath } = URI.parse(uri);
  return scheme === "file" ? fsPath : undefined;
}

/** Why the system would not read something, in words. */
export function reasonOf(error: unknown): string {
  return unreadBy(error).failure;
}

/** Nobody waits for the other end of a pipe, or for what a device has to say. Windows has no such flags: there they count as 0. */
const FLAGS = constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOCTTY;

function refusalOf(stats: Stats, path: string): Unread | undefined {
  if (!stats.isFile()) return unread("not-a-file");
  return stats.size > maxFileSize(path) ? tooLarge(path) : undefined;
}

function tooLarge(path: string): Unread {
  return unread("too-large", String(maxFileSize(path) / 1_000_000));
}

function contentOf(path: string, bytes: Uint8Array | undefined): ReadResult {
  return bytes ? decode(bytes) : tooLarge(path);
}

/** How much is read at a time where a file is longer than it was said to be, such as files of the system that have no size. */
const CHUNK = 65_536;

/** All bytes of an open file; nothing, where there are more than `most`. */
function fill(file: number, size: number, most: number): Uint8Array | undefined {
  const chunks: Uint8Array[] = [];
  for (let [all, next] = [0, size + 1]; all <= most; next = CHUNK) {
    const chunk = Buffer.allocUnsafe(next);
    const count = readSync(file, chunk, 0, next, null);
    if (count === 0) return joined(chunks);
    chunks.push(chunk.subarray(0, count));
    all += count;
  }
  return undefined;
}

async function fillLater(file: FileHandle, size: number, most: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  for (let [all, next] = [0, size + 1]; all <= most; next = CHUNK) {
    const chunk = Buffer.allocUnsafe(next);
    const { bytesRead } = await file.read(chunk, 0, next, null);
    if (bytesRead === 0) return joined(chunks);
    chunks.push(chunk.subarray(0, bytesRead));
    all += bytesRead;
  }
  return undefined;
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const [only] = chunks;
  return chunks.length === 1 && only ? only : Buffer.concat(chunks);
}

/** Whether a path without links lies below one of the roots. */
function liesBelow(path: string, { folders }: Roots): boolean {
  return isBelowOne(
    path,
    Array.from(folders, (folder) => realPathOf(folder) ?? ""),
  );
}

async function realFolders({ folders }: Roots): Promise<string[]> {
  return Promise.all(
    Array.from(folders, async (folder) => realpath(pathOf(folder) ?? NOWHERE).catch(() => "")),
  );
}

/** @param folders Paths without links; empty ones are those of no folder. */
function isBelowOne(path: string, folders: readonly string[]): boolean {
  return folders.some((folder) => folder !== "" && isWithin(path, folder));
}

/** Whether a path is that of a folder, or of something in it. */
export function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

function realPathOf(uri: string): string | undefined {
  const path = pathOf(uri);
  try {
    return path === undefined ? undefined : realpathSync.native(path);
  } catch {
    return undefined;
  }
}

/** Whether a folder, links followed, lies below one of the roots. */
export function isFolderBelow(uri: string, roots: Roots): boolean {
  const path = realPathOf(uri);
  return path !== undefined && liesBelow(path, roots);
}

/** No path: what is asked of it fails. */
const NOWHERE = "\0";

/** Why the system would not read something. */
export function unreadBy(error: unknown): Unread {
  const { code } = error as NodeJS.ErrnoException;
  switch (code) {
    case "ENOENT":
    case "ENOTDIR":
      return unread("missing");
    case "EACCES":
    case "EPERM":
      return unread("no-permission");
    case "EISDIR":
    case "ENXIO":
      return unread("not-a-file");
    default:
      return unread("unreachable", code ?? String(error));
  }
}
