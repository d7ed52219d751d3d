/**
 * What has been read of the files that were asked for. Everything that a server reads passes through here: each file is
 * read once for all who wait for it, and again once it has changed. What somebody is still reading when the file changes is
 * not kept.
 */
import { Source } from "../syntax/source.ts";
import type { Listing, Unread } from "../workspace/files.ts";
import type { Roots } from "./bounds.ts";
import { isUnread } from "./bounds.ts";
import { isAtOrBelow } from "./uris.ts";
import type { ReadResult } from "./readResult.ts";
import { unread } from "./readResult.ts";

/** A file, and the folders below which it has to lie; without these, it may lie anywhere. */
export interface FileRequest {
  readonly uri: string;
  readonly roots: Roots | undefined;
}

/** Where files are: on a disk, or with a client. */
export interface Backend {
  /** Reads files; one that takes long does not hold up the others. Never rejects. */
  readonly readAll: (requests: readonly FileRequest[]) => readonly Promise<ReadResult>[];
  /** What a folder holds that lies below the roots: only the beginning of a large one. */
  readonly list: (uri: string, roots: Roots) => Promise<Listing>;
  /** The addresses of the files of the format in a folder and below, as they are found. */
  readonly find: (folder: string) => AsyncIterable<string>;
  /** Whether `find` in the folder has this address now. */
  readonly isFound: (folder: string, uri: string) => Promise<boolean>;
  /** Whether `find` in the folder looks into this one. */
  readonly isSearched: (folder: string, uri: string) => Promise<boolean>;
  /** Whether each question is one to another machine. */
  readonly isRemote: boolean;
}

/** A file as it was read. */
interface Entry {
  found: Source | Unread;
  /** The keys of the roots below which it lies. */
  readonly keys: Set<string>;
}

export class Store {
  readonly backend: Backend;
  readonly #entries = new Map<string, Entry>();
  /** The keys of the roots below which a file does not lie, by its address. */
  readonly #denied = new Map<string, Set<string>>();
  /** What is being read. A flight that is no longer here when it ends was overtaken by a change. */
  readonly #flights = new Map<string, { readonly uri: string; readonly end: Promise<void> }>();

  constructor(backend: Backend) {
    this.backend = backend;
  }

  /** What is known of a file now; `unknown`, if nothing is. */
  lookUp(uri: string, roots: Roots | undefined): Source | Unread {
    const key = keyOf(roots);
    const entry = this.#entries.get(uri);
    if (entry?.keys.has(key)) return entry.found;
    return this.#denied.get(uri)?.has(key) ? OUTSIDE : UNKNOWN;
  }

  /** Reads what is not known. Resolves when all is, or has changed meanwhile. */
  async fetch(requests: readonly FileRequest[]): Promise<void> {
    const fresh = requests.filter((each) => !this.#flights.has(idOf(each)) && this.#isUnknown(each));
    const readings = this.backend.readAll(fresh);
    for (const [index, each] of fresh.entries()) this.#begin(each, readings[index]);
    await Promise.all(requests.map(async (each) => this.#flights.get(idOf(each))?.end));
  }

  /** A file as it is now, for one use: it is not kept. */
  async readOnce(request: FileRequest): Promise<ReadResult> {
    return (await this.backend.readAll([request])[0]) ?? unread("unreachable");
  }

  /**
   * Has every file among these, and below those of them that are or were folders, read again when it is next asked for.
   * @returns The addresses that had been asked for, whether there was a file or not.
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

  /** Has every file read again when it is next asked for. */
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

/** The same object for the same text: what was found out about it holds on. */
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
