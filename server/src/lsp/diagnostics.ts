/** Diagnostics over a connection: pulled by clients that can, else pushed to them. */
import type {
  CancellationToken,
  Diagnostic,
  DiagnosticRegistrationOptions,
  DiagnosticServerCancellationData,
  DocumentDiagnosticParams,
  DocumentDiagnosticReport,
} from "vscode-languageserver";
import { partNames } from "../features/diagnostics.ts";
import type { Cancellation } from "../files/requestFiles.ts";
import { untilCancelled } from "../files/requestFiles.ts";
import { normalizeUri } from "../files/uris.ts";
import { deepEquals } from "../workspace/comparable.ts";
import { diagnosticsIn, notChecked } from "./fileDiagnostics.ts";
import { throttled } from "./throttle.ts";
import {
  DocumentDiagnosticReportKind,
  DocumentDiagnosticRequest,
  LSPErrorCodes,
  RegistrationRequest,
  ResponseError as Refusal,
} from "./protocol.ts";
import type { ResponseError } from "./protocol.ts";
import type { Server } from "./server.ts";
import { preloaded, whenLoaded } from "./whenLoaded.ts";
import type { WorkspaceCheck } from "./workspaceCheck.ts";
import { queueTask } from "./eventLoop.ts";

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
export function pullDiagnostics(server: Server, workspaceCheck: WorkspaceCheck): () => void {
  const { connection, documents, guarded, client } = server;
  const last = new Map<string, Map<string, { readonly id: string; readonly items: readonly Diagnostic[] }>>();
  let count = 0;
  const nothing: DocumentDiagnosticReport | Cancelled = {
    kind: DocumentDiagnosticReportKind.Full,
    items: [],
  };
  connection.languages.diagnostics.on(
    guarded.later(
      "diagnostics",
      nothing,
      async (
        { textDocument: { uri }, identifier = "", previousResultId }: DocumentDiagnosticParams,
        token: CancellationToken,
      ): Promise<DocumentDiagnosticReport | Cancelled> => {
        const items = await visibly(server, identifier)(uri, server, { token, part: identifier });
        if (!items || items instanceof Refusal) return outdated(token);
        workspaceCheck.recordAnswer(uri, identifier, items);
        // Some ask once more for what they have just closed, and do not use what they are told.
        if (!documents.open.get(uri)) return { kind: DocumentDiagnosticReportKind.Full, items: [...items] };
        const known = last.get(uri)?.get(identifier);
        if (known && known.id === previousResultId && deepEquals(known.items, items)) {
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

type Cancelled = ResponseError<DiagnosticServerCancellationData>;

/**
 * The answer where a check was given up. A client is to ask again also where it has cancelled the request itself: told not
 * to, VS Code's forgets the newer question for which it had cancelled this one.
 */
function outdated({ isCancellationRequested }: CancellationToken): Cancelled {
  const again = { retriggerRequest: true };
  return isCancellationRequested
    ? new Refusal(LSPErrorCodes.RequestCancelled, "cancelled", again)
    : new Refusal(LSPErrorCodes.ServerCancelled, "the document has changed", again);
}

/** How long changes are gathered in a burst, in milliseconds: some editors undo in hundreds of them, and read slowly. */
const PAUSE = 100;

/**
 * Sends diagnostics after every change, at once but not twice for changes that arrive together or in a burst.
 * @returns What to call when other files have changed.
 */
export function pushDiagnostics(server: Server): () => void {
  const { connection, documents } = server;
  const { send, forget } = sender(server);
  let isPlanned = false;
  const plan = (): void => {
    // Every open document may depend on the one that has changed; where none does, nothing runs again.
    if (isPlanned) return;
    isPlanned = true;
    queueTask(() => {
      isPlanned = false;
      // One whose files take long to be read does not hold up the others.
      for (const { uri } of documents.open.all()) void send(uri);
    });
  };
  const planSoon = throttled(plan, PAUSE);
  documents.open.onDidChangeContent(planSoon);
  documents.open.onDidClose(({ document: { uri } }) => {
    forget(uri);
    void connection.sendDiagnostics({ uri, diagnostics: [] });
  });
  return planSoon;
}

interface Sender {
  /** Checks a document, and sends what is found unless that was sent before. */
  readonly send: (uri: string) => Promise<void>;
  readonly forget: (uri: string) => void;
}

function sender(server: Server): Sender {
  const { connection, documents } = server;
  const sent = new Map<string, readonly Diagnostic[]>();
  /** The newest check of each document. */
  const checks = new Map<string, Cancellation>();
  const find = visibly(server, "");
  return {
    send: async (uri) => {
      const before = documents.open.get(uri);
      const check = replaceable(() => checks.get(uri) === check);
      checks.set(uri, check);
      const diagnostics = await find(uri, server, { token: check });
      // What has changed meanwhile is planned again.
      if (check.isCancellationRequested || !diagnostics || diagnostics instanceof Refusal) return;
      if (!before || documents.open.get(uri) !== before) return;
      const { version } = before;
      const known = sent.get(uri);
      if (known && deepEquals(known, diagnostics)) return;
      sent.set(uri, diagnostics);
      void connection.sendDiagnostics({ uri, version, diagnostics: [...diagnostics] });
    },
    forget: (uri) => {
      sent.delete(uri);
      checks.delete(uri);
    },
  };
}

/** Nobody cancels what nobody has asked for, but a newer check takes its place. */
function replaceable(isNewest: () => boolean): Cancellation {
  return {
    get isCancellationRequested() {
      return !isNewest();
    },
    onCancellationRequested: () => ({ dispose: () => undefined }),
  };
}

/** A defect that ends it, wherever, is a problem of the file: an empty list would mean that all is well. */
function visibly({ guarded }: Server, part: string): typeof diagnosticsAt {
  return guarded.later<Parameters<typeof diagnosticsAt>, Awaited<ReturnType<typeof diagnosticsAt>>>(
    "diagnostics",
    notChecked(part),
    diagnosticsAt,
  );
}

/**
 * What is found in a file that is open or belongs to the workspace; nothing in one that is ignored.
 * @returns `undefined` where the file was edited meanwhile, or nobody wants to know any more.
 */
async function diagnosticsAt(
  uri: string,
  server: Server,
  { token, part = "" }: { readonly token: Cancellation; readonly part?: string },
): Promise<readonly Diagnostic[] | ResponseError | undefined> {
  const { documents, scope } = server;
  const normalizedUri = normalizeUri(uri);
  if (await scope.isIgnored(normalizedUri, token)) return [];
  const isClosed = !documents.openAt(normalizedUri);
  if (isClosed && !(await scope.has(normalizedUri, token)) && !token.isCancellationRequested) return [];
  const closed = isClosed ? await untilCancelled(documents.readOnce(normalizedUri), token) : undefined;
  if (token.isCancellationRequested) return undefined;
  await preloaded(server, token, documents.openAt(normalizedUri));
  return whenLoaded(server, token, async ({ library }) => {
    const open = documents.openAt(normalizedUri);
    const file = open ?? closed;
    const isWanted = (): boolean =>
      documents.openAt(normalizedUri) === open && !token.isCancellationRequested;
    return file ? diagnosticsIn(server, file, { library, part, isWanted, urgency: "asked" }) : [];
  });
}
