/** What is found in a file of the workspace now, whether it is open or not, and what that depends on. */
import type { RequestFiles } from "../files/requestFiles.ts";
import { isUnread } from "../files/bounds.ts";
import { folderRuledBy } from "../files/ignored.ts";
import { normalizeUri } from "../files/uris.ts";
import { today } from "../files/today.ts";
import type { Source } from "../syntax/source.ts";
import type { Files, Unread } from "../workspace/files.ts";
import { Library } from "../workspace/library.ts";
import { diagnosticsIn } from "./fileDiagnostics.ts";
import { sourcesNamedIn } from "./namedSources.ts";
import type { Server } from "./server.ts";
import type { CurrentDiagnostics } from "./sentDiagnostics.ts";

export interface FoundDiagnostics {
  readonly current: CurrentDiagnostics;
  /** The files of sources that it names. */
  readonly named: readonly string[];
}

interface Wish {
  readonly isWanted: () => boolean;
  /** Begins to note which files a closed one depends on. It is asked for again where the file has to be read again. */
  readonly reads: () => Set<string>;
}

/** @returns `undefined` where the file is edited, opened or closed before it is known, or nobody wants to know any more. */
export async function currentDiagnosticsOf(
  uri: string,
  server: Server,
  wish: Wish,
): Promise<FoundDiagnostics | undefined> {
  const { documents, scope } = server;
  const { isWanted } = wish;
  const isOfWorkspace = await scope.has(uri);
  if (!isWanted()) return undefined;
  if (!isOfWorkspace) {
    const version = documents.openAt(uri)?.version ?? null;
    return { current: { uri, isOfWorkspace, version, items: [] }, named: [] };
  }
  // The tree is not kept: with thousands of files there would be no room.
  const closed = documents.openAt(uri) ? undefined : await documents.readOnce(uri);
  const files = documents.asking();
  return files.whenLoaded(async () => {
    if (!isWanted()) return undefined;
    const open = documents.openAt(uri);
    const file = open ?? closed;
    const library = new Library(open ? files : noting(files, wish.reads()), { today });
    const isCurrent = (): boolean => isWanted() && documents.openAt(uri) === open;
    const items = file
      ? await diagnosticsIn(server, file, { library, isWanted: isCurrent, urgency: "background" })
      : [];
    return (
      items && {
        current: { uri, isOfWorkspace, version: open?.version ?? null, items },
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
function noting(files: RequestFiles, reads: Set<string>): Files {
  return {
    read: (uri, from) => {
      // What rules a whole folder need not be noted for each of its files.
      if (folderRuledBy(uri) === undefined) reads.add(normalizeUri(uri));
      return files.read(uri, from);
    },
    why: (uri, from) => files.why(uri, from),
  };
}
