/** The host of the server in Node.js. It reads files from the disk, and virtual files through the client. */
import { withClient } from "../files/diskBackend.ts";
import { Disk } from "../files/disk.ts";
import { loadLanguage, translationsFor } from "../files/language.ts";
import { remoteBackend } from "../files/remote.ts";
import { Library } from "../workspace/library.ts";
import { threadHost } from "../writers/threadHost.ts";
import { filesForBundled } from "./bundledFiles.ts";
import type { Host } from "./server.ts";

/** Reads files from the disk, and loads translations from the installation. */
export const nodeHost: Host = {
  backend: (ask, client) => withClient(remoteBackend(ask), () => client().canReadFiles),
  loadLanguage,
  translations: async (language) => Promise.resolve(translationsFor(language)),
  workers: () => threadHost,
  read: (uri) => new Library(new Disk()).read(uri),
  uris: filesForBundled,
};
