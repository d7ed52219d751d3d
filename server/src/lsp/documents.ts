/** The files as the editor sees them: open documents as they are in it, all others as they are on the disk. */
import type { Connection } from "vscode-languageserver";
import { URI, Utils } from "vscode-uri";
import { Disk } from "../files/disk.ts";
import { listFolder } from "../files/folder.ts";
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
  readonly #changes = new Emitter<string>();
  /** Tells the address of every file that has changed, in the editor or on the disk. */
  readonly onDidChange = this.#changes.event;

  constructor(connection: Connection) {
    this.open.listen(connection);
    this.open.onDidChangeContent(({ document }) => {
      this.#changes.fire(document.uri);
    });
    // What was open is read from the disk again, as it was saved or left.
    this.open.onDidClose(({ document }) => {
      this.forget(document.uri);
    });
  }

  read(uri: string): Source | undefined {
    return this.open.get(uri) ?? this.open.all().find((each) => same(each.uri, uri)) ?? this.#disk.read(uri);
  }

  /** Lists what lies below the folders that the editor has open, and below those of the files that it has open. */
  list(uri: string, wanted: Wanted): Listing {
    const folders = this.open.all().map((source) => Utils.dirname(URI.parse(source.uri)).toString());
    return listFolder(uri, [...this.folders(), ...folders], wanted);
  }

  /** Has a file read from the disk again when it is next asked for; every file, if none is named. */
  forget(uri?: string): void {
    this.#disk.forget(uri && normal(uri));
    if (uri !== undefined) this.#changes.fire(normal(uri));
  }
}

/** Whether two addresses, whatever they write with a percent sign, are the same. */
function same(a: string, b: string): boolean {
  return normal(a) === normal(b);
}

function normal(uri: string): string {
  return URI.parse(uri).toString();
}
