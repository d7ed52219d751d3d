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
    answer: ({ connection, documents, translations, citations }) => {
      const refresh = async (uri: string): Promise<void> =>
        connection.workspace.textDocumentContent.refresh(uri);
      /** The virtual documents that the client has requested, by the file that they are generated from. */
      const shown = new Map<string, Set<string>>();
      documents.onDidChange((uri) => {
        for (const normalizedUri of shown.get(uri) ?? []) void refresh(normalizedUri);
      });
      const formatting = new Set<string>();
      /** Formats citations in a worker. The client then asks again, also about what has changed meanwhile. */
      const format = (uri: string): void => {
        if (formatting.has(uri) || !citations.isOutdated(uri)) return;
        formatting.add(uri);
        void citations.format(uri).then(async () => {
          formatting.delete(uri);
          await refresh(uri);
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
        const uris = shown.get(query) ?? new Set();
        shown.set(query, uris.add(uri));
        const own = await translations(languageOfDocument(source, library));
        const text = inLanguage(own, () => textView(source, library, { view, cite: citations.citing(uri) }));
        format(uri);
        return { text };
      };
    },
  }),
];
