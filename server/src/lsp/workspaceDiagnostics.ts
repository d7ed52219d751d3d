/**
 * `workspace/diagnostic`: reports the diagnostics of all files in the workspace.
 * A request with a partial result token stays open and streams reports, so that the client need not poll. Any other
 * request gets all reports at once.
 */
import { t } from "@vscode/l10n";
import type { Connection, WorkspaceDocumentDiagnosticReport } from "vscode-languageserver";
import { formatMessage } from "../language/messageFormat.ts";
import type { Server } from "./server.ts";
import type { ProgressMeter } from "./workspaceCheck.ts";
import { WorkspaceCheck } from "./workspaceCheck.ts";
import { SentDiagnostics } from "./sentDiagnostics.ts";

/** The number of files from which progress is shown. Fewer are done too soon to notice. */
const MANY = 100;

/** Handles the request. @returns The check, which also records what other requests have answered. */
export function workspaceDiagnostics(server: Server): WorkspaceCheck {
  const { connection } = server;
  const workspaceCheck = new WorkspaceCheck(server, () => meterOn(connection));
  connection.languages.diagnostics.onWorkspace(async (...[params, token, , progress]) => {
    const sent = new SentDiagnostics(params.identifier, params.previousResultIds);
    if (!progress) return { items: await workspaceCheck.once(sent, token) };
    const send = (report: WorkspaceDocumentDiagnosticReport): void => {
      progress.report({ items: [report] });
    };
    await workspaceCheck.follow({ sent, send }, token);
    return { items: [] };
  });
  return workspaceCheck;
}

/** Shows the progress of a long check, if the editor supports it. */
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
