/** `textDocument/semanticTokens`: sends edits to the previous tokens of a file where possible. */
import type { SemanticTokens } from "vscode-languageserver";
import { deltaOf, legend, semanticTokens, semanticTokensIn } from "../features/semanticTokens.ts";
import { memo } from "../syntax/memo.ts";
import type { Request } from "./request.ts";
import { request } from "./request.ts";
import type { Server } from "./server.ts";
import type { RequestContext } from "./whenLoaded.ts";
import { inFile, inRange } from "./shape.ts";

/** The tokens sent last for a file, in the encoding of the client. */
interface Sent {
  readonly resultId: string;
  readonly data: number[];
}

const nothing: SemanticTokens = { data: [] };

/** The requests for semantic tokens. */
export const tokenRequests: readonly Request[] = [
  request("textDocument/semanticTokens/full", {
    capability: { semanticTokensProvider: { legend, full: true } },
    shape: inFile,
    fallback: () => nothing,
    answer: (server) => {
      const sent = sentBy(server);
      return ({ textDocument: { uri } }, asked) => sent.again(uri, asked) ?? nothing;
    },
  }),

  request("textDocument/semanticTokens/full/delta", {
    capability: { semanticTokensProvider: { legend, full: { delta: true } } },
    shape: { ...inFile, previousResultId: "text" },
    fallback: () => nothing,
    answer: (server) => {
      const sent = sentBy(server);
      return ({ textDocument: { uri }, previousResultId }, asked) => {
        const known = sent.last(uri);
        const now = sent.again(uri, asked) ?? { resultId: "", data: [] };
        if (known?.resultId !== previousResultId) return now;
        return { resultId: now.resultId, edits: deltaOf(known.data, now.data) };
      };
    },
  }),

  request("textDocument/semanticTokens/range", {
    capability: { semanticTokensProvider: { legend, range: true } },
    shape: inRange,
    fallback: () => nothing,
    answer:
      ({ documents, wire }) =>
      ({ textDocument, range }, { library }) => {
        const source = documents.open.get(textDocument.uri);
        return source ? { data: wire.tokens(semanticTokensIn(source, library, range), source) } : nothing;
      },
  }),
];

/** All requests on a connection share this state. */
const sentBy = memo(({ documents, wire }: Server) => {
  const all = new Map<string, Sent>();
  let count = 0;
  documents.open.onDidClose(({ document }) => all.delete(document.uri));
  return {
    last: (uri: string): Sent | undefined => all.get(uri),
    again: (uri: string, { library, afterwards }: RequestContext): Sent | undefined => {
      const source = documents.open.get(uri);
      if (!source) return undefined;
      const tokens = {
        resultId: String(++count),
        data: wire.tokens(semanticTokens(source, library), source),
      };
      afterwards(() => all.set(uri, tokens));
      return tokens;
    },
  };
});
