/** Diagnostics for open files: pulled by clients that support it, otherwise pushed. */
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
import { LastAnswers } from "./lastAnswers.ts";
import { namedIn } from "./currentDiagnostics.ts";
import { diagnosticsIn, isFirst, notChecked } from "./fileDiagnostics.ts";
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
import { nextTask } from "./eventLoop.ts";

/**
 * Registers one diagnostic provider for each part after the first, which is announced at the start.
 * Most edits change the diagnostics of one part, and only those are sent again.
 */
export function registerParts({ connection, client }: Server): void {
  const registrations = partNames.slice(1).map((identifier) => {
    const registerOptions: DiagnosticRegistrationOptions = {
      documentSelector: null,
      identifier,
      interFileDependencies: true,
      // Then the editor shows the same diagnostics whether the last answer was for the file or for the workspace.
      workspaceDiagnostics: client().hasFolders,
    };
    return { id: `diagnostics of ${identifier}`, method: DocumentDiagnosticRequest.method, registerOptions };
  });
  void connection.sendRequest(RegistrationRequest.type, { registrations });
}

/**
 * Answers pull requests for diagnostics, with "unchanged" where the client already has the result.
 * @returns A function to call when other files have changed.
 */
export function pullDiagnostics(server: Server, workspaceCheck: WorkspaceCheck): () => void {
  const { connection, documents, guarded, client } = server;
  const last = new LastAnswers();
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
        // Some clients request diagnostics once more for a file that they have just closed, and ignore the answer.
        if (!documents.open.get(uri)) return { kind: DocumentDiagnosticReportKind.Full, items: [...items] };
        return last.report({ uri, part: identifier, previousResultId, items });
      },
    ),
  );
  documents.onDidEdit((edit) => {
    last.edited(edit);
  });
  documents.open.onDidClose(({ document }) => {
    last.forget(document.uri);
  });
  return () => {
    // A client that rejects the refresh shows nothing that is outdated.
    if (client().canRefresh) connection.languages.diagnostics.refresh().catch(() => undefined);
  };
}

type Cancelled = ResponseError<DiagnosticServerCancellationData>;

/**
 * The response if a check was cancelled. It asks the client to retry even if the client itself cancelled the request:
 * otherwise VS Code drops the newer request for which it cancelled this one.
 */
function outdated({ isCancellationRequested }: CancellationToken): Cancelled {
  const again = { retriggerRequest: true };
  return isCancellationRequested
    ? new Refusal(LSPErrorCodes.RequestCancelled, "cancelled", again)
    : new Refusal(LSPErrorCodes.ServerCancelled, "the document has changed", again);
}

/**
 * The minimum time between two checks in a burst of changes, in milliseconds: some editors send an undo as hundreds of changes, and
 * read slowly.
 */
const PAUSE = 100;

/**
 * Pushes diagnostics after every change, at once, but only once for changes that arrive in a burst.
 * @returns A function to call when other files have changed.
 */
export function pushDiagnostics(server: Server): () => void {
  const { connection, documents } = server;
  const { send, forget } = sender(server);
  const check = async (): Promise<void> => {
    await nextTask();
    // All open documents are checked, since each may depend on the changed one. Cached results make this cheap. They do not wait
    // for each other, since one may take long to load its files.
    await Promise.all(documents.open.all().map(async ({ uri }) => send(uri)));
  };
  const checkSoon = throttled(check, PAUSE);
  documents.open.onDidChangeContent(checkSoon);
  documents.open.onDidClose(({ document: { uri } }) => {
    forget(uri);
    void connection.sendDiagnostics({ uri, diagnostics: [] });
  });
  return checkSoon;
}

interface Sender {
  /** Checks a document, and sends the diagnostics if they have changed. */
  readonly send: (uri: string) => Promise<void>;
  readonly forget: (uri: string) => void;
}

function sender(server: Server): Sender {
  const { connection, documents } = server;
  const sent = new Map<string, readonly Diagnostic[]>();
  /** The latest check of each document. */
  const checks = new Map<string, Cancellation>();
  const find = visibly(server, "");
  return {
    send: async (uri) => {
      const before = documents.open.get(uri);
      const check = replaceable(() => checks.get(uri) === check);
      checks.set(uri, check);
      const diagnostics = await find(uri, server, { token: check });
      // A document that has changed meanwhile is checked again anyway.
      if (check.isCancellationRequested || !diagnostics || diagnostics instanceof Refusal) return;
      if (!before || documents.open.get(uri) !== before) return;
      const { version } = before;
      const known = sent.get(uri);
      if (known && deepEquals(known, diagnostics)) return;
      sent.set(uri, diagnostics);
      // Until the client has read them, further changes are a burst.
      await connection.sendDiagnostics({ uri, version, diagnostics: [...diagnostics] });
    },
    forget: (uri) => {
      sent.delete(uri);
      checks.delete(uri);
    },
  };
}

/** A cancellation for a check that no request started: a newer check of the same document cancels it. */
function replaceable(isNewest: () => boolean): Cancellation {
  return {
    get isCancellationRequested() {
      return !isNewest();
    },
    onCancellationRequested: () => ({ dispose: () => undefined }),
  };
}

/** Reports an internal error as a diagnostic. An empty list would claim that the file has no problems. */
function visibly({ guarded }: Server, part: string): typeof diagnosticsAt {
  return guarded.later<Parameters<typeof diagnosticsAt>, Awaited<ReturnType<typeof diagnosticsAt>>>(
    "diagnostics",
    notChecked(part),
    diagnosticsAt,
  );
}

/**
 * The diagnostics of a file that is open or in the workspace; none for an ignored file.
 * @returns `undefined` if the file was edited meanwhile, or the request was cancelled.
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
  return whenLoaded(server, token, async ({ library, afterwards }) => {
    const open = documents.openAt(normalizedUri);
    if (open && isFirst(part))
      afterwards(() => scope.namedBibliographies.note(normalizedUri, namedIn(open, library, server)));
    const file = open ?? closed;
    const isWanted = (): boolean =>
      documents.openAt(normalizedUri) === open && !token.isCancellationRequested;
    return file ? diagnosticsIn(server, file, { library, part, isWanted, urgency: "asked" }) : [];
  });
}
