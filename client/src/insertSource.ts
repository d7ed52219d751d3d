/** Inserts sources from the clipboard: entries in BibTeX, CSL JSON or RIS, or the URL of a page. */
import { WorkspaceEdit, env, window, workspace } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import type { TextEdit } from "vscode-languageserver-types";

/** The server's answer, as `lsp/customRequests.ts` defines it. */
interface Added {
  readonly edit?: TextEdit;
  readonly note?: string;
}

/**
 * Inserts sources into the active document, with one edit.
 * @param given The text; by default that of the clipboard.
 */
export async function insertSource(client: BaseLanguageClient, given?: unknown): Promise<void> {
  const editor = window.activeTextEditor;
  if (!editor) return;
  const { uri } = editor.document;
  const text = typeof given === "string" ? given : await env.clipboard.readText();
  const pasted = { uri: client.code2ProtocolConverter.asUri(uri), text };
  const added = await client.sendRequest<Added | null>("threatAssessment/source", pasted);
  if (added?.note !== undefined) void window.showInformationMessage(added.note);
  if (!added?.edit) return;
  const { range, newText } = added.edit;
  const edit = new WorkspaceEdit();
  edit.replace(uri, client.protocol2CodeConverter.asRange(range), newText);
  await workspace.applyEdit(edit);
  editor.revealRange(client.protocol2CodeConverter.asRange(range));
}
