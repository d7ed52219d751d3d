/**
 * `workspace/textDocumentContent`: files that lie on no disk. What comes with the program is read by its address; previews
 * are made of a file that is named in the address, and again when it changes.
 */
import { URI } from "vscode-uri";
import { comparisonTable } from "../features/comparisonTable.ts";
import { preview } from "../features/preview.ts";
import { assessmentsOf } from "../workspace/assessments.ts";
import type { Assessment } from "../workspace/assessment.ts";
import { BUNDLED, bundledText } from "../workspace/library.ts";
import type { Request } from "./request.ts";
import { request } from "./request.ts";

/** What can be made of an assessment, by the folder in the address: `threat-assessment:/preview/a.md?file:///a.threat.yaml`. */
const makers: ReadonlyMap<string, (assessment: Assessment) => string | undefined> = new Map([
  ["preview", preview],
  ["comparison", comparisonTable],
]);

export const readOnlyFiles: readonly Request[] = [
  request("workspace/textDocumentContent", {
    capability: { workspace: { textDocumentContent: { schemes: [BUNDLED.replace(/:.*/, "")] } } },
    shape: { uri: "text" },
    answer: ({ connection, documents }) => {
      /** The addresses that were asked for, by the file that they are made of. */
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
