/**
 * Checks every file of the workspace, and again after a change of the file or of a file that it depends on.
 * It checks one file at a time, so that requests are handled in between.
 */
import type { CancellationToken, Diagnostic, WorkspaceDocumentDiagnosticReport } from "vscode-languageserver";
import { inPart } from "../features/diagnostics.ts";
import { untilCancelled } from "../files/requestFiles.ts";
import { patternFolderOf } from "../files/ignored.ts";
import { isFormatFile } from "../format/kind.ts";
import { isAtOrBelow, normalizeUri } from "../files/uris.ts";
import { urisIn } from "./everyFile.ts";
import type { Server } from "./server.ts";
import type { SentDiagnostics, CurrentDiagnostics } from "./sentDiagnostics.ts";
import { partOf } from "./sentDiagnostics.ts";
import { currentDiagnosticsOf } from "./currentDiagnostics.ts";
import { delayed, nextTask } from "./eventLoop.ts";

/** Reports the progress of the check. */
export interface ProgressMeter {
  readonly report: (done: number, all: number) => void;
  readonly end: () => void;
}

/** A request that receives reports until it has enough. */
interface ReportListener {
  readonly sent: SentDiagnostics;
  readonly send: (report: WorkspaceDocumentDiagnosticReport) => void;
}

/** How long an open file must be unchanged before it is checked, in milliseconds. */
const IDLE = 1000;

/** How long to wait for a slow file before the next one starts, in milliseconds. */
const PATIENCE = 5000;

/** The number of files to request from a client at a time. */
const AT_A_TIME = 20;

/** Keeps the diagnostics of the whole workspace up to date. */
export class WorkspaceCheck {
  readonly #server: Server;
  readonly #meter: () => ProgressMeter;
  readonly #followers = new Set<ReportListener>();
  /** The files that each file of the workspace depends on. */
  readonly #reads = new Map<string, ReadonlySet<string>>();
  readonly #due = new Set<string>();
  /**
   * The checks in progress, by URI. A check that is no longer here when it ends is outdated, and its result is dropped.
   */
  readonly #checks = new Map<string, object>();
  /** The folders that may contain files not found yet. */
  readonly #unsearched = new Set<string>();
  #idleTimer: NodeJS.Timeout | undefined;
  #isRunning = false;
  #wake = (): void => undefined;

