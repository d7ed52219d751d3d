/** Which feature answers which request about all files of the workspace. They take their time, and can be cancelled. */
import { t } from "@vscode/l10n";
import type { CancellationToken, TextDocumentPositionParams, WorkspaceEdit } from "vscode-languageserver";
import { incomingCalls } from "../features/callHierarchy.ts";
import { isUncounted, resolveCodeLens } from "../features/codeLenses.ts";
import { definition, definitionInUsers } from "../features/definition.ts";
import type { FileEdits, Question } from "../features/edits.ts";
import { withheld, workspaceEdit } from "../features/edits.ts";
import { references } from "../features/references.ts";
import { rename } from "../features/rename.ts";
import { renameFiles } from "../features/renameFiles.ts";
import { symbolIndex } from "../features/workspaceSymbols.ts";
import { isAtOrBelow } from "../files/disk.ts";
import type { Source } from "../syntax/source.ts";
import { everyFile } from "./everyFile.ts";
import { LSPErrorCodes, MessageType, ResponseError, ShowMessageNotification } from "./protocol.ts";
import type { Server } from "./server.ts";

export function answerWorkspaceRequests(server: Server): void {
  const { connection, documents, library, guarded, client, folders } = server;
  const files = (token: CancellationToken): AsyncIterable<Source> => everyFile(documents, folders(), token);
  const versionOf = (uri: string): number | null => documents.open.get(uri)?.version ?? null;
  const edit = (all: readonly FileEdits[], question?: Question): WorkspaceEdit =>
    workspaceEdit(all, { ...client().edits, versionOf }, question);

  /** The answer about a file, unless the file has changed meanwhile or nobody waits for it any more. */
  const about = async <R>(
    uri: string,
    token: CancellationToken,
    answer: (source: Source) => Promise<R>,
  ): Promise<R | ResponseError | null> => {
    const source = documents.read(uri);
    if (!source) return null;
    const result = await answer(source);
    if (token.isCancellationRequested) return new ResponseError(LSPErrorCodes.RequestCancelled, "cancelled");
    return documents.read(uri) === source
      ? result
      : new ResponseError(LSPErrorCodes.ContentModified, "the document has changed");
  };

  connection.onReferences(
    guarded.later("references", null, async ({ textDocument, position, context }, token) => {
      const wanted = context.includeDeclaration ? "with definitions" : "uses only";
      return about(textDocument.uri, token, async (source) =>
        references({ source, library, position }, files(token), wanted),
      );
    }),
  );

  const whereDefined = guarded.later(
    "definition",
    null,
    async ({ textDocument, position }: TextDocumentPositionParams, token: CancellationToken) =>
      about(textDocument.uri, token, async (source) => {
        const found = definition(source, library, position);
        return found.length > 0 ? found : definitionInUsers({ source, library, position }, files(token));
      }),
  );
  connection.onDefinition(whereDefined);
  connection.onDeclaration(whereDefined);

  connection.onRenameRequest(
    guarded.later("rename", null, async ({ textDocument, position, newName }, token) =>
      about(textDocument.uri, token, async (source) => {
        const found = await rename({ source, library, position }, newName.trim(), files(token));
        if ("refusal" in found) return new ResponseError(LSPErrorCodes.RequestFailed, found.refusal);
        for (const { source: left } of withheld(found, client().edits)) {
          const message = superseded(left, newName);
          // A message without an answer: not every editor gives one.
          await connection.sendNotification(ShowMessageNotification.type, {
            type: MessageType.Warning,
            message,
          });
        }
        return edit(found, {
          label: t("The superseded assessment"),
          description: t("It is changed as well, so that the two can still be compared."),
        });
      }),
    ),
  );

  connection.workspace.onWillRenameFiles(
    guarded.later("rename of files", null, async ({ files: moves }, token) =>
      edit(await renameFiles(moves, files(token), library)),
    ),
  );

  connection.languages.callHierarchy.onIncomingCalls(
    guarded.later("what rests on it", null, async ({ item }, token) =>
      incomingCalls(item, files(token), library),
    ),
  );

  connection.onCodeLensResolve((lens, token) =>
    guarded.later("code lens", lens, async () =>
      isUncounted(lens) ? resolveCodeLens(lens, files(token), library) : lens,
    )(),
  );

  const symbols = symbolIndex(library);
  documents.onDidChange((uri) => {
    symbols.forget(uri);
  });
  documents.onDidChangeOnDisk((uris) => {
    symbols.forgetAll((uri) => isAtOrBelow(uri, uris));
  });
  connection.onWorkspaceSymbol(
    guarded.later("symbols", null, async ({ query }, token) => symbols.find(query, files(token))),
  );
}

/** What a reader has to know whose editor cannot ask before it changes a superseded assessment. */
function superseded({ uri }: Source, newName: string): string {
  return t(
    'The superseded assessment {0} was not changed, because this editor cannot ask you first. To compare it with the new one, write "{1}" there as well.',
    uri.replace(/^.*\//, ""),
    newName.trim(),
  );
}
