/** Writes files that the server has made: changes of documents as edits that can be undone, and new files. */
import { Uri, WorkspaceEdit, l10n, window, workspace } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import type { ImportedFile } from "../../server/src/lsp/importRequests.ts";
import { baseNameOf, existsAt } from "./uris.ts";

/**
 * Writes files, all or none, and shows the first one. A new file never replaces another one.
 * @returns Their URIs; "changed" if a text is no longer what the server has seen; `undefined` if they cannot be written.
 */
export async function writeFiles(
  client: BaseLanguageClient,
  files: readonly ImportedFile[],
): Promise<readonly Uri[] | "changed" | undefined> {
  const edit = new WorkspaceEdit();
  const clean: Uri[] = [];
  for (const file of files) {
    const uri = Uri.parse(file.uri);
    if (file.isNew) {
      if (await existsAt(uri)) {
        void window.showErrorMessage(
          l10n.t(
            "Nothing has been written, because there is already a file called {0}. Move it, or choose another name.",
            baseNameOf(uri),
          ),
        );
        return undefined;
      }
      edit.createFile(uri, { contents: new TextEncoder().encode(file.text) });
      continue;
    }
    const document = await workspace.openTextDocument(uri);
    if (document.getText() !== file.before) return "changed";
    if (!document.isDirty && !document.isUntitled) clean.push(uri);
    edit.set(uri, await client.protocol2CodeConverter.asTextEdits([...file.edits]));
  }
  if (!(await workspace.applyEdit(edit))) throw new Error(l10n.t("VS Code has not accepted the changes."));
  for (const uri of clean) await (await workspace.openTextDocument(uri)).save();
  const uris = files.map(({ uri }) => Uri.parse(uri));
  const [first] = uris;
  if (first) await window.showTextDocument(first, { preview: false });
  return uris;
}
