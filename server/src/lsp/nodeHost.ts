/** A server as a process: it has a disk. What lies on none it asks the client for, if the client can read it. */
import { withClient } from "../files/diskBackend.ts";
import { Disk } from "../files/disk.ts";
import { loadLanguage } from "../files/language.ts";
import { remoteBackend } from "../files/remote.ts";
import { Library } from "../workspace/library.ts";
import { filesForBundled } from "./bundledFiles.ts";
import type { Host } from "./server.ts";

export const nodeHost: Host = {
  backend: (ask, client) => withClient(remoteBackend(ask), () => client().canReadFiles),
  loadLanguage,
  read: (uri) => new Library(new Disk()).read(uri),
  uris: filesForBundled,
};
