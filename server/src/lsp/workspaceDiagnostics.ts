/**
 * `workspace/diagnostic`: what is wrong in the files that nobody has open. The request stays open and answers as things
 * are found, so that an idle editor has nothing to ask.
 */
import { t } from "@vscode/l10n";
import type { Connection, WorkspaceDocumentDiagnosticReport } from "vscode-languageserver";
import { counted } from "../language/counted.ts";
import type { Server } from "./server.ts";
import type { Meter } from "./survey.ts";
import { Survey } from "./survey.ts";

/** Fewer files than this are done before a reader has seen that something is going on. */
const MANY = 100;

export function workspaceDiagnostics({ connection, documents, folders }: Server): void {
  const survey = new Survey(documents);
  connection.languages.diagnostics.onWorkspace(async (...[, token, , progress]) => {
    const items: WorkspaceDocumentDiagnosticReport[] = [];
    // Who takes no partial results would wait for ever.
    if (!progress) return { items };
    for await (const report of survey.of(folders(), token, () => meterOn(connection))) {
      progress.report({ items: [report] });
    }
    return { items };
  });
}

/** Shows how far a long survey is, where the editor has a place for it. */
function meterOn({ window }: Connection): Meter {
  let shown: ReturnType<typeof window.createWorkDoneProgress> | undefined;
  return {
    report: (done, all) => {
      if (all < MANY) return;
      if (!shown) {
        shown = window.createWorkDoneProgress();
        void shown.then((progress) => {
          progress.begin(t("Checking threat assessments"), 0);
        });
      }
      if (done % 10 === 0) {
        void shown.then((progress) => {
          progress.report(
            Math.floor((100 * done) / all),
            counted(t("{done} of {all, plural, one {# file} other {# files}}"), { done, all }),
          );
        });
      }
    },
    end: () => {
      void shown?.then((progress) => {
        progress.done();
      });
    },
  };
}
