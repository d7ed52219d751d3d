/** The requests that the server answers: their parameters, and what is answered. */
import type {
  CallHierarchyIncomingCall,
  CallHierarchyIncomingCallsParams,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  CallHierarchyOutgoingCallsParams,
  CallHierarchyPrepareParams,
  CodeAction,
  CodeActionParams,
  CodeLens,
  CodeLensParams,
  CompletionItem,
  CompletionList,
  CompletionParams,
  DocumentFormattingParams,
  DocumentHighlight,
  DocumentLink,
  DocumentLinkParams,
  DocumentOnTypeFormattingParams,
  DocumentRangeFormattingParams,
  DocumentSymbol,
  DocumentSymbolParams,
  FoldingRange,
  FoldingRangeParams,
  Hover,
  HoverParams,
  InlayHint,
  InlayHintParams,
  LinkedEditingRangeParams,
  LinkedEditingRanges,
  Location,
  PrepareRenameResult,
  ReferenceParams,
  RenameFilesParams,
  RenameParams,
  SelectionRange,
  SelectionRangeParams,
  SemanticTokens,
  SemanticTokensDelta,
  SemanticTokensDeltaParams,
  SemanticTokensParams,
  SemanticTokensRangeParams,
  TextDocumentContentParams,
  TextDocumentIdentifier,
  TextDocumentPositionParams,
  TextEdit,
  WorkspaceEdit,
  WorkspaceSymbol,
  WorkspaceSymbolParams,
} from "vscode-languageserver";
import type { Answers, choices } from "../features/newAssessment.ts";
import type { statusOf } from "../features/status.ts";
import type { Added, ChoicesAsked, Pasted } from "./ownRequests.ts";

/** Each with its parameters and what is answered. */
export interface Methods {
  "callHierarchy/incomingCalls": [CallHierarchyIncomingCallsParams, CallHierarchyIncomingCall[] | null];
  "callHierarchy/outgoingCalls": [CallHierarchyOutgoingCallsParams, CallHierarchyOutgoingCall[] | null];
  "codeLens/resolve": [CodeLens, CodeLens];
  "completionItem/resolve": [CompletionItem, CompletionItem];
  "textDocument/codeAction": [CodeActionParams, CodeAction[] | null];
  "textDocument/codeLens": [CodeLensParams, CodeLens[] | null];
  "textDocument/completion": [CompletionParams, CompletionList | null];
  "textDocument/declaration": [TextDocumentPositionParams, Location[] | null];
  "textDocument/definition": [TextDocumentPositionParams, Location[] | null];
  "textDocument/documentHighlight": [TextDocumentPositionParams, DocumentHighlight[] | null];
  "textDocument/documentLink": [DocumentLinkParams, DocumentLink[] | null];
  "textDocument/documentSymbol": [DocumentSymbolParams, DocumentSymbol[] | null];
  "textDocument/foldingRange": [FoldingRangeParams, FoldingRange[] | null];
  "textDocument/formatting": [DocumentFormattingParams, TextEdit[] | null];
  "textDocument/hover": [HoverParams, Hover | null];
  "textDocument/inlayHint": [InlayHintParams, InlayHint[] | null];
  "textDocument/linkedEditingRange": [LinkedEditingRangeParams, LinkedEditingRanges | null];
  "textDocument/onTypeFormatting": [DocumentOnTypeFormattingParams, TextEdit[] | null];
  "textDocument/prepareCallHierarchy": [CallHierarchyPrepareParams, CallHierarchyItem[] | null];
  "textDocument/prepareRename": [TextDocumentPositionParams, PrepareRenameResult | null];
  "textDocument/rangeFormatting": [DocumentRangeFormattingParams, TextEdit[] | null];
  "textDocument/references": [ReferenceParams, Location[] | null];
  "textDocument/rename": [RenameParams, WorkspaceEdit | null];
  "textDocument/selectionRange": [SelectionRangeParams, SelectionRange[] | null];
  "textDocument/semanticTokens/full": [SemanticTokensParams, SemanticTokens];
  "textDocument/semanticTokens/full/delta": [SemanticTokensDeltaParams, SemanticTokens | SemanticTokensDelta];
  "textDocument/semanticTokens/range": [SemanticTokensRangeParams, SemanticTokens];
  "threatAssessment/choices": [ChoicesAsked, ReturnType<typeof choices> | null];
  "threatAssessment/newAssessment": [Answers, unknown];
  "threatAssessment/source": [Pasted, Added | null];
  "threatAssessment/status": [TextDocumentIdentifier, ReturnType<typeof statusOf> | null];
  "workspace/symbol": [WorkspaceSymbolParams, WorkspaceSymbol[] | null];
  "workspace/textDocumentContent": [TextDocumentContentParams, { readonly text: string } | null];
  "workspace/willRenameFiles": [RenameFilesParams, WorkspaceEdit | null];
}
