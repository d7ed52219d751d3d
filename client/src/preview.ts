/** Finds the assessment whose document is to be shown. */
import type { QuickPickItem } from "vscode";
import { Disposable, Uri, l10n, window, workspace } from "vscode";
import { tabs } from "./tabs.ts";

/** The assessment that was last in an active editor. */
let last: Uri | undefined;

/** Remembers the assessment that was last active. */
export function followAssessments(): Disposable {
  const follow = (editor = window.activeTextEditor): void => {
    if (editor?.document.languageId === "threat-assessment") last = editor.document.uri;
  };
  follow();
  return Disposable.from(window.onDidChangeActiveTextEditor(follow));
}

/**
 * Returns the assessment to show, after it is shown in an editor. When none is being edited, for example next to a walkthrough, it
 * is the last one, one that the user chooses, or the bundled example.
 * @param uriText The file; by default the one in the active editor.
 */
export async function assessmentToShow(extension: Uri, uriText?: unknown): Promise<Uri | undefined> {
  if (typeof uriText === "string") return Uri.parse(uriText);
  return activeAssessment() ?? (await found(extension));
}

/** The assessment in the active editor. */
export function activeAssessment(): Uri | undefined {
  const { document } = window.activeTextEditor ?? {};
  return document?.languageId === "threat-assessment" ? document.uri : undefined;
}

/** The URI of the assessment to view, after it is shown in an editor. */
async function found(extension: Uri): Promise<Uri | undefined> {
  const file = lastOpen() ?? (await chosen());
  if (file === "left") return undefined;
  const document = await (file ? workspace.openTextDocument(file) : exampleIn(extension));
  // Reuse its column, or it would be open twice.
  const place = tabs().find(({ uri }) => uri.toString() === document.uri.toString());
  await window.showTextDocument(document, { preview: false, ...place });
  return document.uri;
}

function lastOpen(): Uri | undefined {
  const open = workspace.textDocuments.find(({ uri }) => uri.toString() === last?.toString())?.uri;
  // Editors that were open before the extension was activated sent no event.
  return open ?? tabs().find(({ uri }) => /\.threat\.ya?ml$/u.test(uri.path))?.uri;
}

/** The maximum number of files that the user can choose from. */
const MAX_COUNT = 200;

/** An assessment in the workspace that the user chooses; `undefined` if there is none, "left" if the user cancels. */
async function chosen(): Promise<Uri | "left" | undefined> {
  const files = await workspace.findFiles("**/*.threat.{yaml,yml}", undefined, MAX_COUNT);
  if (files.length < 2) return files[0];
  const items = files
    .map((uri): QuickPickItem & { uri: Uri } => ({ label: workspace.asRelativePath(uri), uri }))
    .sort((a, b) => a.label.localeCompare(b.label));
  const placeHolder = l10n.t("Which assessment do you want to see?");
  return (await window.showQuickPick(items, { placeHolder }))?.uri ?? "left";
}

/** Opens the example as a new document, so that the user can edit it. */
async function exampleIn(extension: Uri): Promise<Awaited<ReturnType<typeof workspace.openTextDocument>>> {
  const bytes = await workspace.fs.readFile(Uri.joinPath(extension, "examples", "first.threat.yaml"));
  return workspace.openTextDocument({
    language: "threat-assessment",
    content: new TextDecoder().decode(bytes),
  });
}
