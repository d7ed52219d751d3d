/**
 * Imports a register or a ranking: asks what the server does not know, shows what goes where, and writes only then. The server does the
 * work.
 */
import { ProgressLocation, Uri, l10n, window, workspace } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { base64Of } from "../../server/src/files/base64.ts";
import type { ImportParams, ImportResult } from "../../server/src/lsp/importRequests.ts";
import { MAX_BYTES } from "../../server/src/registers/workbook/workbook.ts";
import { chosenColumns, chosenRegister, chosenSheets, chosenTarget } from "./importQuestions.ts";
import { whyNotRead } from "./fileErrors.ts";
import { closeImportPreview, showImportPreview } from "./importPreview.ts";
import { baseNameOf, existsAt } from "./uris.ts";
import { writeFiles } from "./writeFiles.ts";
import { errorText } from "../../server/src/language/errorText.ts";

/** What another extension, a test or a key binding can decide in advance. */
interface Given {
  /** The register: the URI as a text. */
  readonly register?: string;
  /** The assessment: the URI as a text. It need not exist. */
  readonly target?: string;
  readonly columns?: Readonly<Record<string, string>>;
  readonly sheets?: readonly string[];
  /** Whether the import is written without a preview. */
  readonly write?: boolean;
}

/** An import that has not been written. */
interface Import {
  readonly register: Uri;
  readonly target: Uri;
  readonly file: Pick<ImportParams, "base64" | "size">;
  columns: Readonly<Record<string, string>>;
  sheets: readonly string[] | undefined;
}

/**
 * Imports a register.
 * @param from The file of the register and the assessment, as far as they are known.
 * @param answers The answers to questions that are not asked then.
 * @returns The URIs of the written files, that of the assessment first; `undefined` if nothing is written.
 */
export async function startImport(
  client: BaseLanguageClient,
  from: { readonly register?: Uri | undefined; readonly target?: Uri | undefined },
  answers: unknown,
): Promise<readonly Uri[] | undefined> {
  const given: Given = typeof answers === "object" && answers !== null ? answers : {};
  try {
    const register =
      given.register === undefined ? (from.register ?? (await chosenRegister())) : Uri.parse(given.register);
    if (!register) return undefined;
    const target =
      given.target === undefined ? (from.target ?? (await chosenTarget(register))) : Uri.parse(given.target);
    if (!target) return undefined;
    const { columns = {}, sheets } = given;
    const file = await fileOf(register);
    return await imported(client, { register, target, file, columns, sheets }, given);
  } catch (error) {
    const reason = errorText(error);
    void window.showErrorMessage(l10n.t("The register cannot be imported: {0}", reason));
    return undefined;
  } finally {
    await closeImportPreview();
  }
}

/** The bytes of a file. Those of one that is too large are not sent: its size decides. */
async function fileOf(uri: Uri): Promise<Import["file"]> {
  try {
    const { size } = await workspace.fs.stat(uri);
    if (size > MAX_BYTES) return { base64: "", size };
    const bytes = await workspace.fs.readFile(uri);
    return { base64: bytes.length > MAX_BYTES ? "" : base64Of(bytes), size: bytes.length };
  } catch (error) {
    throw new Error(whyNotRead(error), { cause: error });
  }
}

async function imported(
  client: BaseLanguageClient,
  own: Import,
  given: Given,
): Promise<readonly Uri[] | undefined> {
  let result = await asked(client, own);
  if (result && given.write !== true) result = await withQuestions(client, own, { first: result, given });
  while (result?.files) {
    const reply = given.write === true ? "write" : await decision(own, result);
    if (reply === undefined) return undefined;
    if (reply === "columns") {
      own.columns = (await chosenColumns(result, own.columns)) ?? own.columns;
    } else {
      const written = await writeFiles(client, result.files);
      if (written !== "changed") return written;
      void window.showWarningMessage(
        l10n.t("{0} has changed meanwhile. Look at the preview again.", baseNameOf(own.target)),
      );
    }
    result = await asked(client, own);
  }
  return undefined;
}

/** Asks what only the user knows: the sheets of several, and the columns whose headings are not known. */
async function withQuestions(
  client: BaseLanguageClient,
  own: Import,
  { first, given }: { readonly first: ImportResult; readonly given: Given },
): Promise<ImportResult | undefined> {
  let result: ImportResult | undefined = first;
  if (!given.sheets) {
    const all = first.sheets?.map(({ name }) => name) ?? [];
    const sheets = await chosenSheets(first);
    if (!sheets) return undefined;
    if (sheets.length < all.length) {
      own.sheets = sheets;
      result = await asked(client, own);
    }
  }
  if (!result || given.columns || !hasUnknown(result)) return result;
  const columns = await chosenColumns(result, own.columns);
  if (!columns) return undefined;
  if (Object.keys(columns).length === 0) return result;
  own.columns = columns;
  return asked(client, own);
}

function hasUnknown({ sheets = [] }: ImportResult): boolean {
  return sheets.some(({ columns }) => columns.some(({ isUnknown }) => isUnknown));
}

/** Asks the server what the import would do. Shows why it cannot be done. */
async function asked(client: BaseLanguageClient, own: Import): Promise<ImportResult | undefined> {
  const text = await textOf(own.target);
  const params: ImportParams = {
    ...own.file,
    uri: client.code2ProtocolConverter.asUri(own.target),
    ...(text === undefined ? {} : { text }),
    columns: own.columns,
    ...(own.sheets && { sheets: own.sheets }),
  };
  const title = l10n.t("Reading {0}…", baseNameOf(own.register));
  const options = { location: ProgressLocation.Notification, cancellable: true, title };
  return window.withProgress(options, async (_, token) => {
    try {
      const result = await client.sendRequest<ImportResult>("threatAssessment/import", params, token);
      if (result.refusal === undefined) return result;
      void window.showErrorMessage(`${baseNameOf(own.register)}: ${result.refusal}`);
      return undefined;
    } catch (error) {
      if (token.isCancellationRequested) return undefined;
      throw error;
    }
  });
}

/** The text of a file with its unsaved changes; `undefined` if there is none. */
async function textOf(uri: Uri): Promise<string | undefined> {
  const open = workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open) return open.getText();
  return (await existsAt(uri)) ? (await workspace.openTextDocument(uri)).getText() : undefined;
}

/** Shows the preview, and waits for what the user decides, however long that takes: a message would hide itself while the user reads. */
async function decision(
  { register, target }: Import,
  { preview = "", files = [] }: ImportResult,
): Promise<"write" | "columns" | undefined> {
  await showImportPreview(baseNameOf(register), preview, files);
  const [write, columns] = [l10n.t("Write"), l10n.t("Columns…")];
  const others = files.slice(1).map(({ uri }) => baseNameOf(Uri.parse(uri)));
  const question = l10n.t("Import {0} into {1}?", baseNameOf(register), baseNameOf(target));
  const chosen = await window.showQuickPick([write, columns, l10n.t("Cancel")], {
    title: question,
    placeHolder:
      others.length > 0 ? l10n.t("These files are written, too: {0}", others.join(", ")) : question,
    ignoreFocusOut: true,
  });
  if (chosen === write) return "write";
  return chosen === columns ? "columns" : undefined;
}
