/** Adds a source of what is on the clipboard: an entry in BibTeX, or the address of a page. */
import { WorkspaceEdit, env, window, workspace } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import type { TextEdit } from "vscode-languageserver-types";

/** As the server has it (lsp/customRequests.ts). */
interface Added {
  readonly edit?: TextEdit;
  readonly refusal?: string;
}

/** @param given The text, where it need not be taken from the clipboard. */
export async function insertSource(client: BaseLanguageClient, given?: unknown): Promise<void> {
  const editor = window.activeTextEditor;
  if (!editor) return;
  const { uri } = editor.document;
  const text = typeof given === "string" ? given : await env.clipboard.readText();
  const pasted = { uri: client.code2ProtocolConverter.asUri(uri), text };
  const added = await client.sendRequest<Added | null>("threatAssessment/source", pasted);
  if (added?.refusal !== undefined) void window.showInformationMessage(added.refusal);
  if (!added?.edit) return;
  const { range, newText } = added.edit;
  const edit = new WorkspaceEdit();
  edit.replace(uri, client.protocol2CodeConverter.asRange(range), newText);
  await workspace.applyEdit(edit);
  editor.revealRange(client.protocol2CodeConverter.asRange(range));
}
