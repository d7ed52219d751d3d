/**
 * What we use of the protocol's library at run time, in one place: the bundler has all of its thousand names copied for
 * every file that takes some from it.
 */
export {
  CodeActionKind,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  DocumentDiagnosticReportKind,
  DocumentDiagnosticRequest,
  Emitter,
  ErrorCodes,
  LSPErrorCodes,
  MessageType,
  ProposedFeatures,
  RegistrationRequest,
  ResponseError,
  ShowMessageNotification,
  TextDocumentSyncKind,
  TextDocuments,
  WatchKind,
  createConnection,
} from "vscode-languageserver";
