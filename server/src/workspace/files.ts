/** The interface through which the core reads other files: what it may read, and why a file cannot be read. */
import type { Source } from "../syntax/source.ts";

/**
 * Reads other files, without waiting: a file that has not been read yet is `unknown`, and the caller is called again
 * later.
 */
export interface Files {
  /**
   * Returns the latest version of a file; the same object while it is unchanged, `undefined` if it cannot be read.
   * @param from The URI of the file that names it, which decides what may be read; `undefined` for files that no
   * document names, such as configurations.
   */
  read(uri: string, from?: string): Source | undefined;
  /** Returns why a file cannot be read. Without this method, the reason is that it is missing. */
  why?(uri: string, from?: string): Unread;
  /** Lists a folder. Without this method, or without permission to read the folder, the listing is empty. */
  list?(uri: string, wanted: ListingFilter, from: string): Listing;
}

/**
 * Why a file has no text. `unknown`: it has not been read yet. `outside`: a file of the workspace must not lead there.
 */
export type UnreadState =
  | "unknown"
  | "missing"
  | "outside"
  | "not-a-file"
  | "too-large"
  | "no-permission"
  | "not-text"
  | "unreachable";

/** A file without a text, and a sentence with the reason. */
export interface Unread {
  readonly state: UnreadState;
  readonly failure: string;
}

/** A file or folder in a folder. */
export interface FolderEntry {
  readonly name: string;
  readonly isFolder: boolean;
}

/** Selects the entries of a folder, and limits their number. */
export interface ListingFilter {
  readonly isWanted: (entry: FolderEntry) => boolean;
  readonly most: number;
}

/** The entries of a folder. */
export interface Listing {
  readonly entries: readonly FolderEntry[];
  /** Whether there may be more. */
  readonly isPartial: boolean;
}

/** A listing without entries, also for a folder that must not be read. */
export const emptyListing: Listing = { entries: [], isPartial: false };

/** Whether a file or folder exists at a URI. */
export function fileExists(uri: string, files: Files): boolean {
  if (files.read(uri)) return true;
  const state = files.why?.(uri).state ?? "missing";
  return state !== "missing" && state !== "unknown";
}
