/**
 * The files as one request sees them. It is answered when everything is known that it asks for: what is not is noted, read,
 * and the request is answered anew. Answers come quickly the second time, since all that they need is remembered.
 */
import type { Source } from "../syntax/source.ts";
import type { Files, Listing, Unread, ListingFilter } from "../workspace/files.ts";
import { nothingListed } from "../workspace/files.ts";
import type { Roots, Workspace } from "./bounds.ts";
import { Bounds, isUnread } from "./bounds.ts";
import { normalizeUri } from "./uris.ts";
import type { FileRequest, Store } from "./store.ts";

/** Whether anybody still waits for an answer, as a connection tells it. */
export interface Cancellation {
  readonly isCancellationRequested: boolean;
  readonly onCancellationRequested: (listener: () => void) => { readonly dispose: () => void };
}

/** What is not read from the store: open documents, as they are in the editor. @param uri In its normal form. */
export type FindOpen = (uri: string) => Source | undefined;

/** Files that name one another in a chain take as many rounds as the chain is long. */
const MAX_ROUNDS = 500;

export class RequestFiles implements Files {
  readonly #store: Store;
  readonly #open: FindOpen;
  readonly #workspace: () => Workspace;
  readonly #wanted = new Map<string, FileRequest>();
  /** What folders hold; nothing, as long as it is asked for. It is not kept for others: nobody tells of all changes. */
  readonly #listings = new Map<string, Listing | undefined>();
  /** On whose behalf folders are listed. */
  readonly #from = new Map<string, string>();
  #bounds: Bounds;

  constructor(store: Store, open: FindOpen, workspace: () => Workspace) {
    this.#store = store;
    this.#open = open;
    this.#workspace = workspace;
    this.#bounds = this.#newBounds();
  }

  /** Whether everything was known that has been asked for in this round. */
  get isComplete(): boolean {
    return this.#wanted.size === 0 && [...this.#listings.values()].every((listing) => listing !== undefined);
  }

  read(uri: string, from?: string): Source | undefined {
    return this.#bounds.read(uri, from);
  }

  why(uri: string, from?: string): Unread {
    return this.#bounds.why(uri, from);
  }

  /** The folders below which a file has to lie that was found; nothing, if it may lie anywhere. */
  rootsAt(uri: string): Roots | undefined {
    return this.#bounds.rootsAt(uri);
  }

  list(uri: string, { isWanted, most }: ListingFilter, from: string): Listing {
    const normalizedUri = normalizeUri(uri);
    if (!this.#listings.has(normalizedUri)) this.#listings.set(normalizedUri, undefined);
    this.#from.set(normalizedUri, from);
    const { entries, isPartial } = this.#listings.get(normalizedUri) ?? nothingListed;
    const wanted = entries.filter(isWanted);
    return { entries: wanted.slice(0, most), isPartial: isPartial || wanted.length > most };
  }

  /**
   * The answer once everything is known that it asks for; `undefined`, if it is cancelled before.
   * @param answer What it has asked for and was not known is read before it is called again.
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
    return nothingListed;
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

/** What comes of some work; `undefined` as soon as nobody waits for it any more. */
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
