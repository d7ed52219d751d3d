/**
 * `workspace/textDocumentContent`: files that lie on no disk. What comes with the program is read by its address; previews
 * are made of a file that is named in the address, and again when it changes.
 */
import { URI } from "vscode-uri";
import { comparisonTable } from "../features/comparisonTable.ts";
import { preview } from "../features/preview.ts";
import { assessmentsOf } from "../workspace/assessments.ts";
import type { Assessment } from "../workspace/assessment.ts";
import type { Server } from "./server.ts";

/** What can be made of an assessment, by the folder in the address: `threat-assessment:/preview/a.md?file:///a.threat.yaml`. */
const makers: Readonly<Record<string, (assessment: Assessment) => string | undefined>> = {
  preview,
  comparison: comparisonTable,
};

export function showReadOnlyFiles({ connection, documents, library, guarded }: Server): void {
  /** The addresses that were asked for, by the file that they are made of. */
  const shown = new Map<string, Set<string>>();

  connection.workspace.textDocumentContent.on(
    guarded.now("read-only file", null, ({ uri }) => {
      const { path, query } = URI.parse(uri);
      const make = makers[path.split("/")[1] ?? ""];
      if (!make) {
        const source = library.read(uri);
        return source ? { text: source.text } : null;
      }
      const source = documents.read(query);
      if (!source) return null;
      const addresses = shown.get(query) ?? new Set();
      shown.set(query, addresses.add(uri));
      const parts = assessmentsOf(source, library).flatMap((assessment) => make(assessment) ?? []);
      return { text: parts.join("\n\n---\n\n") };
    }),
  );

  documents.onDidChange((uri) => {
    for (const address of shown.get(uri) ?? [])
      void connection.workspace.textDocumentContent.refresh(address);
  });
}
