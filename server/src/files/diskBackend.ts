/** The files of a server that runs on the machine with the disk. */
import { resolve } from "node:path";
import { URI } from "vscode-uri";
import { MAX_LISTED } from "../syntax/limits.ts";
import { pathOf, readBytesAt, readTextAsync } from "./disk.ts";
import { filesBelow, isFoundBelow, isSearchedBelow } from "./find.ts";
import { listFolder } from "./folder.ts";
import { unread } from "./readResult.ts";
import type { Backend, FileRequest } from "./store.ts";

/** Reads, lists and finds files on the disk. */
export const diskBackend: Backend = {
  isRemote: false,
  readAll: (requests) =>
    requests.map(async ({ uri, roots }) => {
      const path = pathOf(uri);
      return path === undefined ? unread("unreachable") : readTextAsync(path, roots);
    }),
  readBytes: async ({ uri, roots }) => readBytesAt(uri, roots),
  list: async (uri, roots) => Promise.resolve(listFolder(uri, roots, EVERYTHING)),
  find: async function* (folder) {
    const path = pathOf(folder);
    if (path === undefined) return;
    for await (const each of filesBelow(resolve(path))) yield URI.file(each).toString();
  },
  isFound: async (folder, uri) => inBoth(isFoundBelow, folder, uri),
  isSearched: async (folder, uri) => inBoth(isSearchedBelow, folder, uri),
};

/** Reads `file:` URIs from the disk, and other URIs through the client if it supports that. */
export function withClient(remote: Backend, canAsk: () => boolean): Backend {
  const backendOf = (uri: string): Backend => (uri.startsWith("file:") || !canAsk() ? diskBackend : remote);
  return {
    isRemote: false,
    readAll: (requests) => {
      const elsewhere = requests.filter(({ uri }) => backendOf(uri) === remote);
      const answers = new Map(remote.readAll(elsewhere).map((answer, index) => [elsewhere[index], answer]));
      return requests.map(async (each) => answers.get(each) ?? readHere(each));
    },
    readBytes: async (request) => backendOf(request.uri).readBytes(request),
    list: async (uri, roots) => backendOf(uri).list(uri, roots),
    find: (folder) => backendOf(folder).find(folder),
    isFound: async (folder, uri) => backendOf(folder).isFound(folder, uri),
    isSearched: async (folder, uri) => backendOf(folder).isSearched(folder, uri),
  };
}

const EVERYTHING = { isWanted: () => true, most: MAX_LISTED };

async function readHere(request: FileRequest): ReturnType<typeof readTextAsync> {
  return (await diskBackend.readAll([request])[0]) ?? unread("unreachable");
}

async function inBoth(
  test: (folder: string, path: string) => Promise<boolean>,
  folder: string,
  uri: string,
): Promise<boolean> {
  const [root, path] = [pathOf(folder), pathOf(uri)];
  return root !== undefined && path !== undefined && test(resolve(root), path);
}
