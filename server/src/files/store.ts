/**
 * Caches the files that a server reads. Each file is read once for all requests, and again after it changes. A read
 * that is under way when its file changes is discarded.
 */
import { Source } from "../syntax/source.ts";
import type { Listing, Unread } from "../workspace/files.ts";
import type { Roots } from "./bounds.ts";
import { isUnread } from "./bounds.ts";
import { isAtOrBelow } from "./uris.ts";
import type { ReadResult } from "./readResult.ts";
import { unread } from "./readResult.ts";

/** A file, and the folders that it must lie below; without these, it may lie anywhere. */
export interface FileRequest {
  readonly uri: string;
  readonly roots: Roots | undefined;
}

/** Where files are: on a disk or with a client. */
export interface Backend {
  /** Reads files. A slow read does not delay the others. Never rejects. */
  readonly readAll: (requests: readonly FileRequest[]) => readonly Promise<ReadResult>[];
  /** Reads a file that need not be a text. Never rejects. */
  readonly readBytes: (request: FileRequest) => Promise<Uint8Array | Unread>;
  /** Lists a folder that lies below the roots. A large folder is listed in part. */
  readonly list: (uri: string, roots: Roots) => Promise<Listing>;
  /** Yields the URIs of the files of the format in a folder and its subfolders. */
  readonly find: (folder: string) => AsyncIterable<string>;
  /** Whether `find` of the folder yields this URI now. */
  readonly isFound: (folder: string, uri: string) => Promise<boolean>;
  /** Whether `find` of the folder looks into this folder. */
  readonly isSearched: (folder: string, uri: string) => Promise<boolean>;
  /** Whether each request goes to another machine. */
  readonly isRemote: boolean;
}

/** A file as it was last read. */
interface Entry {
  found: Source | Unread;
  /** The keys of the roots that the file lies below. */
  readonly keys: Set<string>;
}

/** The cache of the files that a backend has read, one for each server. */
export class Store {
  readonly backend: Backend;
  readonly #entries = new Map<string, Entry>();
  /** The keys of the roots that a file does not lie below, by its URI. */
  readonly #denied = new Map<string, Set<string>>();
  /**
   * Reads that are under way. If a read has been removed when it ends, its file has changed and its result is
   * discarded.
   */
  readonly #flights = new Map<string, { readonly uri: string; readonly end: Promise<void> }>();

  constructor(backend: Backend) {
    this.backend = backend;
  }

  /** Returns what is known about a file now; `unknown` if it has not been read. */
  lookUp(uri: string, roots: Roots | undefined): Source | Unread {
    const key = keyOf(roots);
    const entry = this.#entries.get(uri);
    if (entry?.keys.has(key)) return entry.found;
    return this.#denied.get(uri)?.has(key) ? OUTSIDE : UNKNOWN;
  }

  /** Reads the files that are not known. Resolves when each is known or has changed in the meantime. */
  async fetch(requests: readonly FileRequest[]): Promise<void> {
    const fresh = requests.filter((each) => !this.#flights.has(idOf(each)) && this.#isUnknown(each));
    const readings = this.backend.readAll(fresh);
    for (const [index, each] of fresh.entries()) this.#begin(each, readings[index]);
    await Promise.all(requests.map(async (each) => this.#flights.get(idOf(each))?.end));
  }

  /** Reads the current version of a file without caching it. */
  async readOnce(request: FileRequest): Promise<ReadResult> {
    return (await this.backend.readAll([request])[0]) ?? unread("unreachable");
  }

  /**
   * Invalidates these files and the files below those URIs that are or were folders.
   * @returns The URIs that had been asked for, whether the file existed or not.
   */
  forget(uris: ReadonlySet<string>): string[] {
    const isForgotten = (uri: string): boolean => isAtOrBelow(uri, uris);
    const forgotten = new Set([...this.#entries.keys(), ...this.#denied.keys()].filter(isForgotten));
    for (const [id, { uri }] of this.#flights) {
      if (!isForgotten(uri)) continue;
      forgotten.add(uri);
      this.#flights.delete(id);
    }
    for (const uri of forgotten) {
      this.#entries.delete(uri);
      this.#denied.delete(uri);
    }
    return [...forgotten];
  }

  /** Invalidates all files. */
  forgetAll(): void {
    this.#entries.clear();
    this.#denied.clear();
    this.#flights.clear();
  }

  #isUnknown({ uri, roots }: FileRequest): boolean {
    return this.lookUp(uri, roots) === UNKNOWN;
  }

  #begin(request: FileRequest, reading: Promise<ReadResult> = Promise.resolve(unread("unreachable"))): void {
    const id = idOf(request);
    const flight = {
      uri: request.uri,
      end: reading.then((result) => {
        if (this.#flights.get(id) !== flight) return;
        this.#flights.delete(id);
        this.#keep(request, result);
      }),
    };
    this.#flights.set(id, flight);
  }

  #keep({ uri, roots }: FileRequest, reading: ReadResult): void {
    const key = keyOf(roots);
    if (!("text" in reading) && reading.state === "outside") {
      const denied = this.#denied.get(uri) ?? new Set();
      this.#denied.set(uri, denied.add(key));
      return;
    }
    const known = this.#entries.get(uri);
    const entry = known ?? { found: UNKNOWN, keys: new Set<string>() };
    entry.found = newest(uri, reading, known?.found);
    entry.keys.add(key);
    this.#entries.set(uri, entry);
  }
}

/** Returns the known object if the text is the same, so that everything computed from it stays valid. */
function newest(uri: string, reading: ReadResult, known: Source | Unread | undefined): Source | Unread {
  if (!("text" in reading)) return reading;
  return known && !isUnread(known) && known.text === reading.text ? known : Source.of(uri, reading.text);
}

function idOf({ uri, roots }: FileRequest): string {
  return `${uri}\n${keyOf(roots)}`;
}

function keyOf(roots: Roots | undefined): string {
  return roots?.key ?? "";
}

const UNKNOWN: Unread = { state: "unknown", failure: "" };
const OUTSIDE: Unread = { state: "outside", failure: "" };
