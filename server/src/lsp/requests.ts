/** Which feature answers which request about one file. */
import type {
  SemanticTokens,
  SemanticTokensDelta,
  SemanticTokensDeltaParams,
  TextDocumentIdentifier,
  TextDocumentPositionParams,
} from "vscode-languageserver";
import { prepareCallHierarchy, outgoingCalls } from "../features/callHierarchy.ts";
import { codeActions } from "../features/codeActions.ts";
import { codeLenses, COMMANDS } from "../features/codeLenses.ts";
import { complete, fileOf, resolveCompletion } from "../features/completion.ts";
import { documentHighlights } from "../features/documentHighlights.ts";
import { documentLinks } from "../features/documentLinks.ts";
import { documentSymbols } from "../features/documentSymbols.ts";
import { foldingRanges } from "../features/foldingRanges.ts";
import { formatDocument, formatOnType, formatRange } from "../features/formatting.ts";
import { hover } from "../features/hover.ts";
import { inlayHints } from "../features/inlayHints.ts";
import { linkedEditing } from "../features/linkedEditing.ts";
import { prepareRename } from "../features/rename.ts";
import { selectionRanges } from "../features/selectionRanges.ts";
import { deltaOf, semanticTokens, semanticTokensIn } from "../features/semanticTokens.ts";
import type { Position } from "../syntax/place.ts";
import type { Source } from "../syntax/source.ts";
import { LSPErrorCodes, ResponseError } from "./protocol.ts";
import type { Server } from "./server.ts";

export function answerRequests({ connection, documents, library, guarded, client, settings }: Server): void {
  const at =
    <R>(feature: (source: Source, position: Position) => R) =>
    ({ textDocument, position }: TextDocumentPositionParams): R | null => {
      const source = documents.open.get(textDocument.uri);
      return source ? feature(source, position) : null;
    };

  const of =
    <R>(feature: (source: Source) => R) =>
    ({ textDocument }: { readonly textDocument: TextDocumentIdentifier }): R | null => {
      const source = documents.open.get(textDocument.uri);
      return source ? feature(source) : null;
    };

  connection.onHover(
    guarded.now(
      "hover",
      null,
      at((source, position) => hover(source, library, position) ?? null),
    ),
  );

  connection.onCompletion(
    guarded.now(
      "completion",
      null,
      at((source, position) => {
        const list = complete(source, library, { ...position, snippets: client().canSnippet });
        if (client().canSuggestAgain) return list;
        return { ...list, items: list.items.map(({ command: _command, ...item }) => item) };
      }),
    ),
  );

  connection.onCompletionResolve((item) =>
    guarded.now("completion item", item, () => {
      const source = documents.open.get(fileOf(item) ?? "");
      return source ? resolveCompletion(item, source, library) : item;
    })(),
  );

  connection.onCodeAction(
    guarded.now("code actions", null, ({ textDocument, range, context }) => {
      const source = documents.open.get(textDocument.uri);
      return source
        ? codeActions(source, library, { range, only: context.only, canSnippet: client().edits.snippets })
        : null;
    }),
  );

  connection.onDocumentHighlight(
    guarded.now(
      "highlights",
      null,
      at((source, position) => documentHighlights(source, library, position)),
    ),
  );

  connection.onPrepareRename(
    guarded.now(
      "rename",
      null,
      at((source, position) => {
        const found = prepareRename({ source, library, position });
        return "refusal" in found ? new ResponseError(LSPErrorCodes.RequestFailed, found.refusal) : found;
      }),
    ),
  );

  connection.languages.callHierarchy.onPrepare(
    guarded.now(
      "call hierarchy",
      null,
      at((source, position) => prepareCallHierarchy(source, library, position)),
    ),
  );

  connection.languages.callHierarchy.onOutgoingCalls(
    guarded.now("what it rests on", null, ({ item: { uri, selectionRange } }) => {
      const source = library.read(uri);
      return source ? outgoingCalls(source, library, selectionRange.start) : null;
    }),
  );

  connection.onDocumentLinks(
    guarded.now(
      "links",
      null,
      of((source) => documentLinks(source, library)),
    ),
  );

  connection.onCodeLens(
    guarded.now(
      "code lenses",
      null,
      of((source) => {
        if (!settings.now.codeLenses) return [];
        const { commands } = client();
        return codeLenses(source, library).filter(({ command }) =>
          commands.includes(command?.command ?? COMMANDS.showReferences),
        );
      }),
    ),
  );

  connection.languages.inlayHint.on(
    guarded.now("inlay hints", null, ({ textDocument, range }) => {
      const source = documents.open.get(textDocument.uri);
      return source ? inlayHints(source, library, { range, wanted: settings.now.inlayHints }) : null;
    }),
  );

  connection.onDocumentSymbol(
    guarded.now(
      "symbols",
      null,
      of((source) => documentSymbols(source, library)),
    ),
  );

  const formatted =
    <P, R>(feature: (params: P) => R) =>
    (params: P): R | null =>
      settings.now.format ? feature(params) : null;
  connection.onDocumentFormatting(guarded.now("formatting", null, formatted(of(formatDocument))));
  connection.onDocumentRangeFormatting(
    guarded.now(
      "formatting of lines",
      null,
      formatted(({ textDocument, range }) => {
        const source = documents.open.get(textDocument.uri);
        return source ? formatRange(source, range) : null;
      }),
    ),
  );
  connection.onDocumentOnTypeFormatting(
    guarded.now("formatting while typing", null, formatted(at(formatOnType))),
  );

  connection.onFoldingRanges(guarded.now("folding", null, of(foldingRanges)));

  connection.onSelectionRanges(
    guarded.now("selection", null, ({ textDocument, positions }) => {
      const source = documents.open.get(textDocument.uri);
      return source ? selectionRanges(source, positions) : null;
    }),
  );

  connection.languages.onLinkedEditingRange(
    guarded.now(
      "linked editing",
      null,
      at((source, position) => linkedEditing(source, library, position) ?? null),
    ),
  );

  answerTokenRequests({ connection, documents, library, guarded });
}

/** Colours are sent as what has changed since the last answer about the same file. */
function answerTokenRequests({
  connection,
  documents,
  library,
  guarded,
}: Pick<Server, "connection" | "documents" | "library" | "guarded">): void {
  const nothing = { data: [] };
  const last = new Map<string, { readonly resultId: string; readonly data: number[] }>();
  let count = 0;
  documents.open.onDidClose(({ document }) => last.delete(document.uri));
  const all = (uri: string): { readonly resultId: string; readonly data: number[] } | undefined => {
    const source = documents.open.get(uri);
    if (!source) return undefined;
    const tokens = { resultId: String(++count), data: semanticTokens(source, library) };
    last.set(uri, tokens);
    return tokens;
  };
  const { semanticTokens: requests } = connection.languages;
  requests.on(guarded.now("tokens", nothing, ({ textDocument: { uri } }) => all(uri) ?? nothing));
  requests.onDelta(
    guarded.now<[SemanticTokensDeltaParams], SemanticTokens | SemanticTokensDelta>(
      "token changes",
      nothing,
      ({ textDocument: { uri }, previousResultId }) => {
        const known = last.get(uri);
        const now = all(uri) ?? { resultId: "", data: [] };
        if (known?.resultId !== previousResultId) return now;
        return { resultId: now.resultId, edits: deltaOf(known.data, now.data) };
      },
    ),
  );
  requests.onRange(
    guarded.now("tokens of lines", nothing, ({ textDocument, range }) => {
      const source = documents.open.get(textDocument.uri);
      return source ? { data: semanticTokensIn(source, library, range) } : nothing;
    }),
  );
}
