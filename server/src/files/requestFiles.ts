/**
 * The files as one request sees them. Files that the request needs and that are not yet known are noted and read, and
 * then the answer is computed again. Later rounds are quick because intermediate results are cached.
 */
import type { Source } from "../syntax/source.ts";
import type { Files, Listing, Unread, ListingFilter } from "../workspace/files.ts";
import { emptyListing } from "../workspace/files.ts";
import type { Roots, Workspace } from "./bounds.ts";
import { Bounds, isUnread } from "./bounds.ts";
import { normalizeUri } from "./uris.ts";
import type { FileRequest, Store } from "./store.ts";

/** Whether a request has been cancelled, as in `vscode-jsonrpc`. */
export interface Cancellation {
  readonly isCancellationRequested: boolean;
  readonly onCancellationRequested: (listener: () => void) => { readonly dispose: () => void };
}

/**
 * Returns an open document as it is in the editor; other files come from the store.
 * @param uri The normalized URI.
 */
type FindOpen = (uri: string) => Source | undefined;

/** A chain of files that name one another takes one round for each file. */
const MAX_ROUNDS = 500;

/** Reads files for one request, within the bounds of the workspace. */
export class RequestFiles implements Files {
  readonly #store: Store;
  readonly #open: FindOpen;
  readonly #workspace: () => Workspace;
  readonly #wanted = new Map<string, FileRequest>();
  /**
   * The listings of folders; `undefined` while one is being read. They are not shared with other requests, because not
   * every change of a folder is reported.
   */
  readonly #listings = new Map<string, Listing | undefined>();
  /** The file on whose behalf each folder is listed, by the URI of the folder. */
  readonly #from = new Map<string, string>();
  #bounds: Bounds;

  constructor(store: Store, open: FindOpen, workspace: () => Workspace) {
    this.#store = store;
    this.#open = open;
    this.#workspace = workspace;
    this.#bounds = this.#newBounds();
  }

  /** Whether every file and listing that this round needed was known. */
  get isComplete(): boolean {
    return this.#wanted.size === 0 && [...this.#listings.values()].every((listing) => listing !== undefined);
  }

  read(uri: string, from?: string): Source | undefined {
    return this.#bounds.read(uri, from);
  }

  why(uri: string, from?: string): Unread {
    return this.#bounds.why(uri, from);
  }

  /** Returns the folders that a file must lie below if it was found by a search; `undefined` if it may lie anywhere. */
  rootsAt(uri: string): Roots | undefined {
    return this.#bounds.rootsAt(uri);
  }

  /** Reads a file that is not a text, such as a template. @param from The URI of the file that names it. */
  async readBytes(uri: string, from: string): Promise<Uint8Array | Unread> {
    return this.#bounds.readBytes(uri, from, async (found, roots) =>
      this.#store.backend.readBytes({ uri: found, roots }),
    );
  }

  list(uri: string, { isWanted, most }: ListingFilter, from: string): Listing {
    const normalizedUri = normalizeUri(uri);
    if (!this.#listings.has(normalizedUri)) this.#listings.set(normalizedUri, undefined);
    this.#from.set(normalizedUri, from);
    const { entries, isPartial } = this.#listings.get(normalizedUri) ?? emptyListing;
    const wanted = entries.filter(isWanted);
    return { entries: wanted.slice(0, most), isPartial: isPartial || wanted.length > most };
  }

  /**
   * Returns the answer once all files that it needs are known; `undefined` if the request is cancelled first.
   * @param answer Computes the answer. Runs again after the files that it asked for have been read.
   */
  async whenLoaded<R>(answer: () => R | Promise<R>, token?: Cancellation): Promise<R | undefined> {
    for (let round = 0; round < MAX_ROUNDS; round++) {
      this.#wanted.clear();
      this.#bounds = this.#newBounds();
      const result = await answer();
      if (this.isComplete) return result;
      await untilCancelled(this.#fetch(), token);
      if (token?.isCancellationRequested) return undefined;
    }
    throw new Error("Files change faster than they can be read, or name one another without end.");
  }

  async #fetch(): Promise<void> {
    const unlisted = Array.from(this.#listings).flatMap(([uri, listing]) => (listing ? [] : [uri]));
    await Promise.all([
      this.#store.fetch([...this.#wanted.values()]),
      ...unlisted.map(async (uri) => {
        this.#listings.set(uri, await this.#listed(uri));
      }),
    ]);
  }

  async #listed(uri: string): Promise<Listing> {
    for (const roots of this.#bounds.rootsFor(this.#from.get(uri) ?? uri)) {
      const listing = await this.#store.backend.list(uri, roots);
      if (listing.entries.length > 0) return listing;
    }
    return emptyListing;
  }

  #newBounds(): Bounds {
    return new Bounds((uri, roots) => {
      const found = this.#open(uri) ?? this.#store.lookUp(uri, roots);
      if (isUnread(found) && found.state === "unknown")
        this.#wanted.set(`${uri}\n${roots?.key ?? ""}`, { uri, roots });
      return found;
    }, this.#workspace);
  }
}

/** Returns the result of some work; `undefined` as soon as the request is cancelled. */
export async function untilCancelled<T>(
  work: Promise<T>,
  token: Cancellation | undefined,
): Promise<T | undefined> {
  if (!token) return work;
  if (token.isCancellationRequested) return undefined;
  let stop: { readonly dispose: () => void } | undefined;
  const cancelled = new Promise<undefined>((resolve) => {
    stop = token.onCancellationRequested(() => {
      resolve(undefined);
    });
  });
  const result = await Promise.race([work, cancelled]);
  stop?.dispose();
  return result;
}
