/** The files as the editor sees them: open documents from the editor, all others from the disk. */
import type { Connection, TextDocumentContentChangeEvent } from "vscode-languageserver";
import { RequestFiles } from "../files/requestFiles.ts";
import type { Workspace } from "../files/bounds.ts";
import { rootsOf } from "../files/bounds.ts";
import { patternFolderOf } from "../files/ignored.ts";
import { normalizeUri } from "../files/uris.ts";
import type { Backend } from "../files/store.ts";
import { Store } from "../files/store.ts";
import { Source } from "../syntax/source.ts";
import type { Unread } from "../workspace/files.ts";
import { Emitter, TextDocuments } from "./protocol.ts";

/** What an editor changes in an open document. */
export interface DocumentEdit {
  /** The URI as the client spells it. */
  readonly uri: string;
  readonly changes: readonly TextDocumentContentChangeEvent[];
}

/** Open documents, cached files, and events for their changes. */
export class Documents {
  /** The latest version of each open document. */
  readonly open = new TextDocuments<Source>({
    create: (...[uri, , version, text]) => Source.of(uri, text, version),
    update: (source, changes, version) => {
      this.#edits.fire({ uri: source.uri, changes });
      return source.edit(changes, version);
    },
  });
  readonly backend: Backend;
  /** Which folders are open, and which files may be read. */
  workspace: Workspace;
  readonly #store: Store;
  /** The URI of each open document as the client spells it, by its normalized URI. */
  readonly #spellings = new Map<string, string>();
  readonly #changes = new Emitter<string>();
  readonly #edits = new Emitter<DocumentEdit>();
  readonly #diskChanges = new Emitter<ReadonlySet<string>>();
  /** Fires with the URI of each file that has changed. Open files have the URI as the client spells it. */
  readonly onDidChange = this.#changes.event;
  /** Fires when the editor changes an open document, before the change. */
  readonly onDidEdit = this.#edits.event;
  /** Fires with the URIs of what has changed on the disk. A folder means that anything in it may have changed. */
  readonly onDidChangeOnDisk = this.#diskChanges.event;

  constructor(connection: Connection, backend: Backend) {
    this.backend = backend;
    this.workspace = { open: rootsOf([]), isTrusted: false, isRemote: backend.isRemote };
    this.#store = new Store(backend);
    this.open.listen(connection);
    this.open.onDidOpen(({ document: { uri } }) => {
      this.#spellings.set(normalizeUri(uri), uri);
    });
    this.open.onDidChangeContent(({ document }) => {
      this.#changes.fire(document.uri);
    });
    // After closing, the saved file counts again.
    this.open.onDidClose(({ document: { uri } }) => {
      const normalizedUri = normalizeUri(uri);
      this.#spellings.delete(normalizedUri);
      this.#store.forget(new Set([normalizedUri]));
      this.#changes.fire(uri);
    });
  }

  /** A view of all files for one request. Files that are not loaded yet are loaded before the request is answered. */
  requestFiles(): RequestFiles {
    return new RequestFiles(
      this.#store,
      (uri) => this.openAt(uri),
      () => this.workspace,
    );
  }

  /** Reads a file as it is open, or else from the disk without caching it. */
  async readOnce(uri: string): Promise<Source | Unread> {
    const normalizedUri = normalizeUri(uri);
    return this.openAt(normalizedUri) ?? this.#saved(normalizedUri);
  }

  /** The open document with this normalized URI. */
  openAt(uri: string): Source | undefined {
    return this.open.get(this.#spellings.get(uri) ?? uri);
  }

  /** Whether a document, open or just closed, differs from the file on the disk. */
  async isUnsaved({ uri, text }: Source): Promise<boolean> {
    const saved = await this.#saved(normalizeUri(uri));
    return !("text" in saved) || saved.text !== text;
  }

  /**
   * Drops cached files that have changed on the disk.
   * @returns Whether the diagnostics of open files may have changed.
   */
  changedOnDisk(uris: readonly string[]): boolean {
    const changed = new Set(uris.map(normalizeUri));
    const forgotten = this.#store.forget(changed);
    for (const uri of new Set([...changed, ...forgotten])) this.#changes.fire(uri);
    this.#diskChanges.fire(changed);
    return forgotten.length > 0 || [...changed].some((uri) => patternFolderOf(uri) !== undefined);
  }

  /** Drops all cached files. */
  forgetAll(): void {
    this.#store.forgetAll();
  }

  /** A symbolic link in an open folder must not lead to a file outside. */
  async #saved(uri: string): Promise<Source | Unread> {
    const roots = this.requestFiles().rootsAt(uri);
    const reading = await this.#store.readOnce({ uri: uri, roots });
    return "text" in reading ? Source.of(uri, reading.text) : reading;
  }
}
