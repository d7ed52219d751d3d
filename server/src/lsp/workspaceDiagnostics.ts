/**
 * `workspace/diagnostic`: what is wrong in the files of the workspace, whether they are open or not. A request that takes
 * partial results stays open and is answered as things are found, so that an idle editor has nothing to ask; any other
 * gets everything at once.
 */
import { t } from "@vscode/l10n";
import type { Connection, WorkspaceDocumentDiagnosticReport } from "vscode-languageserver";
import { formatMessage } from "../language/messageFormat.ts";
import type { Server } from "./server.ts";
import type { ProgressMeter } from "./workspaceCheck.ts";
import { WorkspaceCheck } from "./workspaceCheck.ts";
import { SentDiagnostics } from "./sentDiagnostics.ts";

/** Fewer files than this are done before a reader has seen that something is going on. */
const MANY = 100;

export function workspaceDiagnostics(server: Server): WorkspaceCheck {
  const { connection } = server;
  const workspaceCheck = new WorkspaceCheck(server, () => meterOn(connection));
  connection.languages.diagnostics.onWorkspace(async (...[params, token, , progress]) => {
    const sent = new SentDiagnostics(params.identifier, params.previousResultIds);
    if (!progress) return { items: await workspaceCheck.once(sent, token) };
    const tell = (report: WorkspaceDocumentDiagnosticReport): void => {
      progress.report({ items: [report] });
    };
    await workspaceCheck.follow({ sent, tell }, token);
    return { items: [] };
  });
  return workspaceCheck;
}

/** Shows how far a long survey is, where the editor has a place for it. */
function meterOn({ window }: Connection): ProgressMeter {
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
            formatMessage(t("{done} of {all, plural, one {# file} other {# files}}"), { done, all }),
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
