/** Drops of files onto an assessment: bibliographies are named in it, and registers are imported into it. */
import type { CancellationToken, DataTransfer, Disposable, Position, TextDocument } from "vscode";
import { DocumentDropEdit, Uri, WorkspaceEdit, commands, l10n, languages, window, workspace } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import type { BibliographyParams, SourceResult } from "../../server/src/lsp/customRequests.ts";
import { whyNotRead } from "./fileErrors.ts";
import { baseNameOf } from "./uris.ts";

const BIBLIOGRAPHY = /\.(?:bib|ris|json|ya?ml)$/i;
const REGISTER = /\.(?:csv|tsv|xlsx)$/i;

/** Accepts files that are dropped onto an assessment. VS Code does with all others what it does without us. */
export function acceptDrops(client: BaseLanguageClient): Disposable {
  return languages.registerDocumentDropEditProvider(
    { language: "threat-assessment" },
    {
      provideDocumentDropEdits: async (document, position, ...[dropped, token]) => {
        if (workspace.fs.isWritableFileSystem(document.uri.scheme) === false) return undefined;
        const uris = await urisIn(dropped);
        const [register] = uris;
        if (register && uris.length === 1 && REGISTER.test(register.path))
          return importInto(document, register);
        const files = uris.filter(({ path }) => BIBLIOGRAPHY.test(path));
        return files.length > 0 ? named(client, { document, position, files, token }) : undefined;
      },
    },
  );
}

/** The files that are dropped. VS Code lists them as URIs, on every platform. */
async function urisIn(dropped: DataTransfer): Promise<readonly Uri[]> {
  const list = (await dropped.get("text/uri-list")?.asString()) ?? "";
  const lines = list.split(/[\r\n]+/).filter((line) => line !== "" && !line.startsWith("#"));
  return lines.flatMap((line) => {
    try {
      return [Uri.parse(line, true)];
    } catch {
      return [];
    }
  });
}

/** Starts the import. The text changes only if the user agrees, so nothing is inserted now. */
function importInto({ uri }: TextDocument, register: Uri): DocumentDropEdit {
  const given = { register: register.toString() };
  void commands.executeCommand("threatAssessment.importIntoAssessment", uri, given);
  return new DocumentDropEdit("");
}

interface Drop {
  readonly document: TextDocument;
  readonly position: Position;
  readonly files: readonly Uri[];
  readonly token: CancellationToken;
}

/** Names bibliographies under their key, and inserts nothing where they are dropped. */
async function named(
  client: BaseLanguageClient,
  { document, position, files: dropped, token }: Drop,
): Promise<DocumentDropEdit | undefined> {
  const files = await reachable(dropped);
  if (files.length === 0) return new DocumentDropEdit("");
  const { code2ProtocolConverter: outward, protocol2CodeConverter: inward } = client;
  const params: BibliographyParams = {
    uri: outward.asUri(document.uri),
    position: outward.asPosition(position),
    files: files.map((file) => outward.asUri(file)),
  };
  const result = await client.sendRequest<SourceResult | null>(
    "threatAssessment/bibliography",
    params,
    token,
  );
  if (!result) return undefined;
  if (result.note !== undefined) void window.showInformationMessage(result.note);
  const drop = new DocumentDropEdit("");
  if (result.edit) {
    drop.additionalEdit = new WorkspaceEdit();
    drop.additionalEdit.replace(document.uri, inward.asRange(result.edit.range), result.edit.newText);
  }
  return drop;
}

/** The files that can be reached. A message says why the others cannot. */
async function reachable(files: readonly Uri[]): Promise<readonly Uri[]> {
  const found = await Promise.all(
    files.map(async (file) => {
      try {
        await workspace.fs.stat(file);
        return [file];
      } catch (error) {
        void window.showErrorMessage(
          l10n.t("{0} cannot be added under “bibliography”: {1}", baseNameOf(file), whyNotRead(error)),
        );
        return [];
      }
    }),
  );
  return found.flat();
}
