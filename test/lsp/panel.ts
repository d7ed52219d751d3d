/**
 * Simulates the Problems panel with the client library of VS Code.
 * For each file and part, it shows the answer about the file while the file is visible, and otherwise the workspace
 * report.
 */
import type {
  Diagnostic,
  DiagnosticOptions,
  DiagnosticServerCancellationData,
  DocumentDiagnosticReport,
  WorkspaceDocumentDiagnosticReport,
} from "vscode-languageserver-protocol";
import { LSPErrorCodes, ResponseError } from "vscode-languageserver-protocol/node";
import { partNames } from "../../server/src/features/diagnostics.ts";
import type { Session } from "./session.ts";

/** The problems of each file, one line each. */
export type Shown = ReadonlyMap<string, readonly string[]>;

/** The Problems panel of one editor. */
export class Panel {
  readonly #session: Session;
  readonly #parts: Part[] = [];
  readonly #open = new Map<string, { text: string; version: number }>();
  readonly #visible = new Set<string>();

  constructor(session: Session) {
    this.#session = session;
    session.connection.onRequest("workspace/diagnostic/refresh", () => {
      void this.pullAll();
      return null;
    });
  }

  /**
   * Starts workspace diagnostics, once for each part that the server has registered.
   * @param first The part announced at the start.
   */
  async start(first: DiagnosticOptions): Promise<void> {
    const others = (): DiagnosticOptions[] =>
      this.#session.registered.flatMap(({ method, registerOptions }) =>
        method === "textDocument/diagnostic" ? [registerOptions as DiagnosticOptions] : [],
      );
    await this.#session.until(() => others().length === partNames.length - 1);
    for (const { identifier = "", workspaceDiagnostics } of [first, ...others()])
      this.#parts.push(new Part(this.#session, identifier, workspaceDiagnostics));
  }

  get shown(): Shown {
    const lists = new Map<string, string[]>();
    for (const { items } of this.#parts) {
      for (const [uri, list] of items)
        if (list.length > 0) lists.set(uri, [...(lists.get(uri) ?? []), ...list.map(diagnosticLine)].sort());
    }
    return lists;
  }

  get opened(): ReadonlyMap<string, { readonly text: string }> {
    return this.#open;
  }

  get visible(): ReadonlySet<string> {
    return this.#visible;
  }

  /** Opens a file in a tab, or hidden, as other extensions do. */
  async open(uri: string, text: string, tab: "in a tab" | "hidden"): Promise<void> {
    if (tab === "in a tab") this.#visible.add(uri);
    if (!this.#open.has(uri)) {
      this.#open.set(uri, { text, version: 1 });
      await this.#session.open(uri, text);
    }
    this.#pull(uri);
  }

  async edit(uri: string, text: string): Promise<void> {
    const { version } = this.#open.get(uri) ?? { version: 0 };
    this.#open.set(uri, { text, version: version + 1 });
    await this.#session.change(uri, version + 1, [{ text }]);
    for (const each of this.#visible) this.#pull(each);
  }

  async save(uri: string): Promise<void> {
    await this.#session.connection.sendNotification("textDocument/didSave", { textDocument: { uri } });
  }

  /** Closes the tab. The document stays open as long as something else uses it. */
  closeTab(uri: string): void {
    this.#visible.delete(uri);
    for (const part of this.#parts) part.forget(uri);
  }

  async close(uri: string): Promise<void> {
    for (const part of this.#parts) part.forget(uri);
    this.#visible.delete(uri);
    this.#open.delete(uri);
    await this.#session.connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
  }

  async pullAll(): Promise<void> {
    for (const uri of this.#visible) this.#pull(uri);
    await Promise.resolve();
  }

  #pull(uri: string): void {
    if (!this.#visible.has(uri)) return;
    for (const part of this.#parts) part.pull(uri, () => this.#visible.has(uri));
  }
}

/** The state of one diagnostic provider in the client library. */
class Part {
  readonly items = new Map<string, readonly Diagnostic[]>();
  readonly #session: Session;
  readonly #identifier: string;
  readonly #isOfWorkspace: boolean;
  /** The result ids of the last answers about the tracked files. */
  readonly #tracked = new Map<string, string | undefined>();
  readonly #running = new Map<string, "once" | "again" | "in vain">();

  constructor(session: Session, identifier: string, isOfWorkspace: boolean) {
    this.#session = session;
    this.#identifier = identifier;
    this.#isOfWorkspace = isOfWorkspace;
    if (!isOfWorkspace) return;
    const params = { identifier, previousResultIds: [] };
    session.partially("workspace/diagnostic", params, (part) => {
      const { items } = part as { items: WorkspaceDocumentDiagnosticReport[] };
      for (const report of items)
        if (report.kind === "full" && !this.#tracked.has(report.uri))
          this.items.set(report.uri, report.items);
    });
  }

  pull(uri: string, isVisible: () => boolean): void {
    if (this.#running.has(uri)) {
      this.#running.set(uri, "again");
      return;
    }
    this.#running.set(uri, "once");
    if (!this.#tracked.has(uri)) this.#tracked.set(uri, undefined);
    void this.#session.pull(uri, this.#tracked.get(uri), this.#identifier).then(
      (report) => {
        this.#end(uri, isVisible, report);
      },
      (error: unknown) => {
        // Other errors mean that the test is over.
        if (isToRepeat(error)) this.#end(uri, isVisible);
      },
    );
  }

  /** Shows the report, if the file is still visible. Without one, because the document has changed, it pulls again. */
  #end(uri: string, isVisible: () => boolean, report?: DocumentDiagnosticReport): void {
    const state = this.#running.get(uri);
    this.#running.delete(uri);
    if (!isVisible()) {
      this.#tracked.delete(uri);
      return;
    }
    if (state === "in vain") return;
    if (report?.kind === "full") this.items.set(uri, report.items);
    if (report) this.#tracked.set(uri, report.resultId);
    if (!report || state === "again") this.pull(uri, isVisible);
  }

  /**
   * Handles a closed tab or document: pulls once more if workspace diagnostics cover the file, and otherwise clears it.
   */
  forget(uri: string): void {
    if (!this.#tracked.has(uri) && !this.#running.has(uri)) return;
    if (this.#isOfWorkspace && !uri.startsWith("untitled:")) {
      this.pull(uri, () => false);
      return;
    }
    if (this.#running.has(uri)) this.#running.set(uri, "in vain");
    this.items.delete(uri);
    this.#tracked.delete(uri);
  }
}

/** Whether the server has cancelled a request and asks for another one, as it does after an edit. */
function isToRepeat(error: unknown): boolean {
  return (
    error instanceof ResponseError &&
    error.code === LSPErrorCodes.ServerCancelled &&
    (error.data as DiagnosticServerCancellationData).retriggerRequest
  );
}

/** A diagnostic as one line. */
export function diagnosticLine({ code, range: { start, end } }: Diagnostic): string {
  return `${start.line}:${start.character}-${end.line}:${end.character} ${String(code)}`;
}
