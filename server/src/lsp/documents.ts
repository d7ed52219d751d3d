/** The files as the editor sees them: open documents as they are in it, all others as they are on the disk. */
import type { Connection } from "vscode-languageserver";
import { RequestFiles } from "../files/requestFiles.ts";
import type { Workspace } from "../files/bounds.ts";
import { rootsOf } from "../files/bounds.ts";
import { folderRuledBy } from "../files/ignored.ts";
import { normalizeUri } from "../files/uris.ts";
import type { Backend } from "../files/store.ts";
import { Store } from "../files/store.ts";
import { Source } from "../syntax/source.ts";
import type { Unread } from "../workspace/files.ts";
import { Emitter, TextDocuments } from "./protocol.ts";

export class Documents {
  /** What the editor has open, each in its newest version. */
  readonly open = new TextDocuments<Source>({
    create: (...[uri, , version, text]) => Source.of(uri, text, version),
    update: (source, changes, version) => source.edit(changes, version),
  });
  readonly backend: Backend;
  /** What belongs together, and may be read. */
  workspace: Workspace;
  readonly #store: Store;
  /** The address of each open document as the editor writes it, by its normal form. */
  readonly #spellings = new Map<string, string>();
  readonly #changes = new Emitter<string>();
  readonly #diskChanges = new Emitter<ReadonlySet<string>>();
  /** Fires with the address of every file that has changed, in the editor (as the editor writes it) or on the disk. */
  readonly onDidChange = this.#changes.event;
  /** Fires with the addresses of the files and folders that have changed on the disk: a folder stands for what is in it. */
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
    // What was open is read from the disk again, as it was saved or left.
    this.open.onDidClose(({ document: { uri } }) => {
      const normalizedUri = normalizeUri(uri);
      this.#spellings.delete(normalizedUri);
      this.#store.forget(new Set([normalizedUri]));
      this.#changes.fire(uri);
    });
  }

  /** All files, for one request: what it asks for and is not known is read before it is answered. */
  asking(): RequestFiles {
    return new RequestFiles(
      this.#store,
      (uri) => this.openAt(uri),
      () => this.workspace,
    );
  }

  /** A file as it is open or as it is on the disk now, for one use: what is closed is not kept. */
  async readOnce(uri: string): Promise<Source | Unread> {
    const normalizedUri = normalizeUri(uri);
    return this.openAt(normalizedUri) ?? this.#saved(normalizedUri);
  }

  /** The open document at an address in its normal form. */
  openAt(uri: string): Source | undefined {
    return this.open.get(this.#spellings.get(uri) ?? uri);
  }

  /** Whether an open document is, or was when it was closed, something else than the file on the disk. */
  async isUnsaved({ uri, text }: Source): Promise<boolean> {
    const saved = await this.#saved(normalizeUri(uri));
    return !("text" in saved) || saved.text !== text;
  }

  /**
   * Has what has changed on the disk read again when it is next asked for.
   * @returns Whether open files may have other findings now.
   */
  changedOnDisk(uris: readonly string[]): boolean {
    const changed = new Set(uris.map(normalizeUri));
    const forgotten = this.#store.forget(changed);
    for (const uri of new Set([...changed, ...forgotten])) this.#changes.fire(uri);
    this.#diskChanges.fire(changed);
    return forgotten.length > 0 || [...changed].some((uri) => folderRuledBy(uri) !== undefined);
  }

  /** Has every file read from the disk again when it is next asked for. */
  forgetAll(): void {
    this.#store.forgetAll();
  }

  /** What lies in an open folder must not lead out of it. */
  async #saved(uri: string): Promise<Source | Unread> {
    const roots = this.asking().rootsAt(uri);
    const reading = await this.#store.readOnce({ uri: uri, roots });
    return "text" in reading ? Source.of(uri, reading.text) : reading;
  }
}
