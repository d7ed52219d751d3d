/** Reads files through the client, without access to a disk. */
import { maxOf } from "../syntax/minMax.ts";
import { MAX_LISTED } from "../syntax/limits.ts";
import type { Listing, Unread } from "../workspace/files.ts";
import { emptyListing } from "../workspace/files.ts";
import { isFormatFile, isSkippedFolder } from "../format/kind.ts";
import { bytesOf } from "./base64.ts";
import { isAtOrBelow, maxFileSize } from "./uris.ts";
import type { ReadResult } from "./readResult.ts";
import { decode, unread } from "./readResult.ts";
import type {
  FindFilesParams,
  FindFilesResult,
  ListFolderParams,
  ListFolderResult,
  ReadFilesParams,
  ReadFilesResult,
  RemoteReading,
} from "./remoteProtocol.ts";
import { FIND_FILES, LIST_FOLDER, READ_FILES } from "./remoteProtocol.ts";
import type { Backend } from "./store.ts";

/** Sends a request to the client. */
export type Ask = <R>(method: string, params: object) => Promise<R>;

/** Returns a backend that reads, lists and finds files through the client. */
export function remoteBackend(ask: Ask): Backend {
  const bytes = reader(ask, maxFileSize);
  const read = async (uri: string): Promise<ReadResult> => {
    const found = await bytes(uri);
    return found instanceof Uint8Array ? decode(found) : found;
  };
  // With a limit of 0 bytes, the client sends no content.
  const look = reader(ask, () => 0);
  return {
    isRemote: true,
    readAll: (requests) => requests.map(async ({ uri }) => read(uri)),
    readBytes: async ({ uri }) => bytes(uri),
    list: async (uri, { folders }): Promise<Listing> => {
      if (!isAtOrBelow(uri, folders)) return emptyListing;
      const params: ListFolderParams = { folder: uri, most: MAX_LISTED };
      return ask<ListFolderResult>(LIST_FOLDER, params).catch(() => emptyListing);
    },
    find: async function* (folder) {
      const params: FindFilesParams = { folder };
      const { uris } = await ask<FindFilesResult>(FIND_FILES, params).catch(() => ({ uris: [] }));
      yield* uris;
    },
    isFound: async (folder, uri) =>
      isFormatFile(uri) && isVisibleBelow(folder, uri) && isFile(await look(uri)),
    isSearched: async (folder, uri) => Promise.resolve(uri === folder || isVisibleBelow(folder, `${uri}/x`)),
  };
}

/**
 * Returns a function that reads files and sends all reads of the same moment as one request.
 * @param mostOf How large each file may be, in bytes.
 */
function reader(ask: Ask, mostOf: (uri: string) => number): (uri: string) => Promise<Uint8Array | Unread> {
  let waiting = new Map<string, ((reading: Uint8Array | Unread) => void)[]>();
  const send = (): void => {
    const now = waiting;
    waiting = new Map();
    const uris = [...now.keys()];
    const params: ReadFilesParams = { uris, most: maxOf(uris.map(mostOf)) };
    void ask<ReadFilesResult>(READ_FILES, params)
      .catch(() => ({ readings: [] }))
      .then(({ readings }) => {
        for (const [index, uri] of uris.entries()) {
          const reading = readingOf(readings[index], uri);
          for (const resolve of now.get(uri) ?? []) resolve(reading);
        }
      });
  };
  return async (uri) =>
    new Promise((resolve) => {
      if (waiting.size === 0) setTimeout(send, 0);
      waiting.set(uri, [...(waiting.get(uri) ?? []), resolve]);
    });
}

/** Whether a file exists, even if it cannot be read. */
function isFile(reading: Uint8Array | Unread): boolean {
  return reading instanceof Uint8Array || (reading.state !== "missing" && reading.state !== "not-a-file");
}

function readingOf(remote: RemoteReading | undefined, uri: string): Uint8Array | Unread {
  if (!remote) return unread("unreachable");
  const most = String(maxFileSize(uri) / 1_000_000);
  if ("failure" in remote)
    return unread(remote.failure, remote.failure === "too-large" ? most : remote.detail);
  const bytes = bytesOf(remote.base64);
  return bytes.length > maxFileSize(uri) ? unread("too-large", most) : bytes;
}

/** Whether no folder between the two is one that searches skip. */
function isVisibleBelow(folder: string, uri: string): boolean {
  if (!isAtOrBelow(uri, new Set([folder]))) return false;
  const between = uri
    .slice(folder.length + 1)
    .split("/")
    .slice(0, -1);
  return !between.some((name) => isSkippedFolder(decodeURIComponent(name)));
}
