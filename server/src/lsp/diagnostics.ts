/** Diagnostics over a connection: pulled by clients that can, else pushed to them. */
import type {
  Connection,
  Diagnostic,
  DiagnosticRegistrationOptions,
  DocumentDiagnosticReport,
} from "vscode-languageserver";
import { diagnose, partNames } from "../features/diagnostics.ts";
import { sameContent } from "../workspace/kept.ts";
import { DocumentDiagnosticReportKind, DocumentDiagnosticRequest, RegistrationRequest } from "./protocol.ts";
import type { Server } from "./server.ts";

/**
 * Has a client ask for diagnostics part by part, besides the first part, for which it asks from the start. Most edits
 * change one part; what the others say is not sent again. All that is found in a file that nobody has open comes with
 * the first part.
 */
export function registerParts(connection: Connection): void {
  const registrations = partNames.slice(1).map((identifier) => {
    const registerOptions: DiagnosticRegistrationOptions = {
      documentSelector: null,
      identifier,
      interFileDependencies: true,
      workspaceDiagnostics: false,
    };
    return { id: `diagnostics of ${identifier}`, method: DocumentDiagnosticRequest.method, registerOptions };
  });
  void connection.sendRequest(RegistrationRequest.type, { registrations });
}

/**
 * Answers requests for diagnostics; what has not changed since the last answer to the same question is not sent again.
 * @returns What to call when other files have changed.
 */
export function pullDiagnostics({ connection, documents, library, guarded, client }: Server): () => void {
  const last = new Map<string, Map<string, { readonly id: string; readonly items: readonly Diagnostic[] }>>();
  let count = 0;
  const nothing: DocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };
  connection.languages.diagnostics.on(
    guarded.now(
      "diagnostics",
      nothing,
      ({ textDocument: { uri }, identifier = "", previousResultId }): DocumentDiagnosticReport => {
        const source = documents.open.get(uri);
        if (!source) return nothing;
        const items = diagnose(source, library, identifier);
        const known = last.get(uri)?.get(identifier);
        if (known && known.id === previousResultId && sameContent(known.items, items)) {
          return { kind: DocumentDiagnosticReportKind.Unchanged, resultId: known.id };
        }
        const id = String(++count);
        if (!last.has(uri)) last.set(uri, new Map());
        last.get(uri)?.set(identifier, { id, items });
        return { kind: DocumentDiagnosticReportKind.Full, resultId: id, items: [...items] };
      },
    ),
  );
  documents.open.onDidClose(({ document }) => last.delete(document.uri));
  return () => {
    if (client().canRefresh) void connection.languages.diagnostics.refresh();
  };
}

/**
 * Sends diagnostics after every change, at once but not twice for changes that arrive together.
 * @returns What to call when other files have changed.
 */
export function pushDiagnostics({ connection, documents, library, guarded }: Server): () => void {
  const sent = new Map<string, readonly Diagnostic[]>();
  let planned: NodeJS.Immediate | undefined;
  const found = guarded.now("diagnostics", [], (uri: string): readonly Diagnostic[] => {
    const source = documents.open.get(uri);
    return source ? diagnose(source, library) : [];
  });
  const plan = (): void => {
    // Every open document may depend on the one that has changed; where none does, nothing runs again.
    planned ??= setImmediate(() => {
      planned = undefined;
      for (const { uri, version } of documents.open.all()) send(uri, version);
    });
  };
  const send = (uri: string, version: number): void => {
    const diagnostics = found(uri);
    const known = sent.get(uri);
    if (known && sameContent(known, diagnostics)) return;
    sent.set(uri, diagnostics);
    void connection.sendDiagnostics({ uri, version, diagnostics: [...diagnostics] });
  };
  documents.open.onDidChangeContent(plan);
  documents.open.onDidClose(({ document: { uri } }) => {
    sent.delete(uri);
    void connection.sendDiagnostics({ uri, diagnostics: [] });
  });
  return plan;
}
