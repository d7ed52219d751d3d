/** What the server can do besides answering the requests in the table, and what the messages that it hears have to be. */
import type { ServerCapabilities } from "vscode-languageserver";
import { partNames } from "../features/diagnostics.ts";
import { tool } from "../report/tool.ts";
import type { Client } from "./client.ts";
import { TextDocumentSyncKind } from "./protocol.ts";
import type { Shape } from "./shape.ts";
import { inFile } from "./shape.ts";

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

/** What the parameters of other messages have to be. */
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
