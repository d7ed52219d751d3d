/** Exports the document of an assessment: asks for the format and the place, and writes the files that the server makes. */
import type { CancellationToken, QuickPickItem } from "vscode";
import { ProgressLocation, Uri, l10n, window, workspace } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import type { DocumentLength, ShownView } from "../../server/src/features/viewProtocol.ts";
import type { ExportChoice } from "../../server/src/features/exportChoices.ts";
import { bytesOf } from "../../server/src/files/base64.ts";
import type { ExportChoicesParams, ExportParams, ExportResult } from "../../server/src/lsp/exportRequests.ts";
import type { PastExport, PastExports } from "./pastExports.ts";
import { activeFile } from "./tabs.ts";
import { saveFiles } from "./saveFiles.ts";
import { tellExported } from "./tellExported.ts";
import { baseNameOf, dialogFolder } from "./uris.ts";
import { errorText } from "../../server/src/language/errorText.ts";

/** What another extension, a test or a key binding can decide in advance. */
interface Given {
  readonly format?: string;
  readonly table?: string | undefined;
  readonly style?: DocumentLength | undefined;
  /** Where to save: the URI as a text. */
  readonly target?: string;
}

/** An export as the user has chosen it. */
interface Chosen {
  readonly choice: ExportChoice;
  readonly style: DocumentLength | undefined;
  /** The file, or the folder of several. */
  readonly target: Uri;
}

/** What is exported: the document of a file, or what another view shows of it. */
export interface ExportSubject {
  readonly uri: Uri;
  readonly shown: ShownView | undefined;
  /** How much of the document the view shows. */
  readonly length: DocumentLength | undefined;
}

/** What an export needs of the extension. */
interface ExportHost {
  readonly client: BaseLanguageClient;
  readonly past: PastExports;
}

/**
 * Exports the document of a file, or what a view shows of it.
 * @param answers The answers to questions that are not asked then.
 * @returns The URIs of the written files; `undefined` if the user has cancelled, or if there are none.
 */
export async function exportDocument(
  host: ExportHost,
  exported: ExportSubject,
  answers: unknown,
): Promise<readonly Uri[] | undefined> {
  const { length: style } = exported;
  const chosen = await choose(host, exported, { ...(style && { style }), ...(isGiven(answers) && answers) });
  return chosen && exportChosen(host, exported, chosen);
}

/** Exports as the last time, into the same file; asks if there was no last time. */
export async function exportAgain(
  host: ExportHost,
  exported: ExportSubject,
): Promise<readonly Uri[] | undefined> {
  return exportDocument(host, exported, host.past.of(nameOfExport(exported)));
}

/** What was exported: into the file that is in front, or else last. */
export function exportedBefore({ past }: ExportHost): ExportSubject | undefined {
  const found = past.into(activeFile()) ?? past.last;
  return found && { uri: past.uriOf(found), shown: found.shown, length: found.style };
}

/** What the last export of the same is found by: the URI of the file, and its view if that is not the document. */
function nameOfExport({ uri, shown }: ExportSubject): string {
  const view = otherView(shown);
  return view ? `${uri.toString()} ${view.view}` : uri.toString();
}

/** What is exported instead of the document. */
function otherView(shown: ShownView | undefined): ShownView | undefined {
  return shown?.view === "document" ? undefined : shown;
}

