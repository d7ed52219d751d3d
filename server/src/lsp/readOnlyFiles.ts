/**
 * `workspace/textDocumentContent`: serves virtual documents.
 * Bundled files are static. Views, for editors without webviews, are generated from an assessment whose URI is in the query, and
 * refreshed when it changes.
 */
import { URI } from "vscode-uri";
import { languageOfDocument } from "../features/documentView.ts";
import { textView } from "../features/textView.ts";
import type { ViewName } from "../features/viewProtocol.ts";
import { inLanguage } from "../language/texts.ts";
import { BUNDLED, bundledText } from "../workspace/library.ts";
import type { Request } from "./request.ts";
import { request } from "./request.ts";
import type { Server } from "./server.ts";
import { VIEW_PAUSE, throttled } from "./throttle.ts";

/** The views of a file as texts, by the first folder of the URI: `threat-assessment:/preview/a.md?file:///a.threat.yaml`. */
const textViews: ReadonlyMap<string, ViewName> = new Map([
  ["preview", "document"],
  ["comparison", "comparison"],
  ["changes", "changes"],
]);

/** The request for the content of virtual documents. */
export const readOnlyFiles: readonly Request[] = [
  request("workspace/textDocumentContent", {
    capability: { workspace: { textDocumentContent: { schemes: [BUNDLED.replace(/:.*/, "")] } } },
    shape: { uri: "text" },
    answer: (server) => {
      const { translations, citations } = server;
      const shown = shownTexts(server);
      const formatting = new Set<string>();
      /** Formats citations in a worker. The client then asks again, also about what has changed meanwhile. */
      const format = (uri: string): void => {
        if (formatting.has(uri) || !citations.isOutdated(uri)) return;
        formatting.add(uri);
        void citations.format(uri).then(async () => {
          formatting.delete(uri);
          await shown.refresh(uri);
        });
      };
      return async ({ uri }, { library }) => {
        const { path, query } = URI.parse(uri);
        const view = textViews.get(path.split("/")[1] ?? "");
        if (!view) {
          const text = bundledText(uri);
          return text === undefined ? null : { text };
        }
        const source = library.read(query);
        if (!source) return null;
        shown.add(uri);
        const own = await translations(languageOfDocument(source, library));
        const text = inLanguage(own, () => textView(source, library, { view, cite: citations.citing(uri) }));
        format(uri);
        return { text };
      };
    },
  }),
];

/** The texts that a client shows. */
interface ShownTexts {
  readonly add: (uri: string) => void;
  /** Lets the client read a text again. */
  readonly refresh: (uri: string) => Promise<void>;
}

/**
 * Follows the texts that a client has requested, until a file changes: any file, since a document also shows what its taxonomy and its
 * bibliographies say. A client that still shows a text then requests it again.
 */
function shownTexts({ connection, documents }: Server): ShownTexts {
  const shown = new Set<string>();
  const refresh = async (uri: string): Promise<void> => connection.workspace.textDocumentContent.refresh(uri);
  const refreshAll = throttled(() => {
    const all = [...shown];
    shown.clear();
    for (const uri of all) void refresh(uri);
  }, VIEW_PAUSE);
  documents.onDidChange(refreshAll);
  return { add: (uri) => shown.add(uri), refresh };
}
