/** The types of all requests that the server answers. */
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
  FileOperationRegistrationOptions,
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
  SemanticTokensLegend,
  SemanticTokensParams,
  SemanticTokensRangeParams,
  ServerCapabilities,
  TextDocumentContentParams,
  TextDocumentIdentifier,
  TextDocumentPositionParams,
  TextEdit,
  WorkspaceEdit,
  WorkspaceSymbol,
  WorkspaceSymbolParams,
} from "vscode-languageserver";
import type { NewAssessmentAnswers, choices } from "../features/newAssessment.ts";
import type { ExportChoice } from "../features/exportChoices.ts";
import type { ExportChoicesParams } from "./exportRequests.ts";
import type { UnfinishedView, UnreadView, ViewChange, ViewRequest } from "../features/viewProtocol.ts";
import type { statusOf } from "../features/status.ts";
import type { BibliographyParams, SourceResult, ChoicesParams, SourceParams } from "./customRequests.ts";

/** For each method: its parameters, its result, and the capability that announces it. */
export interface Methods {
  "callHierarchy/incomingCalls": [
    CallHierarchyIncomingCallsParams,
    CallHierarchyIncomingCall[] | null,
    Announced<"callHierarchyProvider">,
  ];
  "callHierarchy/outgoingCalls": [
    CallHierarchyOutgoingCallsParams,
    CallHierarchyOutgoingCall[] | null,
    Announced<"callHierarchyProvider">,
  ];
  "codeLens/resolve": [CodeLens, CodeLens, { codeLensProvider: { resolveProvider: true } }];
  "completionItem/resolve": [
    CompletionItem,
    CompletionItem,
    { completionProvider: { resolveProvider: true } },
  ];
  "textDocument/codeAction": [CodeActionParams, CodeAction[] | null, Announced<"codeActionProvider">];
  "textDocument/codeLens": [CodeLensParams, CodeLens[] | null, Announced<"codeLensProvider">];
  "textDocument/completion": [CompletionParams, CompletionList | null, Announced<"completionProvider">];
  "textDocument/declaration": [
    TextDocumentPositionParams,
    Location[] | null,
    Announced<"declarationProvider">,
  ];
  "textDocument/definition": [TextDocumentPositionParams, Location[] | null, Announced<"definitionProvider">];
  "textDocument/documentHighlight": [
    TextDocumentPositionParams,
    DocumentHighlight[] | null,
    Announced<"documentHighlightProvider">,
  ];
  "textDocument/documentLink": [DocumentLinkParams, DocumentLink[] | null, Announced<"documentLinkProvider">];
  "textDocument/documentSymbol": [
    DocumentSymbolParams,
    DocumentSymbol[] | null,
    Announced<"documentSymbolProvider">,
  ];
  "textDocument/foldingRange": [FoldingRangeParams, FoldingRange[] | null, Announced<"foldingRangeProvider">];
  "textDocument/formatting": [
    DocumentFormattingParams,
    TextEdit[] | null,
    Announced<"documentFormattingProvider">,
  ];
  "textDocument/hover": [HoverParams, Hover | null, Announced<"hoverProvider">];
  "textDocument/inlayHint": [InlayHintParams, InlayHint[] | null, Announced<"inlayHintProvider">];
  "textDocument/linkedEditingRange": [
    LinkedEditingRangeParams,
    LinkedEditingRanges | null,
    Announced<"linkedEditingRangeProvider">,
  ];
  "textDocument/onTypeFormatting": [
    DocumentOnTypeFormattingParams,
    TextEdit[] | null,
    Announced<"documentOnTypeFormattingProvider">,
  ];
  "textDocument/prepareCallHierarchy": [
    CallHierarchyPrepareParams,
    CallHierarchyItem[] | null,
    Announced<"callHierarchyProvider">,
  ];
  "textDocument/prepareRename": [
    TextDocumentPositionParams,
    PrepareRenameResult | null,
    { renameProvider: { prepareProvider: true } },
  ];
  "textDocument/rangeFormatting": [
    DocumentRangeFormattingParams,
    TextEdit[] | null,
    Announced<"documentRangeFormattingProvider">,
  ];
  "textDocument/references": [ReferenceParams, Location[] | null, Announced<"referencesProvider">];
  "textDocument/rename": [RenameParams, WorkspaceEdit | null, Announced<"renameProvider">];
  "textDocument/selectionRange": [
    SelectionRangeParams,
    SelectionRange[] | null,
    Announced<"selectionRangeProvider">,
  ];
  "textDocument/semanticTokens/full": [
    SemanticTokensParams,
    SemanticTokens,
    TokensAnnounced<{ full: true | { delta: boolean } }>,
  ];
  "textDocument/semanticTokens/full/delta": [
    SemanticTokensDeltaParams,
    SemanticTokens | SemanticTokensDelta,
    TokensAnnounced<{ full: { delta: true } }>,
  ];
  "textDocument/semanticTokens/range": [
    SemanticTokensRangeParams,
    SemanticTokens,
    TokensAnnounced<{ range: true }>,
  ];
  "threatAssessment/bibliography": [BibliographyParams, SourceResult | null, Unannounced];
  "threatAssessment/choices": [ChoicesParams, ReturnType<typeof choices> | null, Unannounced];
  "threatAssessment/document": [ViewRequest, ViewChange | UnfinishedView | UnreadView | null, Unannounced];
  "threatAssessment/formatCitations": [ViewRequest, null, Unannounced];
  "threatAssessment/exportChoices": [ExportChoicesParams, readonly ExportChoice[] | null, Unannounced];
  "threatAssessment/newAssessment": [NewAssessmentAnswers, unknown, Unannounced];
  "threatAssessment/source": [SourceParams, SourceResult | null, Unannounced];
  "threatAssessment/status": [TextDocumentIdentifier, ReturnType<typeof statusOf> | null, Unannounced];
  "workspace/symbol": [WorkspaceSymbolParams, WorkspaceSymbol[] | null, Announced<"workspaceSymbolProvider">];
  "workspace/textDocumentContent": [
    TextDocumentContentParams,
    { readonly text: string } | null,
    { workspace: { textDocumentContent: { schemes: string[] } } },
  ];
  "workspace/willRenameFiles": [
    RenameFilesParams,
    WorkspaceEdit | null,
    { workspace: { fileOperations: { willRename: FileOperationRegistrationOptions } } },
  ];
}

/** A server capability that must be set. */
type Announced<K extends keyof ServerCapabilities> = Record<
  K,
  Exclude<NonNullable<ServerCapabilities[K]>, false>
>;

interface TokensAnnounced<T> {
  semanticTokensProvider: { legend: SemanticTokensLegend } & T;
}

/** Custom requests need no capability: only our own client sends them. */
type Unannounced = Readonly<Record<string, never>>;