async function exportChosen(
  { client, past }: ExportHost,
  exported: ExportSubject,
  chosen: Chosen,
): Promise<readonly Uri[] | undefined> {
  const { choice, style, target } = chosen;
  const options = {
    location: ProgressLocation.Notification,
    cancellable: true,
    title: l10n.t("Writing the document…"),
  };
  try {
    const written = await window.withProgress(options, async (_, token) =>
      write(chosen, await made(client, { exported, chosen }, token)),
    );
    if (!written) return undefined;
    const { format, table } = choice;
    await past.add({
      of: nameOfExport(exported),
      format,
      table,
      style,
      target: target.toString(),
      shown: otherView(exported.shown),
    });
    void tellExported({ target, format, notes: written.notes });
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

async function choose(
  { client, past }: ExportHost,
  exported: ExportSubject,
  given: Given,
): Promise<Chosen | undefined> {
  const { uri, shown } = exported;
  const params: ExportChoicesParams = {
    uri: client.code2ProtocolConverter.asUri(uri),
    ...(shown && { view: shown.view }),
  };
  const choices =
    (await client.sendRequest<readonly ExportChoice[] | null>("threatAssessment/exportChoices", params)) ??
    [];
  const name = nameOfExport(exported);
  const last = past.latest(name);
  const choice = choices.find((each) => isOf(each, given)) ?? (await chosenFormat(choices, last));
  if (!choice) return undefined;
  const style = given.style ?? (choice.hasStyles ? await chosenStyle(last?.style) : undefined);
  if (choice.hasStyles && !style) return undefined;
  const target =
    given.target === undefined
      ? await chosenPlace(exported, choice, past.target(name, choice))
      : Uri.parse(given.target);
  return target && { choice, style, target };
}

/** Whether a choice is the one that was given, or that was made before. */
function isOf(choice: ExportChoice, { format, table }: Given): boolean {
  return choice.format === format && (table === undefined || choice.table === table);
}

type Item<T> = QuickPickItem & { readonly answer: T };

/** Asks with the answer of the last time first. */
async function ask<T>(
  items: readonly Item<T>[],
  isLast: (answer: T) => boolean,
  placeHolder: string,
): Promise<T | undefined> {
  const last = items.find(({ answer }) => isLast(answer));
  const others = items.filter((item) => item !== last);
  const ordered = last ? [{ ...last, description: l10n.t("as the last time") }, ...others] : others;
  return (await window.showQuickPick(ordered, { placeHolder }))?.answer;
}

async function chosenFormat(
  choices: readonly ExportChoice[],
  last: PastExport | undefined,
): Promise<ExportChoice | undefined> {
  return ask(
    choices.map((choice) => ({ label: choice.label, detail: choice.detail, answer: choice })),
    (choice) => last !== undefined && isOf(choice, last),
    l10n.t("In which format do you want to export the document?"),
  );
}

async function chosenStyle(last: DocumentLength | undefined): Promise<DocumentLength | undefined> {
  const items: readonly Item<DocumentLength>[] = [
    { answer: "full", label: l10n.t("Full"), detail: l10n.t("Everything that the assessment says.") },
    {
      answer: "brief",
      label: l10n.t("Brief"),
      detail: l10n.t("The summary, the key judgments, and what is to be done."),
    },
  ];
  return ask(items, (style) => style === last, l10n.t("How much do you want to export?"));
}

/** Where to save: where it was last, or next to the source with its name. */
async function chosenPlace(
  { uri, shown }: ExportSubject,
  choice: ExportChoice,
  last: Uri | undefined,
): Promise<Uri | undefined> {
  const folder = dialogFolder(uri);
  if (choice.isFolder) {
    const place = last ?? folder;
    const folders = await window.showOpenDialog({
      title: l10n.t("In which folder will the files be saved?"),
      canSelectFolders: true,
      canSelectFiles: false,
      openLabel: l10n.t("Save the files here"),
      ...(place && { defaultUri: place }),
    });
    return folders?.[0];
  }
  const name = baseNameOf(uri).replace(/(?:\.threat)?\.ya?ml$/i, "") || "document";
  const part = [choice.table, otherView(shown)?.view]
    .map((each) => (each === undefined ? "" : `-${each}`))
    .join("");
  const fileName = `${name}${part}.${choice.extension}`;
  const place = last ?? (folder && Uri.joinPath(folder, fileName));
  return window.showSaveDialog({
    ...(place && { defaultUri: place }),
    title: l10n.t("Where will the document be saved?"),
    filters: { [choice.label]: [choice.extension] },
    saveLabel: l10n.t("Export"),
  });
}

/** Asks the server for the files. */
async function made(
  client: BaseLanguageClient,
  {
    exported: { uri, shown },
    chosen: { choice, style, target },
  }: { readonly exported: ExportSubject; readonly chosen: Chosen },
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
    ...(shown && { shown }),
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
  await saveFiles(
    files.map(({ uri, base64: content }) => ({ uri, bytes: bytesOf(content) })),
    workspace.fs,
  );
  return { files: files.map(({ uri }) => uri), notes };
}
