/**
 * `workspace/textDocumentContent`: serves virtual documents.
 * Bundled files are static. Previews are generated from an assessment whose URI is in the query, and refreshed when it
 * changes.
 */
import { URI } from "vscode-uri";
import { comparisonTable } from "../features/comparisonTable.ts";
import { preview } from "../features/preview.ts";
import { assessmentsOf } from "../workspace/assessments.ts";
import type { Assessment } from "../workspace/assessment.ts";
import { BUNDLED, bundledText } from "../workspace/library.ts";
import type { Request } from "./request.ts";
import { request } from "./request.ts";

/**
 * The generators of previews, by the first folder of the URI: `threat-assessment:/preview/a.md?file:///a.threat.yaml`.
 */
const makers: ReadonlyMap<string, (assessment: Assessment) => string | undefined> = new Map([
  ["preview", preview],
  ["comparison", comparisonTable],
]);

/** The request for the content of virtual documents. */
export const readOnlyFiles: readonly Request[] = [
  request("workspace/textDocumentContent", {
    capability: { workspace: { textDocumentContent: { schemes: [BUNDLED.replace(/:.*/, "")] } } },
    shape: { uri: "text" },
    answer: ({ connection, documents }) => {
      /** The virtual documents that the client has requested, by the file that they are generated from. */
      const shown = new Map<string, Set<string>>();
      documents.onDidChange((uri) => {
        for (const normalizedUri of shown.get(uri) ?? [])
          void connection.workspace.textDocumentContent.refresh(normalizedUri);
      });
      return ({ uri }, { library }) => {
        const { path, query } = URI.parse(uri);
        const make = makers.get(path.split("/")[1] ?? "");
        if (!make) {
          const text = bundledText(uri);
          return text === undefined ? null : { text };
        }
        const source = library.read(query);
        if (!source) return null;
        const uris = shown.get(query) ?? new Set();
        shown.set(query, uris.add(uri));
        const parts = assessmentsOf(source, library).flatMap((assessment) => make(assessment) ?? []);
        return { text: parts.join("\n\n---\n\n") };
      };
    },
  }),
];
