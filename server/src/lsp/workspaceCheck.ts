/**
 * A survey of the workspace: what is wrong in each file, and again whenever the file, or one that it depends on, has
 * changed. It takes one file at a time, so that requests of the editor come in between.
 */
import type { CancellationToken, Diagnostic, WorkspaceDocumentDiagnosticReport } from "vscode-languageserver";
import { inPart } from "../features/diagnostics.ts";
import { untilCancelled } from "../files/requestFiles.ts";
import { folderRuledBy } from "../files/ignored.ts";
import { isFormatFile } from "../format/kind.ts";
import { isAtOrBelow, normalizeUri } from "../files/uris.ts";
import { urisIn } from "./everyFile.ts";
import type { Server } from "./server.ts";
import type { SentDiagnostics, CurrentDiagnostics } from "./sentDiagnostics.ts";
import { partOf } from "./sentDiagnostics.ts";
import { currentDiagnosticsOf } from "./currentDiagnostics.ts";
import { delayed, nextTask } from "./eventLoop.ts";

/** Tells how far a survey is. */
export interface ProgressMeter {
  readonly report: (done: number, all: number) => void;
  readonly end: () => void;
}

/** Who wants to know what the survey finds, what it has been told, and how it is told more. */
export interface Follower {
  readonly sent: SentDiagnostics;
  readonly tell: (report: WorkspaceDocumentDiagnosticReport) => void;
}

/** How long nothing may change before open files are looked at, in milliseconds. */
const REST = 1000;

/** How long a file holds up the others at most, in milliseconds. */
const PATIENCE = 5000;

/** How many files a client is asked for at a time. */
const AT_A_TIME = 20;

export class WorkspaceCheck {
  readonly #server: Server;
  readonly #meter: () => ProgressMeter;
  readonly #followers = new Set<Follower>();
  /** The files that each file of the workspace depends on. */
  readonly #reads = new Map<string, ReadonlySet<string>>();
  readonly #due = new Set<string>();
  /** What is being looked at. A flight that is no longer here when it ends was overtaken by a change: it is not told. */
  readonly #flights = new Map<string, object>();
  /** The folders in which there may be files that are not known yet. */
  readonly #unsearched = new Set<string>();
  #rest: NodeJS.Timeout | undefined;
  #isRunning = false;
  #wake = (): void => undefined;

