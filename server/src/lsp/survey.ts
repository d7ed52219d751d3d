/**
 * A survey of the files that nobody has open: what is wrong in each, and again whenever one of them, or a file that it
 * depends on, has changed. It takes one file at a time, so that requests of the editor come in between.
 */
import { setImmediate as turn } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import type { CancellationToken, WorkspaceDocumentDiagnosticReport } from "vscode-languageserver";
import { URI } from "vscode-uri";
import { diagnose } from "../features/diagnostics.ts";
import { readText } from "../files/disk.ts";
import { isOurs } from "../files/find.ts";
import { fingerprint } from "../files/fingerprint.ts";
import { today } from "../files/today.ts";
import { Source } from "../syntax/source.ts";
import type { Files } from "../workspace/library.ts";
import { Library } from "../workspace/library.ts";
import type { Documents } from "./documents.ts";
import { pathsIn } from "./everyFile.ts";
import { DocumentDiagnosticReportKind } from "./protocol.ts";

/** Tells how far a survey is. */
export interface Meter {
  readonly report: (done: number, all: number) => void;
  readonly end: () => void;
}

/** What was last said of a file, and the files that it depends on. */
interface Surveyed {
  readonly id: string;
  readonly reads: ReadonlySet<string>;
}

export class Survey {
  readonly #documents: Documents;
  readonly #surveyed = new Map<string, Surveyed>();
  readonly #due = new Set<string>();
  #wake = (): void => undefined;

  constructor(documents: Documents) {
    this.#documents = documents;
    documents.onDidChange((uri) => {
      this.#touch(uri);
    });
  }

  /** What is found in the folders, file by file, each time that something is found there that was not said before. */
  async *of(
    folders: readonly string[],
    token: CancellationToken,
    meter: () => Meter,
  ): AsyncGenerator<WorkspaceDocumentDiagnosticReport> {
    token.onCancellationRequested(() => {
      this.#wake();
    });
    this.#surveyed.clear();
    for await (const path of pathsIn(folders, this.#documents)) this.#due.add(pathToFileURL(path).href);
    while (!token.isCancellationRequested) {
      yield* this.#work(token, meter());
      await this.#change(token);
    }
  }

  /** Takes up everything that is due. */
  async *#work(token: CancellationToken, meter: Meter): AsyncGenerator<WorkspaceDocumentDiagnosticReport> {
    let done = 0;
    for (const uri of this.#due) {
      if (token.isCancellationRequested) break;
      this.#due.delete(uri);
      const report = this.#survey(uri);
      if (report) yield report;
      meter.report(++done, done + this.#due.size);
      await turn();
    }
    meter.end();
  }

  /** What is to be said of a file; nothing, where it is open or was said before. */
  #survey(uri: string): WorkspaceDocumentDiagnosticReport | undefined {
    // What the editor shows of it from now on is no longer what was said here: when it is closed, it is said again.
    if (this.#documents.open.get(uri)) {
      this.#surveyed.delete(uri);
      return undefined;
    }
    const reads = new Set<string>();
    const noted: Files = {
      read: (address) => {
        reads.add(address);
        return this.#documents.read(address);
      },
    };
    const reading = readText(URI.parse(uri).fsPath);
    // The tree is not kept: with thousands of files there would be no room.
    const items =
      "text" in reading ? diagnose(Source.of(uri, reading.text), new Library(noted, { today })) : [];
    const id = fingerprint(JSON.stringify(items));
    const known = this.#surveyed.get(uri);
    this.#surveyed.set(uri, { id, reads });
    if (known?.id === id) return undefined;
    return { kind: DocumentDiagnosticReportKind.Full, uri, version: null, resultId: id, items: [...items] };
  }

  /** Something has changed in a file: it is due, and so is what depends on it. */
  #touch(uri: string): void {
    if (isOurs(uri)) this.#due.add(uri);
    for (const [each, { reads }] of this.#surveyed) if (reads.has(uri)) this.#due.add(each);
    if (this.#due.size > 0) this.#wake();
  }

  /** Resolves when something is due, or the request is cancelled. */
  async #change(token: CancellationToken): Promise<void> {
    if (this.#due.size > 0 || token.isCancellationRequested) return;
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
  }
}
