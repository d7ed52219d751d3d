/** The requests about a single file, each with the feature that answers it. */
import { showHidden } from "../language/hiddenCharacters.ts";
import { outgoingCalls, prepareCallHierarchy } from "../features/callHierarchy.ts";
import { codeActions, FIX_ALL } from "../features/codeActions.ts";
import { complete, completionFile, resolveCompletion } from "../features/completion.ts";
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
import { CodeActionKind, LSPErrorCodes, ResponseError } from "./protocol.ts";
import type { Request } from "./request.ts";
import { fileHandler, request } from "./request.ts";
import { atPlace, inFile, inRange } from "./shape.ts";

/** The requests about a single file. */
export const fileRequests: readonly Request[] = [
  request("textDocument/hover", {
    capability: { hoverProvider: true },
    shape: atPlace,
    answer: fileHandler((source, { library }, { position }) => hover(source, library, position) ?? null),
  }),

  request("textDocument/completion", {
    capability: { completionProvider: { triggerCharacters: [" ", "@", "[", "^", "{", ",", "/"] } },
    shape: atPlace,
    answer: fileHandler((source, { library, client }, { position }) => {
      const { canSnippet, canSuggestAgain } = client();
      const list = complete(source, library, { ...position, snippets: canSnippet });
      if (canSuggestAgain) return list;
      return { ...list, items: list.items.map(({ command: _command, ...item }) => item) };
    }),
  }),

  request("completionItem/resolve", {
    capability: { completionProvider: { resolveProvider: true } },
    shape: { label: "text" },
    fallback: (item) => item,
    answer:
      ({ documents }) =>
      (item, { library }) => {
        const source = documents.open.get(completionFile(item) ?? "");
        return source ? resolveCompletion(item, source, library) : item;
      },
  }),

  request("textDocument/codeAction", {
    capability: {
      codeActionProvider: {
        codeActionKinds: [
          CodeActionKind.QuickFix,
          CodeActionKind.RefactorRewrite,
          CodeActionKind.RefactorExtract,
          FIX_ALL,
        ],
      },
    },
    shape: { ...inRange, context: "map" },
    answer: fileHandler((source, { library, client }, { range, context: { only } }) =>
      codeActions(source, library, { range, only, canSnippet: client().edits.snippets }),
    ),
  }),

  request("textDocument/documentHighlight", {
    capability: { documentHighlightProvider: true },
    shape: atPlace,
    answer: fileHandler((source, { library }, { position }) => documentHighlights(source, library, position)),
  }),

  request("textDocument/prepareRename", {
    capability: { renameProvider: { prepareProvider: true } },
    shape: atPlace,
    answer: fileHandler((source, { library }, { position }) => {
      const found = prepareRename({ source, library, position });
      return "refusal" in found
        ? new ResponseError(LSPErrorCodes.RequestFailed, showHidden(found.refusal))
        : found;
    }),
  }),

  request("textDocument/prepareCallHierarchy", {
    capability: { callHierarchyProvider: true },
    shape: atPlace,
    answer: fileHandler((source, { library }, { position }) =>
      prepareCallHierarchy(source, library, position),
    ),
  }),

  request("callHierarchy/outgoingCalls", {
    capability: { callHierarchyProvider: true },
    shape: { "item.uri": "text", "item.selectionRange": "range" },
    answer:
      () =>
      ({ item: { uri, selectionRange } }, { library }) => {
        const source = library.read(uri);
        return source ? outgoingCalls(source, library, selectionRange.start) : null;
      },
  }),

  request("textDocument/documentLink", {
    capability: { documentLinkProvider: {} },
    shape: inFile,
    answer: fileHandler((source, { library }) => documentLinks(source, library)),
  }),

  request("textDocument/inlayHint", {
    capability: { inlayHintProvider: true },
    shape: inRange,
    answer: fileHandler((source, { library, settings }, { range }) =>
      inlayHints(source, library, { range, wanted: settings.now.inlayHints }),
    ),
  }),

  request("textDocument/documentSymbol", {
    capability: { documentSymbolProvider: true },
    shape: inFile,
    answer: fileHandler((source, { library }) => documentSymbols(source, library)),
  }),

  request("textDocument/formatting", {
    capability: { documentFormattingProvider: true },
    shape: inFile,
    answer: fileHandler((source, { settings }) => (settings.now.format ? formatDocument(source) : null)),
  }),

  request("textDocument/rangeFormatting", {
    capability: { documentRangeFormattingProvider: true },
    shape: inRange,
    answer: fileHandler((source, { settings }, { range }) =>
      settings.now.format ? formatRange(source, range) : null,
    ),
  }),

  request("textDocument/onTypeFormatting", {
    capability: { documentOnTypeFormattingProvider: { firstTriggerCharacter: "\n" } },
    shape: atPlace,
    answer: fileHandler((source, { settings }, { position }) =>
      settings.now.format ? formatOnType(source, position) : null,
    ),
  }),

  request("textDocument/foldingRange", {
    capability: { foldingRangeProvider: true },
    shape: inFile,
    answer: fileHandler((source) => foldingRanges(source)),
  }),

  request("textDocument/selectionRange", {
    capability: { selectionRangeProvider: true },
    shape: { ...inFile, positions: "places" },
    answer: fileHandler((source, _server, { positions }) => selectionRanges(source, positions)),
  }),

  request("textDocument/linkedEditingRange", {
    capability: { linkedEditingRangeProvider: true },
    shape: atPlace,
    answer: fileHandler(
      (source, { library }, { position }) => linkedEditing(source, library, position) ?? null,
    ),
  }),
];
