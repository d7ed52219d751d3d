/**
 * Re-exports the parts of the protocol library that are used at run time.
 * If several files imported them directly, the bundler would copy a thousand names for each file.
 */
export {
  CodeActionKind,
  DidChangeConfigurationNotification,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
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
  UnregistrationRequest,
  WatchKind,
  createConnection,
} from "vscode-languageserver";
