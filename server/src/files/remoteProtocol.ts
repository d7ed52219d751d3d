/** What a server that has no disk asks its client for: the requests, for both sides. */
import type { UnreadState } from "../workspace/files.ts";

/** `threatAssessment/readFiles`: the contents of files, answered in the order of the addresses. */
export const READ_FILES = "threatAssessment/readFiles";

export interface ReadFilesParams {
  readonly uris: readonly string[];
  /** How large a file may be, in bytes; of a larger one nothing is sent. */
  readonly most: number;
}

export interface ReadFilesResult {
  readonly readings: readonly RemoteReading[];
}

/** The bytes of a regular file, or why there are none; what is no text is found out by the server. */
export type RemoteReading =
  | { readonly base64: string }
  | {
      readonly failure: Exclude<UnreadState, "unknown" | "outside" | "not-text">;
      /** What the system says, such as the code of an error. */
      readonly detail?: string;
    };

/** `threatAssessment/findFiles`: the files of the format in a folder and below. */
export const FIND_FILES = "threatAssessment/findFiles";

export interface FindFilesParams {
  readonly folder: string;
}

export interface FindFilesResult {
  readonly uris: readonly string[];
  /** Whether there may be more. */
  readonly isPartial: boolean;
}

/** `threatAssessment/listFolder`: what a folder holds. */
export const LIST_FOLDER = "threatAssessment/listFolder";

export interface ListFolderParams {
  readonly folder: string;
  readonly most: number;
}

export interface ListFolderResult {
  readonly entries: readonly { readonly name: string; readonly isFolder: boolean }[];
  /** Whether there may be more. */
  readonly isPartial: boolean;
}

/** A notification of the client: from now on the workspace is trusted (`isTrusted` in `initializationOptions` says it at the start). */
export const TRUSTED = "threatAssessment/trusted";