  constructor(server: Server, meter: () => ProgressMeter) {
    this.#server = server;
    this.#meter = meter;
    const { documents } = server;
    documents.onDidChange((uri) => {
      if (this.#isRunning) this.#markDue(normalizeUri(uri));
    });
    documents.onDidChangeOnDisk((uris) => {
      if (this.#isRunning) this.#markDueBelow(uris);
    });
    documents.open.onDidClose(({ document }) => {
      const uri = normalizeUri(document.uri);
      this.#invalidate(uri);
      // A client that still considered the file open has ignored the last report.
      delayed(() => {
        this.#invalidate(uri);
      }, IDLE);
    });
  }

  /** Sends each new report to a follower until it has enough. */
  async follow(follower: ReportListener, token: CancellationToken): Promise<void> {
    this.#followers.add(follower);
    // A new follower needs the reports that others already have.
    for (const uri of [...follower.sent.uris, ...this.#reads.keys()]) this.#addDue(uri);
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

  /** The reports that a client needs to be up to date; none if it cancels. */
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
      for (const named of this.#server.scope.namedBibliographies.namedBy(uri)) uris.add(named);
      const report = current && sent.report({ ...current, items: inPart(current.items, sent.part) });
      if (report) reports.push(report);
      await nextTask();
    }
    return reports;
  }

  /** Records the response to a request for the diagnostics of a file. */
  recordAnswer(uri: string, identifier: string | undefined, items: readonly Diagnostic[]): void {
    if (!this.#isRunning) return;
    const normalizedUri = normalizeUri(uri);
    // A client that has just closed the file ignores this response, and ignored the reports before it.
    if (!this.#server.documents.openAt(normalizedUri)) this.#invalidate(normalizedUri);
    else
      for (const { sent } of this.#followers)
        if (sent.part === partOf(identifier) && sent.recordAnswer(normalizedUri, items)) this.#awaitIdle();
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    while (this.#followers.size > 0) {
      await this.#search();
      await this.#work(this.#meter());
      await this.#change();
    }
    this.#isRunning = false;
    clearTimeout(this.#idleTimer);
    this.#reads.clear();
    this.#due.clear();
    this.#checks.clear();
    this.#unsearched.clear();
  }

  /** Searches folders for files not found yet. */
  async #search(): Promise<void> {
    const { documents, scope } = this.#server;
    const unsearched = [...this.#unsearched];
    this.#unsearched.clear();
    const folders = await Promise.all(unsearched.map(async (uri) => scope.searchedAt(uri)));
    for await (const uri of urisIn(folders.flat(), documents)) {
      if (!this.#reads.has(uri)) this.#addDue(uri);
    }
  }

  /** Checks everything that is due. */
  async #work(meter: ProgressMeter): Promise<void> {
    let done = 0;
    while (this.#due.size > 0 && this.#followers.size > 0) {
      // If the client reads the files, each batch is one round trip.
      const some = [...this.#due].slice(0, this.#server.documents.backend.isRemote ? AT_A_TIME : 1);
      for (const uri of some) this.#due.delete(uri);
      const running = some.map(async (uri) => this.#checkFile(uri));
      for (const each of running) {
        await Promise.race([each, this.#timeout()]);
        meter.report(++done, done + this.#due.size);
        await nextTask();
      }
    }
    meter.end();
  }

  /** Checks a file and sends the report, unless the file changes meanwhile; then it is due again. */
  async #checkFile(uri: string): Promise<void> {
    const check = {};
    this.#checks.set(uri, check);
    const isWanted = (): boolean => this.#followers.size > 0 && this.#checks.get(uri) === check;
    const current = await this.#current(uri, isWanted);
    if (!isWanted()) return;
    this.#checks.delete(uri);
    if (current) this.#report(current);
  }

  /** Resolves when the next file should start even if the current one is still loading. */
  async #timeout(): Promise<void> {
    return new Promise((resolve) => {
      delayed(resolve, PATIENCE);
    });
  }

  #report(current: CurrentDiagnostics): void {
    for (const { sent, send } of this.#followers) {
      const report = sent.report({ ...current, items: inPart(current.items, sent.part) });
      if (report) send(report);
    }
  }

  /** The diagnostics of a file, repeated until no change interrupts the check. */
  async #newest(uri: string, isWanted: () => boolean): Promise<CurrentDiagnostics | undefined> {
    while (isWanted()) {
      const current = await this.#current(uri, isWanted);
      if (current) return current;
    }
    return undefined;
  }

  /** The diagnostics of a file; `undefined` if it is edited, opened or closed meanwhile. */
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

  /** Starts a new record of the files that a file depends on. */
  #readsOf(uri: string): Set<string> {
    const reads = new Set<string>();
    if (this.#isRunning) this.#reads.set(uri, reads);
    return reads;
  }

  /** Source files that are newly named, or no longer named, are due as well. */
  #noteSources(uri: string, named: readonly string[]): void {
    const changed = this.#server.scope.namedBibliographies.note(uri, named);
    if (this.#isRunning) for (const each of changed) this.#addDue(each);
  }

  /** Marks a changed file and its dependents as due. */
  #markDue(uri: string): void {
    const { scope } = this.#server;
    const ruled = patternFolderOf(uri);
    if (ruled !== undefined) this.#markDueBelow(new Set([ruled]));
    if (isFormatFile(uri) || scope.namedBibliographies.has(uri)) this.#addDue(uri);
    for (const [each, reads] of this.#reads) if (reads.has(uri)) this.#addDue(each);
    this.#changed();
  }

  /** Marks everything at or below these URIs, and its dependents, as due. */
  #markDueBelow(uris: ReadonlySet<string>): void {
    const isChanged = (uri: string): boolean => isAtOrBelow(uri, uris);
    for (const [each, reads] of this.#reads)
      if (isChanged(each) || [...reads].some(isChanged)) this.#addDue(each);
    // The dependencies of a file are unknown while it is being checked for the first time.
    for (const each of [...this.#checks.keys()]) if (isChanged(each)) this.#addDue(each);
    for (const uri of uris) this.#unsearched.add(uri);
    this.#changed();
  }

  #invalidate(uri: string): void {
    if (!this.#isRunning) return;
    for (const { sent } of this.#followers) sent.invalidate(uri);
    this.#addDue(uri);
    this.#wake();
  }

  /**
   * Marks a file as due. An open file waits until it has been unchanged for a while. A file of sources does not wait,
   * because no client pulls it.
   */
  #addDue(uri: string): void {
    this.#checks.delete(uri);
    if (this.#server.documents.openAt(uri) && isFormatFile(uri)) this.#awaitIdle();
    else this.#due.add(uri);
  }

  #changed(): void {
    this.#awaitIdle();
    this.#wake();
  }

  /**
   * Checks open files after a pause in the changes. A client pulls the files that it shows, and ignores other reports
   * on them.
   * But other files may be open too, and the client ignores the last response when a tab is closed.
   */
  #awaitIdle(): void {
    clearTimeout(this.#idleTimer);
    this.#idleTimer = delayed(() => {
      const uris = this.#server.documents.open.all().map(({ uri }) => normalizeUri(uri));
      // Documents that are not files are open as long as they are shown.
      for (const uri of uris) if (!/^(?:untitled|threat-assessment):/.test(uri)) this.#due.add(uri);
      this.#wake();
    }, IDLE);
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
