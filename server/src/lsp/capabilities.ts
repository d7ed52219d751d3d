/** The capabilities and the parameter shapes of everything that is not in the table of requests. */
import type { ServerCapabilities } from "vscode-languageserver";
import { partNames } from "../features/diagnostics.ts";
import { tool } from "../report/tool.ts";
import type { Client } from "./client.ts";
import { TextDocumentSyncKind } from "./protocol.ts";
import type { Shape } from "./shape.ts";
import { inFile } from "./shape.ts";

/** The capabilities that depend on the client. */
export function capabilitiesFor({ canPull, canPullParts, hasFolders, encoding }: Client): ServerCapabilities {
  const [identifier = tool.name] = canPullParts ? partNames : [];
  return {
    positionEncoding: encoding,
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    ...(hasFolders
      ? { workspace: { workspaceFolders: { supported: true, changeNotifications: true } } }
      : {}),
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

/** The parameters that each of these methods requires. */
export const shapes: readonly (readonly [method: string, Shape])[] = [
  ["initialize", { capabilities: "map" }],
  ["textDocument/didOpen", { ...inFile, "textDocument.text": "text" }],
  ["textDocument/didChange", { ...inFile, contentChanges: "changes" }],
  ["textDocument/didSave", inFile],
  ["textDocument/didClose", inFile],
  ["textDocument/diagnostic", inFile],
  ["workspace/diagnostic", { previousResultIds: "maps" }],
  ["workspace/didChangeWatchedFiles", { changes: "maps" }],
  ["workspace/didChangeWorkspaceFolders", { "event.added": "maps", "event.removed": "maps" }],
  ["$/setTrace", { value: "text" }],
];
