/** Exports the document of an assessment: asks for the format and the place, and writes the files that the server makes. */
import type { CancellationToken, QuickPickItem } from "vscode";
import { ProgressLocation, Uri, commands, env, l10n, window, workspace } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import type { ExportChoice } from "../../server/src/features/exportChoices.ts";
import { bytesOf } from "../../server/src/files/base64.ts";
import type { ExportParams, ExportResult } from "../../server/src/lsp/exportRequests.ts";
import { baseNameOf } from "./uris.ts";
import { errorText } from "../../server/src/language/errorText.ts";

/** What another extension, a test or a key binding can decide in advance. */
interface Given {
  readonly format?: string;
  readonly style?: "brief" | "full";
  /** Where to save: the URI as a text. */
  readonly target?: string;
}

/** An export as the user has chosen it. */
interface Chosen {
  readonly choice: ExportChoice;
  readonly style: "brief" | "full" | undefined;
  /** The file, or the folder of several. */
  readonly target: Uri;
}

/**
 * Exports the document of a file.
 * @param answers The answers to questions that are not asked then.
 * @returns The URIs of the written files; `undefined` if the user has cancelled, or if there are none.
 */
export async function exportDocument(
  client: BaseLanguageClient,
  uri: Uri,
  answers: unknown,
): Promise<readonly Uri[] | undefined> {
  const chosen = await choose(client, uri, isGiven(answers) ? answers : {});
  if (!chosen) return undefined;
  const options = {
    location: ProgressLocation.Notification,
    cancellable: true,
    title: l10n.t("Writing the document…"),
  };
  try {
    const written = await window.withProgress(options, async (_, token) =>
      write(chosen, await made(client, { uri, chosen }, token)),
    );
    if (!written) return undefined;
    void tell(written, chosen.target);
    return written.files;
  } catch (error) {
    const reason = errorText(error);
    void window.showErrorMessage(l10n.t("The document cannot be saved: {0}", reason));
    return undefined;
  }
}

function isGiven(answers: unknown): answers is Given {
  return typeof answers === "object" && answers !== null;
}

async function choose(client: BaseLanguageClient, uri: Uri, given: Given): Promise<Chosen | undefined> {
  const choices = await client.sendRequest<readonly ExportChoice[] | null>(
    "threatAssessment/exportChoices",
    {},
  );
  const choice =
    choices?.find(({ format }) => format === given.format) ?? (await chosenFormat(choices ?? []));
  if (!choice) return undefined;
  const style = given.style ?? (choice.hasStyles ? await chosenStyle() : undefined);
  if (choice.hasStyles && !style) return undefined;
  const target = given.target === undefined ? await chosenPlace(uri, choice) : Uri.parse(given.target);
  return target && { choice, style, target };
}

async function chosenFormat(choices: readonly ExportChoice[]): Promise<ExportChoice | undefined> {
  const items = choices.map((choice): QuickPickItem & { choice: ExportChoice } => ({
    label: choice.label,
    detail: choice.detail,
    choice,
  }));
  const placeHolder = l10n.t("In which format do you want to export the document?");
  return (await window.showQuickPick(items, { placeHolder }))?.choice;
}

async function chosenStyle(): Promise<"brief" | "full" | undefined> {
  const items: readonly (QuickPickItem & { style: "brief" | "full" })[] = [
    { style: "full", label: l10n.t("Full"), detail: l10n.t("Everything that the assessment says.") },
    {
      style: "brief",
      label: l10n.t("Brief"),
      detail: l10n.t("The summary, the key judgments, and what is to be done."),
    },
  ];
  const placeHolder = l10n.t("How much do you want to export?");
  return (await window.showQuickPick(items, { placeHolder }))?.style;
}

/** Where to save. The proposed name is that of the source. */
async function chosenPlace(uri: Uri, choice: ExportChoice): Promise<Uri | undefined> {
  const folder = uri.scheme === "untitled" ? workspace.workspaceFolders?.[0]?.uri : Uri.joinPath(uri, "..");
  if (choice.isFolder) {
    const openLabel = l10n.t("Save the files here");
    const options = { canSelectFolders: true, canSelectFiles: false, openLabel };
    return (await window.showOpenDialog({ ...options, ...(folder && { defaultUri: folder }) }))?.[0];
  }
  const name = baseNameOf(uri).replace(/(?:\.threat)?\.ya?ml$/i, "") || "document";
  const part = choice.table === undefined ? "" : `-${choice.table}`;
  const fileName = `${name}${part}.${choice.extension}`;
  return window.showSaveDialog({
    ...(folder && { defaultUri: Uri.joinPath(folder, fileName) }),
    filters: { [choice.label]: [choice.extension] },
    saveLabel: l10n.t("Export"),
  });
}

/** Asks the server for the files. */
async function made(
  client: BaseLanguageClient,
  { uri, chosen: { choice, style, target } }: { readonly uri: Uri; readonly chosen: Chosen },
  token: CancellationToken,
): Promise<ExportResult | undefined> {
  const editor = window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
  const params: ExportParams = {
    uri: client.code2ProtocolConverter.asUri(uri),
    format: choice.format,
    name: baseNameOf(target).replace(/\.[^.]*$/, ""),
    ...(style && { style }),
    ...(choice.table !== undefined && { table: choice.table }),
    ...(editor && { line: editor.selection.active.line }),
  };
  try {
    return await client.sendRequest<ExportResult>("threatAssessment/export", params, token);
  } catch (error) {
    if (token.isCancellationRequested) return undefined;
    throw error;
  }
}

/** What was written, and what the user should know. */
interface WrittenFiles {
  readonly files: readonly Uri[];
  readonly notes: readonly string[];
}

async function write(
  { target, choice }: Chosen,
  result: ExportResult | undefined,
): Promise<WrittenFiles | undefined> {
  if (!result) return undefined;
  if (result.refusal !== undefined) {
    void window.showErrorMessage(result.refusal);
    return undefined;
  }
  const { base64, beside = [], notes = [] } = result;
  const folder = choice.isFolder ? target : Uri.joinPath(target, "..");
  const files = [
    ...(base64 === undefined ? [] : [{ uri: target, base64 }]),
    ...beside.map((file) => ({ uri: Uri.joinPath(folder, file.path), base64: file.base64 })),
  ];
  for (const file of files) await workspace.fs.writeFile(file.uri, bytesOf(file.base64));
  return { files: files.map(({ uri }) => uri), notes };
}

async function tell({ notes }: WrittenFiles, target: Uri): Promise<void> {
  for (const note of notes) void window.showWarningMessage(note);
  const open = l10n.t("Open");
  const name = baseNameOf(target);
  if ((await window.showInformationMessage(l10n.t("The document is saved as {0}.", name), open)) !== open)
    return;
  // The program of the system opens a file on this machine, and VS Code any other.
  const isHere = target.scheme === "file" && env.remoteName === undefined;
  if (!isHere || !(await env.openExternal(target))) await commands.executeCommand("vscode.open", target);
}
