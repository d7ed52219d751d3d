/** What is found in a file of the workspace now, whether it is open or not, and what that depends on. */
import type { Asking } from "../files/asking.ts";
import { isUnread } from "../files/bounds.ts";
import { folderRuledBy } from "../files/ignored.ts";
import { normalAddress } from "../files/names.ts";
import { today } from "../files/today.ts";
import type { Source } from "../syntax/source.ts";
import type { Files, Unread } from "../workspace/files.ts";
import { Library } from "../workspace/library.ts";
import { findingsIn } from "./findings.ts";
import { sourcesNamedIn } from "./namedSources.ts";
import type { Server } from "./server.ts";
import type { Truth } from "./told.ts";

export interface Found {
  readonly truth: Truth;
  /** The files of sources that it names. */
  readonly named: readonly string[];
}

interface Wish {
  readonly isWanted: () => boolean;
  /** Begins to note which files a closed one depends on. It is asked for again where the file has to be read again. */
  readonly reads: () => Set<string>;
}

/** @returns `undefined` where the file is edited, opened or closed before it is known, or nobody wants to know any more. */
export async function truthOf(uri: string, server: Server, wish: Wish): Promise<Found | undefined> {
  const { documents, scope } = server;
  const { isWanted } = wish;
  const isOfWorkspace = await scope.has(uri);
  if (!isWanted()) return undefined;
  if (!isOfWorkspace) {
    const version = documents.openAt(uri)?.version ?? null;
    return { truth: { uri, isOfWorkspace, version, items: [] }, named: [] };
  }
  // The tree is not kept: with thousands of files there would be no room.
  const closed = documents.openAt(uri) ? undefined : await documents.readOnce(uri);
  const asking = documents.asking();
  return asking.settle(async () => {
    if (!isWanted()) return undefined;
    const open = documents.openAt(uri);
    const file = open ?? closed;
    const library = new Library(open ? asking : noting(asking, wish.reads()), { today });
    const isCurrent = (): boolean => isWanted() && documents.openAt(uri) === open;
    const items = file
      ? await findingsIn(server, file, { library, isWanted: isCurrent, urgency: "background" })
      : [];
    return (
      items && {
        truth: { uri, isOfWorkspace, version: open?.version ?? null, items },
        named: namedIn(file, library, server),
      }
    );
  });
}

function namedIn(
  file: Source | Unread | undefined,
  library: Library,
  { guarded }: Server,
): readonly string[] {
  return file && !isUnread(file) ? guarded.now("sources", [], sourcesNamedIn)(file, library) : [];
}

/** All files; which of them are read is noted. */
function noting(files: Asking, reads: Set<string>): Files {
  return {
    read: (address, from) => {
      // What rules a whole folder need not be noted for each of its files.
      if (folderRuledBy(address) === undefined) reads.add(normalAddress(address));
      return files.read(address, from);
    },
    why: (address, from) => files.why(address, from),
  };
}
