/** Tells what was exported, and offers what can be done with it. */
import type { Uri } from "vscode";
import { UIKind, commands, env, l10n, window, workspace } from "vscode";
import { baseNameOf } from "./uris.ts";

/** What was written. */
interface ExportedFiles {
  /** The file, or the folder of several. */
  readonly target: Uri;
  /** The format, as the server names it. */
  readonly format: string;
  /** What the user should know. */
  readonly notes: readonly string[];
}

interface Action {
  readonly label: string;
  readonly run: () => Thenable<unknown>;
}

/** Tells what was written, and does what the user then chooses. */
export async function tellExported(exported: ExportedFiles): Promise<void> {
  for (const note of exported.notes) void window.showWarningMessage(note);
  const action = actionFor(exported);
  const chosen = await window.showInformationMessage(
    savedMessage(exported),
    ...(action ? [action.label] : []),
  );
  if (chosen !== undefined) await action?.run();
}

function savedMessage({ target, format }: ExportedFiles): string {
  const name = baseNameOf(target);
  if (isHere(target) || isText(format) || !isInExplorer(target))
    return l10n.t("The document is saved as {0}.", name);
  return l10n.t(
    "The document is saved as {0}, but not on this computer. To open it here, choose “Download…” in its menu in the Explorer.",
    name,
  );
}

/** The program of the system opens a file on this machine. VS Code itself would show the source of a page, or the bytes of a PDF. */
function actionFor({ target, format }: ExportedFiles): Action | undefined {
  const open = (): Thenable<unknown> => commands.executeCommand("vscode.open", target);
  if (isHere(target))
    return { label: l10n.t("Open"), run: async () => (await env.openExternal(target)) || open() };
  if (isText(format)) return { label: l10n.t("Open"), run: open };
  if (!isInExplorer(target)) return undefined;
  const reveal = (): Thenable<unknown> => commands.executeCommand("revealInExplorer", target);
  return { label: l10n.t("Show in the Explorer"), run: reveal };
}

/** Whether people read a format as text. */
function isText(format: string): boolean {
  return ["markdown", "csv", "json"].includes(format);
}

function isInExplorer(target: Uri): boolean {
  return workspace.getWorkspaceFolder(target) !== undefined;
}

/** Whether a file is on the machine of the window. */
function isHere({ scheme }: Uri): boolean {
  return scheme === "file" && env.remoteName === undefined && env.uiKind === UIKind.Desktop;
}
