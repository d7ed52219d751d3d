/** The requests that read all files of the workspace. They may take long, and can be cancelled. */
import { showHidden } from "../language/hiddenCharacters.ts";
import { t } from "@vscode/l10n";
import type {
  CancellationToken,
  CodeLens,
  Location,
  TextDocumentPositionParams,
  WorkspaceEdit,
} from "vscode-languageserver";
import { incomingCalls } from "../features/callHierarchy.ts";
import { codeLenses, COMMANDS, isUncounted, resolveCodeLens } from "../features/codeLenses.ts";
import { definition, definitionInUsers } from "../features/definition.ts";
import type { FileEdits, Confirmation } from "../features/edits.ts";
import { withheld, workspaceEdit } from "../features/edits.ts";
import { references } from "../features/references.ts";
import { rename } from "../features/rename.ts";
import { renameFiles } from "../features/renameFiles.ts";
import { symbolIndex } from "../features/workspaceSymbols.ts";
import { isAtOrBelow } from "../files/uris.ts";
import type { Source } from "../syntax/source.ts";
import type { Client } from "./client.ts";
import { everyFile } from "./everyFile.ts";
import { LSPErrorCodes, MessageType, ResponseError, ShowMessageNotification } from "./protocol.ts";
import type { Request } from "./request.ts";
import { fileHandler, contentModified, request } from "./request.ts";
import type { Server } from "./server.ts";
import type { RequestContext } from "./whenLoaded.ts";
import { wasCancelled } from "./whenLoaded.ts";
import { atPlace, inFile } from "./shape.ts";

/** The requests that read all files of the workspace. */
export const workspaceRequests: readonly Request[] = [
  request("textDocument/references", {
    capability: { referencesProvider: true },
    shape: { ...atPlace, context: "map" },
    answer:
      (server) =>
      async ({ textDocument, position, context }, asked) => {
        const wanted = context.includeDeclaration ? "with definitions" : "uses only";
        return unlessChanged(textDocument, asked, async (source) =>
          references({ source, library: asked.library, position }, filesFor(server, asked), wanted),
        );
      },
  }),

  request("textDocument/definition", {
    capability: { definitionProvider: true },
    shape: atPlace,
    answer: whereDefined,
  }),

  request("textDocument/declaration", {
    capability: { declarationProvider: true },
    shape: atPlace,
    answer: whereDefined,
  }),

  request("textDocument/rename", {
    capability: { renameProvider: { prepareProvider: true } },
    shape: { ...atPlace, newName: "text" },
    answer:
      (server) =>
      async ({ textDocument, position, newName }, asked) =>
        unlessChanged(textDocument, asked, async (source) => {
          const { library } = asked;
          const found = await rename({ source, library, position }, newName.trim(), filesFor(server, asked));
          if ("refusal" in found)
            return new ResponseError(LSPErrorCodes.RequestFailed, showHidden(found.refusal));
          asked.afterwards(() => void tellOfWithheld(server, found, newName));
          return editFor(server, found, {
            label: t("The superseded assessment"),
            description: t("It is changed as well, so that the two can still be compared."),
          });
        }),
  }),

  request("workspace/willRenameFiles", {
    capability: {
      workspace: {
        fileOperations: { willRename: { filters: [{ scheme: "file", pattern: { glob: "**" } }] } },
      },
    },
    shape: { files: "renames" },
    answer:
      (server) =>
      async ({ files }, asked) =>
        editFor(server, await renameFiles(files, filesFor(server, asked), asked.library)),
  }),

  request("callHierarchy/incomingCalls", {
    capability: { callHierarchyProvider: true },
    shape: { "item.uri": "text" },
    answer:
      (server) =>
      async ({ item }, asked) =>
        incomingCalls(item, filesFor(server, asked), asked.library),
  }),

  request("textDocument/codeLens", {
    capability: { codeLensProvider: {} },
    shape: inFile,
    answer: fileHandler((source, { library, client, settings }) =>
      settings.now.codeLenses
        ? codeLenses(source, library).flatMap((lens) => lensFor(lens, client()) ?? [])
        : [],
    ),
  }),

  request("codeLens/resolve", {
    capability: { codeLensProvider: { resolveProvider: true } },
    shape: { range: "range" },
    fallback: (lens) => lens,
    answer: (server) => async (lens, asked) => {
      if (!isUncounted(lens)) return lens;
      const counted = await resolveCodeLens(lens, filesFor(server, asked), asked.library);
      return lensFor(counted, server.client()) ?? lens;
    },
  }),

  request("workspace/symbol", {
    capability: { workspaceSymbolProvider: true },
    shape: { query: "text" },
    answer: (server) => {
      const symbols = symbolIndex();
      server.documents.onDidChange((uri) => {
        symbols.forget(uri);
      });
      server.documents.onDidChangeOnDisk((uris) => {
        symbols.forgetAll((uri) => isAtOrBelow(uri, uris));
      });
      return async ({ query }, asked) => symbols.find(query, filesFor(server, asked), asked.library);
    },
  }),
];

/** The definition of an entity. For an entry of a taxonomy, also the assessments that use it. */
function whereDefined(
  server: Server,
): (
  params: TextDocumentPositionParams,
  asked: RequestContext<CancellationToken>,
) => Promise<Location[] | ResponseError | null> {
  return async ({ textDocument, position }, asked) =>
    unlessChanged(textDocument, asked, async (source) => {
      const { library } = asked;
      const found = definition(source, library, position);
      if (found.length > 0) return found;
      return definitionInUsers({ source, library, position }, filesFor(server, asked));
    });
}

/**
 * Shows which superseded assessments a rename leaves unchanged. It uses a message, since some editors cannot confirm
 * edits.
 */
async function tellOfWithheld(
  { connection, client }: Server,
  found: readonly FileEdits[],
  newName: string,
): Promise<void> {
  for (const { source } of withheld(found, client().edits)) {
    const message = t(
      'The superseded assessment {0} was not changed, because this editor cannot ask you first. To compare it with the new one, write "{1}" there as well.',
      source.uri.replace(/^.*\//, ""),
      newName.trim(),
    );
    await connection.sendNotification(ShowMessageNotification.type, {
      type: MessageType.Warning,
      message: showHidden(message),
    });
  }
}

function filesFor(
  { documents, folders }: Server,
  { token }: RequestContext<CancellationToken>,
): AsyncIterable<Source> {
  return everyFile(documents, folders(), token);
}

function editFor(
  { client, documents }: Server,
  all: readonly FileEdits[],
  question?: Confirmation,
): WorkspaceEdit {
  const versionOf = (uri: string): number | null => documents.open.get(uri)?.version ?? null;
  return workspaceEdit(all, { ...client().edits, versionOf }, question);
}

/** The result for a file, or an error if the file has changed meanwhile or the request was cancelled. */
async function unlessChanged<R>(
  { uri }: { readonly uri: string },
  { library, token }: RequestContext,
  answer: (source: Source) => Promise<R>,
): Promise<R | ResponseError | null> {
  const source = library.read(uri);
  if (!source) return null;
  const result = await answer(source);
  if (token.isCancellationRequested) return wasCancelled();
  return library.read(uri) === source ? result : contentModified();
}

/**
 * Adapts a lens to the commands of the client. A count is useful without its command, and an empty command name means
 * that nothing runs. A link is dropped if the client cannot follow it.
 */
function lensFor(lens: CodeLens, { commands }: Client): CodeLens | undefined {
  const { command } = lens;
  if (!command || commands.has(command.command)) return lens;
  if (command.command !== COMMANDS.showReferences) return undefined;
  return { ...lens, command: { title: command.title, command: "" } };
}
