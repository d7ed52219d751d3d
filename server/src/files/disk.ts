/** Reads files from the disk: only regular files, up to a size limit, and only within their bounds. */
import type { Stats } from "node:fs";
import { closeSync, constants, fstatSync, openSync, readSync, realpathSync, statSync } from "node:fs";
import type { FileHandle } from "node:fs/promises";
import { open, realpath, stat } from "node:fs/promises";
import { sep } from "node:path";
import { URI } from "vscode-uri";
import { Source } from "../syntax/source.ts";
import type { Files, Listing, Unread, ListingFilter } from "../workspace/files.ts";
import { emptyListing } from "../workspace/files.ts";
import type { Roots, Workspace } from "./bounds.ts";
import { Bounds, isUnread } from "./bounds.ts";
import { listFolder } from "./folder.ts";
import { maxFileSize } from "./uris.ts";
import type { ReadResult } from "./readResult.ts";
import { decode, unread } from "./readResult.ts";
import { writeFailure } from "./systemErrors.ts";

/** The files as they were when first read, so that all readers see the same version of each. */
export class Disk implements Files {
  readonly #bounds: Bounds;
  /** By URI, then by the key of the roots that the file must lie below. */
  readonly #known = new Map<string, Map<string, Source | Unread>>();
  readonly #given = new Map<string, Source>();

  /** @param workspace What may be read; by default, what a command may read that runs in the current folder. */
  constructor(workspace: Workspace = { isTrusted: true, current: URI.file(process.cwd()).toString() }) {
    this.#bounds = new Bounds(
      (uri, roots) => this.#lookUp(uri, roots),
      () => workspace,
    );
  }

  /** Whether `set` has replaced the text of a file. */
  get isChanged(): boolean {
    return this.#given.size > 0;
  }

  read(uri: string, from?: string): Source | undefined {
    return this.#bounds.read(uri, from);
  }

  why(uri: string, from?: string): Unread {
    return this.#bounds.why(uri, from);
  }

  /** Reads the current version of a file that was found by a search. A link must not lead out of its workspace. */
  reading(path: string): ReadResult {
    return readText(path, this.#bounds.rootsAt(URI.file(path).toString()));
  }

  /** Reads a file that is not a text, such as a template. @param from The URI of the file that names it. */
  async readBytes(uri: string, from: string): Promise<Uint8Array | Unread> {
    return this.#bounds.readBytes(uri, from, readBytesAt);
  }

  list(uri: string, wanted: ListingFilter, from: string): Listing {
    for (const roots of this.#bounds.rootsFor(from)) {
      const listing = listFolder(uri, roots, wanted);
      if (listing !== emptyListing) return listing;
    }
    return emptyListing;
  }

  /** Replaces the text of a file in memory, without writing to the disk. */
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

/** Reads a file by its URI. */
function readAt(uri: string, roots?: Roots): ReadResult {
  const path = pathOf(uri);
  return path === undefined ? unread("unreachable") : readText(path, roots);
}

/**
 * Reads a file as UTF-8, without the byte order mark.
 * @param roots The folders that the file must lie below, with links resolved.
 */
export function readText(path: string, roots?: Roots): ReadResult {
  try {
    const real = realpathSync.native(path);
    if (roots && !liesBelow(real, roots)) return unread("outside");
    // Check before opening, because opening a device can have side effects.
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

/** Reads a file like `readText`, without blocking. */
export async function readTextAsync(path: string, roots?: Roots): Promise<ReadResult> {
  const bytes = await readBytesAsync(path, roots);
  return bytes instanceof Uint8Array ? decode(bytes) : bytes;
}

/** Reads a file by its URI, which need not be a text. */
export async function readBytesAt(uri: string, roots?: Roots): Promise<Uint8Array | Unread> {
  const path = pathOf(uri);
  return path === undefined ? unread("unreachable") : readBytesAsync(path, roots);
}

async function readBytesAsync(path: string, roots?: Roots): Promise<Uint8Array | Unread> {
  try {
    const real = await realpath(path);
    if (roots && !isBelowOne(real, await realFolders(roots))) return unread("outside");
    const refusal = refusalOf(await stat(real), path);
    if (refusal) return refusal;
    const file = await open(real, FLAGS);
    try {
      const stats = await file.stat();
      const refused = refusalOf(stats, path);
      return refused ?? (await fillLater(file, stats.size, maxFileSize(path))) ?? tooLarge(path);
    } finally {
      await file.close();
    }
  } catch (error) {
    return unreadBy(error);
  }
}

/**
 * Returns the path of a `file:` URI; `undefined` for other URIs. A path leads to another computer only if the URI names
 * that computer.
 */
export function pathOf(uri: string): string | undefined {
  const { scheme, fsPath } = URI.parse(uri);
  return scheme === "file" ? fsPath : undefined;
}

/** Returns why a file cannot be read, as a sentence. */
export function reasonOf(error: unknown): string {
  return unreadBy(error).failure;
}

/** Returns why a file cannot be written, as a sentence. */
export function reasonNotWritten(error: unknown): string {
  return writeFailure((error as NodeJS.ErrnoException).code ?? "", String(error));
}

/**
 * Opens without waiting for the other end of a pipe or for a device. Windows does not have these flags; there they are
 * undefined and count as 0.
 */
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

/** How many bytes to read at a time if a file is longer than its stated size, as in `/proc`, where the size is 0. */
const CHUNK = 65_536;

/** Returns all bytes of an open file; `undefined` if there are more than `most`. */
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

/** @param folders Paths without links; empty strings match nothing. */
function isBelowOne(path: string, folders: readonly string[]): boolean {
  return folders.some((folder) => folder !== "" && isWithin(path, folder));
}

/** Whether a path is that of a folder or of something in the folder. */
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

/** Whether a folder, with links resolved, lies below one of the roots. */
export function isFolderBelow(uri: string, roots: Roots): boolean {
  const path = realPathOf(uri);
  return path !== undefined && liesBelow(path, roots);
}

/** An invalid path: every system call with it fails. */
const NOWHERE = "\0";

/** Converts a system error to the reason why a file cannot be read. */
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
