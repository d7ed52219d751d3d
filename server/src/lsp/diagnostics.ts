/** Diagnostics over a connection: pulled by clients that can, else pushed to them. */
import type {
  Diagnostic,
  DiagnosticRegistrationOptions,
  DocumentDiagnosticReport,
} from "vscode-languageserver";
import { diagnose, partNames } from "../features/diagnostics.ts";
import { sameContent } from "../workspace/kept.ts";
import { normalAddress } from "./documents.ts";
import { paced } from "./pace.ts";
import { DocumentDiagnosticReportKind, DocumentDiagnosticRequest, RegistrationRequest } from "./protocol.ts";
import type { Server } from "./server.ts";
import type { Survey } from "./survey.ts";

/**
 * Has a client ask for diagnostics part by part, besides the first part, for which it asks from the start. Most edits
 * change one part; what the others say is not sent again.
 */
export function registerParts({ connection, client }: Server): void {
  const registrations = partNames.slice(1).map((identifier) => {
    const registerOptions: DiagnosticRegistrationOptions = {
      documentSelector: null,
      identifier,
      interFileDependencies: true,
      // What is shown of a file is then the same whether it was last told of the file or of the workspace.
      workspaceDiagnostics: client().hasFolders,
    };
    return { id: `diagnostics of ${identifier}`, method: DocumentDiagnosticRequest.method, registerOptions };
  });
  void connection.sendRequest(RegistrationRequest.type, { registrations });
}

/**
 * Answers requests for diagnostics; what has not changed since the last answer to the same question is not sent again.
 * @returns What to call when other files have changed.
 */
export function pullDiagnostics(server: Server, survey: Survey): () => void {
  const { connection, documents, guarded, client } = server;
  const last = new Map<string, Map<string, { readonly id: string; readonly items: readonly Diagnostic[] }>>();
  let count = 0;
  const nothing: DocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };
  connection.languages.diagnostics.on(
    guarded.now(
      "diagnostics",
      nothing,
      ({ textDocument: { uri }, identifier = "", previousResultId }): DocumentDiagnosticReport => {
        const items = findingsIn(uri, server, identifier);
        survey.answered(uri, identifier, items);
        // Some ask once more for what they have just closed, and do not use what they are told.
        if (!documents.open.get(uri)) return { kind: DocumentDiagnosticReportKind.Full, items: [...items] };
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
    // A client that refuses has nothing that is old.
    if (client().canRefresh) connection.languages.diagnostics.refresh().catch(() => undefined);
  };
}

/** How long changes are gathered in a burst, in milliseconds: some editors undo in hundreds of them, and read slowly. */
const PAUSE = 100;

/**
 * Sends diagnostics after every change, at once but not twice for changes that arrive together or in a burst.
 * @returns What to call when other files have changed.
 */
export function pushDiagnostics(server: Server): () => void {
  const { connection, documents, guarded } = server;
  const sent = new Map<string, readonly Diagnostic[]>();
  let planned: NodeJS.Immediate | undefined;
  const found = guarded.now("diagnostics", [], (uri: string): readonly Diagnostic[] =>
    findingsIn(uri, server),
  );
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
  const planSoon = paced(plan, PAUSE);
  documents.open.onDidChangeContent(planSoon);
  documents.open.onDidClose(({ document: { uri } }) => {
    sent.delete(uri);
    void connection.sendDiagnostics({ uri, diagnostics: [] });
  });
  return planSoon;
}

/** What is found in a file that is open or belongs to the workspace; nothing in one that is ignored. */
function findingsIn(
  uri: string,
  { documents, library, scope }: Server,
  part?: string,
): readonly Diagnostic[] {
  const address = normalAddress(uri);
  const source = documents.open.get(uri) ?? (scope.has(address) ? documents.readOnce(address) : undefined);
  return source && !scope.isIgnored(address) ? diagnose(source, library, part) : [];
}
