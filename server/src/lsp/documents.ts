/** The files as the editor sees them: open documents as they are in it, all others as they are on the disk. */
import type { Connection } from "vscode-languageserver";
import { URI, Utils } from "vscode-uri";
import { Disk, readText } from "../files/disk.ts";
import { listFolder } from "../files/folder.ts";
import { folderRuledBy } from "../files/ignored.ts";
import { Source } from "../syntax/source.ts";
import type { Files, Listing, Wanted } from "../workspace/library.ts";
import { Emitter, TextDocuments } from "./protocol.ts";

export class Documents implements Files {
  /** What the editor has open, each in its newest version. */
  readonly open = new TextDocuments<Source>({
    create: (...[uri, , version, text]) => Source.of(uri, text, version),
    update: (source, changes, version) => source.edit(changes, version),
  });
  /** The addresses of the folders that the editor has open. */
  folders: () => readonly string[] = () => [];
  readonly #disk = new Disk();
  /** The address of each open document as the editor writes it, by its normal form. */
  readonly #spellings = new Map<string, string>();
  readonly #changes = new Emitter<string>();
  readonly #diskChanges = new Emitter<ReadonlySet<string>>();
  /** Fires with the address of every file that has changed, in the editor (as the editor writes it) or on the disk. */
  readonly onDidChange = this.#changes.event;
  /** Fires with the addresses of the files and folders that have changed on the disk: a folder stands for what is in it. */
  readonly onDidChangeOnDisk = this.#diskChanges.event;

  constructor(connection: Connection) {
    this.open.listen(connection);
    this.open.onDidOpen(({ document: { uri } }) => {
      this.#spellings.set(normalAddress(uri), uri);
    });
    this.open.onDidChangeContent(({ document }) => {
      this.#changes.fire(document.uri);
    });
    // What was open is read from the disk again, as it was saved or left.
    this.open.onDidClose(({ document: { uri } }) => {
      const address = normalAddress(uri);
      this.#spellings.delete(address);
      this.#disk.forget(new Set([address]));
      this.#changes.fire(uri);
    });
  }

  /** A file as it is open or as it is on the disk now, for one use: what is closed is not kept. */
  readOnce(uri: string): Source | undefined {
    return this.openAt(normalAddress(uri)) ?? saved(uri);
  }

  read(uri: string): Source | undefined {
    const open = this.open.get(uri);
    if (open) return open;
    const address = normalAddress(uri);
    return this.openAt(address) ?? this.#disk.read(address);
  }

  /** Lists what lies below the folders that the editor has open, and below those of the files that it has open. */
  list(uri: string, wanted: Wanted): Listing {
    const folders = this.open.all().map((source) => Utils.dirname(URI.parse(source.uri)).toString());
    return listFolder(uri, [...this.folders(), ...folders], wanted);
  }

  /** The open document at an address in its normal form. */
  openAt(address: string): Source | undefined {
    return this.open.get(this.#spellings.get(address) ?? address);
  }

  /** Whether an open document is, or was when it was closed, something else than the file on the disk. */
  isUnsaved({ uri, text }: Source): boolean {
    return saved(uri)?.text !== text;
  }

  /**
   * Has what has changed on the disk read again when it is next asked for.
   * @returns Whether open files may have other findings now.
   */
  changedOnDisk(uris: readonly string[]): boolean {
    const changed = new Set(uris.map(normalAddress));
    const forgotten = this.#disk.forget(changed);
    for (const address of new Set([...changed, ...forgotten])) this.#changes.fire(address);
    this.#diskChanges.fire(changed);
    return forgotten.length > 0 || [...changed].some((uri) => folderRuledBy(uri) !== undefined);
  }

  /** Has every file read from the disk again when it is next asked for. */
  forgetAll(): void {
    this.#disk.forgetAll();
  }
}

function saved(uri: string): Source | undefined {
  const { scheme, fsPath } = URI.parse(uri);
  const reading = scheme === "file" ? readText(fsPath) : undefined;
  return reading && "text" in reading ? Source.of(uri, reading.text) : undefined;
}

/** An address as everybody here writes it, whatever the editor escapes, and without a slash at its end. */
export function normalAddress(uri: string): string {
  return URI.parse(uri).toString().replace(/\/$/, "");
}
