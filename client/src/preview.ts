/** The preview and the table of rankings: Markdown that the server makes, in VS Code's own preview. */
import type { QuickPickItem, ViewColumn } from "vscode";
import { Disposable, TabInputText, Uri, commands, l10n, window, workspace } from "vscode";

/** The scheme for which the server has the contents. */
const SCHEME = "threat-assessment";

/** What there is to see of an assessment, and the name of its tab, behind the word "Preview" of VS Code. */
const views = {
  preview: (name: string) => name,
  comparison: (name: string) => l10n.t("Rankings of {0}", name),
} as const;

export type PreviewKind = keyof typeof views;

/** The assessment that was last in an active editor. */
let last: Uri | undefined;

export function followAssessments(): Disposable {
  const follow = (editor = window.activeTextEditor): void => {
    if (editor?.document.languageId === "threat-assessment") last = editor.document.uri;
  };
  follow();
  return Disposable.from(window.onDidChangeActiveTextEditor(follow));
}

/**
 * Where no assessment is being written, as beside a walkthrough: of the last one, of one that the reader chooses, or of
 * the example that comes with the extension.
 * @param uriText The file; the one in the active editor, if not said.
 */
export async function openPreview(extensionUri: Uri, view: PreviewKind, uriText?: unknown): Promise<void> {
  const file = typeof uriText === "string" ? Uri.parse(uriText) : (active() ?? (await found(extensionUri)));
  if (!file) return;
  const name = file.path.replace(/^.*\//, "").replace(/\.threat\.ya?ml$/, "");
  // Without ".md": of documents in Markdown, VS Code lists all headings among the symbols of the workspace.
  const uri = Uri.from({ scheme: SCHEME, path: `/${view}/${views[view](name)}`, query: file.toString() });
  await commands.executeCommand("markdown.showPreviewToSide", uri);
}

function active(): Uri | undefined {
  const { document } = window.activeTextEditor ?? {};
  return document?.languageId === "threat-assessment" ? document.uri : undefined;
}

/** An assessment, shown in an editor. */
async function found(extension: Uri): Promise<Uri | undefined> {
  const file = lastOpen() ?? (await chosen());
  if (file === "left") return undefined;
  const document = await (file ? workspace.openTextDocument(file) : exampleIn(extension));
  // Where it is already, or else it would be open twice.
  const place = tabs().find(({ uri }) => uri.toString() === document.uri.toString());
  await window.showTextDocument(document, { preview: false, ...place });
  return document.uri;
}

function lastOpen(): Uri | undefined {
  const open = workspace.textDocuments.find(({ uri }) => uri.toString() === last?.toString())?.uri;
  // Of an editor that was open before the extension began, nothing was heard.
  return open ?? tabs().find(({ uri }) => /\.threat\.ya?ml$/u.test(uri.path))?.uri;
}

/** The files in the tabs of all columns. */
function tabs(): { readonly uri: Uri; readonly viewColumn: ViewColumn }[] {
  return window.tabGroups.all.flatMap(({ tabs, viewColumn }) =>
    tabs.flatMap(({ input }) => (input instanceof TabInputText ? [{ uri: input.uri, viewColumn }] : [])),
  );
}

/** As many files as one can choose from. */
const MAX_COUNT = 200;

/** One of the assessments in the folder; nothing, where there is none. */
async function chosen(): Promise<Uri | "left" | undefined> {
  const files = await workspace.findFiles("**/*.threat.{yaml,yml}", undefined, MAX_COUNT);
  if (files.length < 2) return files[0];
  const items = files
    .map((uri): QuickPickItem & { uri: Uri } => ({ label: workspace.asRelativePath(uri), uri }))
    .sort((a, b) => a.label.localeCompare(b.label));
  const placeHolder = l10n.t("Which assessment do you want to see?");
  return (await window.showQuickPick(items, { placeHolder }))?.uri ?? "left";
}

/** The example as a new file, so that it can be changed. */
async function exampleIn(extension: Uri): Promise<Awaited<ReturnType<typeof workspace.openTextDocument>>> {
  const bytes = await workspace.fs.readFile(Uri.joinPath(extension, "examples", "first.threat.yaml"));
  return workspace.openTextDocument({
    language: "threat-assessment",
    content: new TextDecoder().decode(bytes),
  });
}
