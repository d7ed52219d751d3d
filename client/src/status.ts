/** The status item: the file's taxonomy and how many problems it has. */
import type { Disposable, LanguageStatusItem, TextDocument } from "vscode";
import {
  DiagnosticSeverity,
  Disposable as All,
  LanguageStatusSeverity,
  l10n,
  languages,
  window,
} from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { formatMessage } from "../../server/src/language/messageFormat.ts";

/** The server's answer, as `features/status.ts` defines it. */
interface Status {
  readonly taxonomy: string | null;
  readonly isFound: boolean;
  readonly isIgnored: boolean;
}

/**
 * Shows the status item.
 * @param ids The languages whose files have it.
 */
export function showStatus(client: BaseLanguageClient, ids: readonly string[]): Disposable {
  const item = languages.createLanguageStatusItem(
    "threatAssessment.status",
    ids.map((language) => ({ language })),
  );
  item.name = l10n.t("Threat Assessment");
  const update = (): void => {
    const document = window.activeTextEditor?.document;
    if (document && ids.includes(document.languageId)) void show(item, client, document);
  };
  update();
  return All.from(
    item,
    window.onDidChangeActiveTextEditor(update),
    // Diagnostics follow every change, so no other event is needed.
    languages.onDidChangeDiagnostics(({ uris }) => {
      const active = window.activeTextEditor?.document.uri.toString();
      if (uris.some((uri) => uri.toString() === active)) update();
    }),
  );
}

async function show(
  item: LanguageStatusItem,
  client: BaseLanguageClient,
  document: TextDocument,
): Promise<void> {
  if (!client.isRunning()) {
    item.busy = true;
    item.text = l10n.t("The language server is starting");
    return;
  }
  const uri = client.code2ProtocolConverter.asUri(document.uri);
  const status = await client
    .sendRequest<Status | null>("threatAssessment/status", { uri })
    .catch(() => null);
  item.busy = false;
  if (status?.isIgnored) showIgnored(item);
  else showFound(item, status ?? undefined, document);
}

function showIgnored(item: LanguageStatusItem): void {
  item.text = l10n.t("Ignored");
  item.detail = l10n.t("The configuration or a .gitignore file excludes this file from all checks.");
  item.severity = LanguageStatusSeverity.Information;
}

function showFound(item: LanguageStatusItem, status: Status | undefined, { uri }: TextDocument): void {
  const found = languages.getDiagnostics(uri);
  const [errors = 0, warnings = 0] = [DiagnosticSeverity.Error, DiagnosticSeverity.Warning].map(
    (severity) => found.filter((each) => each.severity === severity).length,
  );
  item.text = status?.taxonomy ?? l10n.t("No taxonomy");
  item.detail = [
    ...(status?.taxonomy && !status.isFound ? [l10n.t("not found")] : []),
    formatMessage(
      l10n.t(
        "{errors, plural, one {# error} other {# errors}}, {warnings, plural, one {# warning} other {# warnings}}",
      ),
      { errors, warnings },
      l10n.t("en"),
    ),
  ].join(" · ");
  item.severity = severityOf(errors, warnings);
  item.command = { title: l10n.t("Show problems"), command: "workbench.actions.view.problems" };
}

function severityOf(errors: number, warnings: number): LanguageStatusSeverity {
  if (errors > 0) return LanguageStatusSeverity.Error;
  return warnings > 0 ? LanguageStatusSeverity.Warning : LanguageStatusSeverity.Information;
}
