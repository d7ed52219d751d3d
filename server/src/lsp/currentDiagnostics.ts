/** The current diagnostics of a file in the workspace, open or closed, and the files that they depend on. */
import type { RequestFiles } from "../files/requestFiles.ts";
import { isUnread } from "../files/bounds.ts";
import { patternFolderOf } from "../files/ignored.ts";
import { normalizeUri } from "../files/uris.ts";
import { today } from "../files/today.ts";
import type { Source } from "../syntax/source.ts";
import type { Files, Unread } from "../workspace/files.ts";
import { Library } from "../workspace/library.ts";
import { diagnosticsIn } from "./fileDiagnostics.ts";
import { bibliographiesNamedIn } from "./namedBibliographies.ts";
import type { Server } from "./server.ts";
import type { CurrentDiagnostics } from "./sentDiagnostics.ts";

/** The diagnostics of a file, with what has to be watched for changes. */
interface FoundDiagnostics {
  readonly current: CurrentDiagnostics;
  /** The URIs of the source files that the file names. */
  readonly named: readonly string[];
}

interface CheckOptions {
  readonly isWanted: () => boolean;
  /**
   * Starts a new record of the files that a closed file depends on. It is called again whenever the file is read again.
   */
  readonly reads: () => Set<string>;
}

/**
 * Checks a file.
 * @returns `undefined` if the file is edited, opened or closed meanwhile, or if the check is no longer wanted.
 */
export async function currentDiagnosticsOf(
  uri: string,
  server: Server,
  options: CheckOptions,
): Promise<FoundDiagnostics | undefined> {
  const { documents, scope } = server;
  const { isWanted } = options;
  const isOfWorkspace = await scope.has(uri);
  if (!isWanted()) return undefined;
  if (!isOfWorkspace) {
    const version = documents.openAt(uri)?.version ?? null;
    const named = documents.openAt(uri) ? scope.namedBibliographies.namedBy(uri) : [];
    return { current: { uri, isOfWorkspace, version, items: [] }, named };
  }
  // The parsed file is not cached, because thousands of them would not fit into memory.
  const closed = documents.openAt(uri) ? undefined : await documents.readOnce(uri);
  const files = documents.requestFiles();
  return files.whenLoaded(async () => {
    if (!isWanted()) return undefined;
    const open = documents.openAt(uri);
    const file = open ?? closed;
    const library = new Library(open ? files : recording(files, options.reads()), { today });
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

/** The source files that a file names. */
export function namedIn(
  file: Source | Unread | undefined,
  library: Library,
  { guarded }: Pick<Server, "guarded">,
): readonly string[] {
  return file && !isUnread(file) ? guarded.now("sources", [], bibliographiesNamedIn)(file, library) : [];
}

/** The same files, with each read recorded in `reads`. */
function recording(files: RequestFiles, reads: Set<string>): Files {
  return {
    read: (uri, from) => {
      // A file that applies to a whole folder is not recorded for each file in it.
      if (patternFolderOf(uri) === undefined) reads.add(normalizeUri(uri));
      return files.read(uri, from);
    },
    why: (uri, from) => files.why(uri, from),
  };
}