  constructor(server: Server, meter: () => ProgressMeter) {
    this.#server = server;
    this.#meter = meter;
    const { documents } = server;
    documents.onDidChange((uri) => {
      if (this.#isRunning) this.#touch(normalizeUri(uri));
    });
    documents.onDidChangeOnDisk((uris) => {
      if (this.#isRunning) this.#touchBelow(uris);
    });
    documents.open.onDidClose(({ document }) => {
      const uri = normalizeUri(document.uri);
      this.#doubt(uri);
      // A client that still counted the file among the open ones has used nothing of what it was told meanwhile.
      delayed(() => {
        this.#doubt(uri);
      }, REST);
    });
  }

  /** Tells a follower what is found, each time that something is found that it was not told before, until it has enough. */
  async follow(follower: Follower, token: CancellationToken): Promise<void> {
    this.#followers.add(follower);
    // What others know already is new to this one.
    for (const uri of [...follower.sent.uris, ...this.#reads.keys()]) this.#add(uri);
    for (const folder of this.#server.folders()) this.#unsearched.add(normalizeUri(folder));
    if (!this.#isRunning) void this.#run();
    this.#changed();
    await new Promise<void>((resolve) => {
      token.onCancellationRequested(() => {
        this.#followers.delete(follower);
        this.#wake();
        resolve();
      });
    });
  }

  /** What a client has to be told now, to know everything; nothing as soon as it does not want to know any more. */
  async once(sent: SentDiagnostics, token: CancellationToken): Promise<WorkspaceDocumentDiagnosticReport[]> {
    return (await untilCancelled(this.#everything(sent, token), token)) ?? [];
  }

  async #everything(
    sent: SentDiagnostics,
    token: CancellationToken,
  ): Promise<WorkspaceDocumentDiagnosticReport[]> {
    const { documents, folders } = this.#server;
    const uris = new Set([...documents.open.all().map((each) => normalizeUri(each.uri)), ...sent.uris]);
    for await (const uri of urisIn(folders(), documents, token)) uris.add(uri);
    const reports: WorkspaceDocumentDiagnosticReport[] = [];
    for (const uri of uris) {
      if (token.isCancellationRequested) break;
      const current = await this.#newest(uri, () => !token.isCancellationRequested);
      for (const named of this.#server.scope.namedSources.namedBy(uri)) uris.add(named);
      const report = current && sent.report({ ...current, items: inPart(current.items, sent.part) });
      if (report) reports.push(report);
      await nextTask();
    }
    return reports;
  }

  /** Notes what a client was given when it asked for the findings in a file. */
  recordAnswer(uri: string, identifier: string | undefined, items: readonly Diagnostic[]): void {
    if (!this.#isRunning) return;
    const normalizedUri = normalizeUri(uri);
    // A client that has just closed the file does not use this answer, and used no report before it came.
    if (!this.#server.documents.openAt(normalizedUri)) this.#doubt(normalizedUri);
    else
      for (const { sent } of this.#followers)
        if (sent.part === partOf(identifier) && sent.recordAnswer(normalizedUri, items)) this.#awaitRest();
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    while (this.#followers.size > 0) {
      await this.#search();
      await this.#work(this.#meter());
      await this.#change();
    }
    this.#isRunning = false;
    clearTimeout(this.#rest);
    this.#reads.clear();
    this.#due.clear();
    this.#flights.clear();
    this.#unsearched.clear();
  }

  /** Finds the files that are not known yet. */
  async #search(): Promise<void> {
    const { documents, scope } = this.#server;
    const unsearched = [...this.#unsearched];
    this.#unsearched.clear();
    const folders = await Promise.all(unsearched.map(async (uri) => scope.searchedAt(uri)));
    for await (const uri of urisIn(folders.flat(), documents)) {
      if (!this.#reads.has(uri)) this.#add(uri);
    }
  }

  /** Takes up everything that is due. */
  async #work(meter: ProgressMeter): Promise<void> {
    let done = 0;
    while (this.#due.size > 0 && this.#followers.size > 0) {
      // With a client, each time that files are read is one question.
      const some = [...this.#due].slice(0, this.#server.documents.backend.isRemote ? AT_A_TIME : 1);
      for (const uri of some) this.#due.delete(uri);
      const told = some.map(async (uri) => this.#fly(uri));
      for (const each of told) {
        await Promise.race([each, this.#patience()]);
        meter.report(++done, done + this.#due.size);
        await nextTask();
      }
    }
    meter.end();
  }

  /** Tells what is found in a file, unless it changes meanwhile: then it is due again. */
  async #fly(uri: string): Promise<void> {
    const flight = {};
    this.#flights.set(uri, flight);
    const isWanted = (): boolean => this.#followers.size > 0 && this.#flights.get(uri) === flight;
    const current = await this.#current(uri, isWanted);
    if (!isWanted()) return;
    this.#flights.delete(uri);
    if (current) this.#tell(current);
  }

  /** A file that takes long to be read is told of when it is; the others do not wait for it. */
  async #patience(): Promise<void> {
    return new Promise((resolve) => {
      delayed(resolve, PATIENCE);
    });
  }

  #tell(current: CurrentDiagnostics): void {
    for (const { sent, tell } of this.#followers) {
      const report = sent.report({ ...current, items: inPart(current.items, sent.part) });
      if (report) tell(report);
    }
  }

  /** What is found in a file, however often it is edited until that is known. */
  async #newest(uri: string, isWanted: () => boolean): Promise<CurrentDiagnostics | undefined> {
    while (isWanted()) {
      const current = await this.#current(uri, isWanted);
      if (current) return current;
    }
    return undefined;
  }

  /** What is found in a file; nothing where it is edited, opened or closed before that is known. */
  async #current(uri: string, isWanted: () => boolean): Promise<CurrentDiagnostics | undefined> {
    const found = await currentDiagnosticsOf(uri, this.#server, {
      isWanted,
      reads: () => this.#readsOf(uri),
    });
    if (!found || !isWanted()) return undefined;
    if (!found.current.isOfWorkspace) this.#reads.delete(uri);
    this.#noteSources(uri, found.named);
    return found.current;
  }

  /** Where it is noted from now on what a file depends on. */
  #readsOf(uri: string): Set<string> {
    const reads = new Set<string>();
    if (this.#isRunning) this.#reads.set(uri, reads);
    return reads;
  }

  /** The files of sources that a file names, or names no longer, are due as well. */
  #noteSources(uri: string, named: readonly string[]): void {
    const changed = this.#server.scope.namedSources.note(uri, named);
    if (this.#isRunning) for (const each of changed) this.#add(each);
  }

  /** Something has changed in a file: it is due, and so is what depends on it. */
  #touch(uri: string): void {
    const { scope } = this.#server;
    const ruled = folderRuledBy(uri);
    if (ruled !== undefined) this.#touchBelow(new Set([ruled]));
    if (isFormatFile(uri) || scope.namedSources.has(uri)) this.#add(uri);
    for (const [each, reads] of this.#reads) if (reads.has(uri)) this.#add(each);
    this.#changed();
  }

  /** Something has changed in these files and in what lies below these folders. */
  #touchBelow(uris: ReadonlySet<string>): void {
    const isChanged = (uri: string): boolean => isAtOrBelow(uri, uris);
    for (const [each, reads] of this.#reads)
      if (isChanged(each) || [...reads].some(isChanged)) this.#add(each);
    // Of some it is not known yet what they depend on.
    for (const each of [...this.#flights.keys()]) if (isChanged(each)) this.#add(each);
    for (const uri of uris) this.#unsearched.add(uri);
    this.#changed();
  }

  #doubt(uri: string): void {
    if (!this.#isRunning) return;
    for (const { sent } of this.#followers) sent.invalidate(uri);
    this.#add(uri);
    this.#wake();
  }

  /** An open file is not due at once, but when nothing changes for a while. */
  #add(uri: string): void {
    this.#flights.delete(uri);
    if (this.#server.documents.openAt(uri)) this.#awaitRest();
    else this.#due.add(uri);
  }

  #changed(): void {
    this.#awaitRest();
    this.#wake();
  }

  /**
   * Has open files looked at when nothing changes for a while. A client asks for those that it shows, and of these uses
   * no other answer. But others may be open as well, and when a tab is closed, the client does not use the last answer.
   */
  #awaitRest(): void {
    clearTimeout(this.#rest);
    this.#rest = delayed(() => {
      const uris = this.#server.documents.open.all().map(({ uri }) => normalizeUri(uri));
      // What is no file is open as long as it is shown.
      for (const uri of uris) if (!/^(?:untitled|threat-assessment):/.test(uri)) this.#due.add(uri);
      this.#wake();
    }, REST);
  }

  /** Resolves when there is something to do. */
  async #change(): Promise<void> {
    const isIdle = (): boolean =>
      this.#followers.size > 0 && this.#due.size === 0 && this.#unsearched.size === 0;
    while (isIdle()) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}
