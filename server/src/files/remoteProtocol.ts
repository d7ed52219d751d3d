/** The requests that a server without a disk sends to its client, for both sides. */
import type { UnreadState } from "../workspace/files.ts";

/** `threatAssessment/readFiles`: returns the contents of files, in the order of the URIs. */
export const READ_FILES = "threatAssessment/readFiles";

/** Parameters of `threatAssessment/readFiles`. */
export interface ReadFilesParams {
  readonly uris: readonly string[];
  /** The largest size of a file, in bytes. The client does not send the content of larger ones. */
  readonly most: number;
}

/** Result of `threatAssessment/readFiles`. */
export interface ReadFilesResult {
  readonly readings: readonly RemoteReading[];
}

/** The bytes of a regular file, or why there are none. The server checks whether they are text. */
export type RemoteReading =
  | { readonly base64: string }
  | {
      readonly failure: Exclude<UnreadState, "unknown" | "outside" | "not-text">;
      /** What the system reports, such as an error code. */
      readonly detail?: string;
    };

/** `threatAssessment/findFiles`: returns the files of the format in a folder and its subfolders. */
export const FIND_FILES = "threatAssessment/findFiles";

/** Parameters of `threatAssessment/findFiles`. */
export interface FindFilesParams {
  readonly folder: string;
}

/** Result of `threatAssessment/findFiles`. */
export interface FindFilesResult {
  readonly uris: readonly string[];
  /** Whether there may be more files. */
  readonly isPartial: boolean;
}

/** `threatAssessment/listFolder`: returns the entries of a folder. */
export const LIST_FOLDER = "threatAssessment/listFolder";

/** Parameters of `threatAssessment/listFolder`; `most` limits the number of entries. */
export interface ListFolderParams {
  readonly folder: string;
  readonly most: number;
}

/** Result of `threatAssessment/listFolder`. */
export interface ListFolderResult {
  readonly entries: readonly { readonly name: string; readonly isFolder: boolean }[];
  /** Whether there may be more entries. */
  readonly isPartial: boolean;
}

/**
 * A notification from the client: the workspace is trusted from now on. The initial value is `isTrusted` in
 * `initializationOptions`.
 */
export const TRUSTED = "threatAssessment/trusted";

/** `threatAssessment/readAsset`: returns a file of the extension that only some documents need. */
export const READ_ASSET = "threatAssessment/readAsset";

/** The path below `dist/`. */
export interface ReadAssetParams {
  readonly path: string;
}

/** The bytes, or a sentence that says why there are none. A worker gets objects as they are, so the bytes stay bytes. */
export type ReadAssetResult = { readonly bytes: Uint8Array } | { readonly failure: string };

/** Asks the client for the translations of a language, which it reads from the extension. */
export const READ_TRANSLATIONS = "threatAssessment/readTranslations";

/** The language, as a code. */
export interface ReadTranslationsParams {
  readonly language: string;
}
