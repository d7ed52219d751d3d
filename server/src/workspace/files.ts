/** How the core learns of other files: through one interface, which says what it may read, and why something cannot be read. */
import type { Source } from "../syntax/source.ts";

/**
 * Reads other files. Nobody waits here: what the surroundings have not read yet is `unknown` until they have, and whoever
 * has asked is asked again.
 */
export interface Files {
  /**
   * The newest version of a file; the same object while it is unchanged, `undefined` where it cannot be read.
   * @param from The address of the file that names it, which decides what may be read; nothing for files that no document
   * names, such as configurations.
   */
  read(uri: string, from?: string): Source | undefined;
  /** Why there is nothing to read; who does not say so means that it is missing. */
  why?(uri: string, from?: string): Unread;
  /** What a folder holds; who cannot or must not look into it says that it is empty. */
  list?(uri: string, wanted: ListingFilter, from: string): Listing;
}

/** Why a file has no text. `unknown`: nobody has looked yet. `outside`: a file of the workspace must not lead there. */
export const unreadStates = [
  "unknown",
  "missing",
  "outside",
  "not-a-file",
  "too-large",
  "no-permission",
  "not-text",
  "unreachable",
] as const;
export type UnreadState = (typeof unreadStates)[number];

/** A file without a text, and a sentence that says why. */
export interface Unread {
  readonly state: UnreadState;
  readonly failure: string;
}

/** A file or folder in a folder. */
export interface FolderEntry {
  readonly name: string;
  readonly isFolder: boolean;
}

/** Which entries of a folder are asked for, and how many at most. */
export interface ListingFilter {
  readonly isWanted: (entry: FolderEntry) => boolean;
  readonly most: number;
}

export interface Listing {
  readonly entries: readonly FolderEntry[];
  /** Whether there may be more. */
  readonly isPartial: boolean;
}

/** Nothing is there, or nobody may look. */
export const nothingListed: Listing = { entries: [], isPartial: false };

/** Whether something is at an address, be it a file or a folder. */
export function isThere(uri: string, files: Files): boolean {
  if (files.read(uri)) return true;
  const state = files.why?.(uri).state ?? "missing";
  return state !== "missing" && state !== "unknown";
}
