/** What the server can do. */
import type { ServerCapabilities } from "vscode-languageserver";
import { FIX_ALL } from "../features/codeActions.ts";
import { partNames } from "../features/diagnostics.ts";
import { legend } from "../features/semanticTokens.ts";
import { tool } from "../report/tool.ts";
import { BUNDLED } from "../workspace/library.ts";
import type { Client } from "./client.ts";
import { CodeActionKind, TextDocumentSyncKind } from "./protocol.ts";

export function capabilitiesFor({ canPull, canPullParts, hasFolders }: Client): ServerCapabilities {
  const [identifier = tool.name] = canPullParts ? partNames : [];
  return {
    positionEncoding: "utf-16",
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    workspace: {
      ...(hasFolders ? { workspaceFolders: { supported: true, changeNotifications: true } } : {}),
      fileOperations: { willRename: { filters: [{ scheme: "file", pattern: { glob: "**" } }] } },
      textDocumentContent: { schemes: [BUNDLED.replace(/:.*/, "")] },
    },
    hoverProvider: true,
    definitionProvider: true,
    declarationProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    renameProvider: { prepareProvider: true },
    workspaceSymbolProvider: true,
    callHierarchyProvider: true,
    documentSymbolProvider: true,
    documentFormattingProvider: true,
    documentRangeFormattingProvider: true,
    documentOnTypeFormattingProvider: { firstTriggerCharacter: "\n" },
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    linkedEditingRangeProvider: true,
    semanticTokensProvider: { legend, range: true, full: { delta: true } },
    documentLinkProvider: {},
    inlayHintProvider: true,
    codeLensProvider: { resolveProvider: true },
    codeActionProvider: {
      codeActionKinds: [
        CodeActionKind.QuickFix,
        CodeActionKind.RefactorRewrite,
        CodeActionKind.RefactorExtract,
        FIX_ALL,
      ],
    },
    completionProvider: { triggerCharacters: [" ", "@", "[", "^", "{", ",", "/"], resolveProvider: true },
    ...(canPull
      ? {
          diagnosticProvider: {
            identifier,
            interFileDependencies: true,
            workspaceDiagnostics: hasFolders,
          },
        }
      : {}),
  };
}
