/** Controls the editor in tests: opens and changes documents, and waits for the results of the server. */
import assert from "node:assert/strict";
import type { Diagnostic, TextDocument, TextEditor } from "vscode";
import {
  DiagnosticSeverity,
  Range,
  Selection,
  TextEditorRevealType,
  Uri,
  commands,
  extensions,
  languages,
  window,
  workspace,
} from "vscode";
import type { Exports } from "../../client/src/extension.ts";
import type { FoundOutside } from "./outside.ts";

/** How often the result of an action of VS Code and the server is looked for. */
const LOOKS = 300;

/** Opens an example by its path in the folder of examples. */
export async function openExample(path: string): Promise<TextEditor> {
  return window.showTextDocument(example(path), { preview: false });
}

/** The URI of an example. */
export function example(path: string): Uri {
  const [folder] = workspace.workspaceFolders ?? [];
  assert.ok(folder);
  return Uri.joinPath(folder.uri, path);
}

/** The range of the first occurrence of a text. */
export function rangeOfText(document: TextDocument, text: string): Range {
  const start = document.getText().indexOf(text);
  assert.ok(start >= 0, `"${text}" does not stand in ${document.fileName}.`);
  return new Range(document.positionAt(start), document.positionAt(start + text.length));
}

/** Replaces the first occurrence of `old` by `text`, and puts the cursor after it. */
export async function replace(editor: TextEditor, old: string, text: string): Promise<void> {
  const range = rangeOfText(editor.document, old);
  assert.ok(
    await editor.edit((edit) => {
      edit.replace(range, text);
    }),
  );
  const { document } = editor;
  const end = document.positionAt(document.offsetAt(range.start) + text.length);
  editor.selection = new Selection(end, end);
  editor.revealRange(new Range(end, end), TextEditorRevealType.InCenter);
}

/** Waits until a rule reports a problem at exactly this text. */
export async function findingAt(document: TextDocument, rule: string, text: string): Promise<Diagnostic> {
  const range = rangeOfText(document, text);
  return until(
    () => diagnosticsInEditor(document).find((each) => ruleIdOf(each) === rule && each.range.isEqual(range)),
    () =>
      `${rule} finds nothing at "${text}", but:\n${diagnosticsInEditor(document).map(problemLine).join("\n")}`,
  );
}

/** The diagnostics of this extension in a document. */
export function diagnosticsInEditor(document: TextDocument): Diagnostic[] {
  return languages.getDiagnostics(document.uri);
}

/** The errors of this extension in a document, one line each. */
export function errorsIn(document: TextDocument): string[] {
  return diagnosticsInEditor(document)
    .filter(({ severity }) => severity === DiagnosticSeverity.Error)
    .map(problemLine);
}

/** A problem as one line: its rule and its position, counted from 1. */
export function problemLine(finding: Diagnostic | FoundOutside): string {
  const { start, end } = finding.range;
  const rule = "rule" in finding ? finding.rule : String(ruleIdOf(finding));
  return `${start.line + 1}:${start.character + 1}-${end.line + 1}:${end.character + 1} ${rule}`;
}

/** Waits until `what` returns a value, and returns it. @param otherwise The error message if that never happens. */
export async function until<T>(what: () => T | undefined | false, otherwise: () => string): Promise<T> {
  for (let look = 1; ; look++) {
    const result = what();
    if (result !== undefined && result !== false) return result;
    assert.ok(look < LOOKS, otherwise());
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/**
 * Reverts the document. The file stays open, because the client library does not pull diagnostics for a file that is
 * closed and reopened at once.
 */
export async function discard(): Promise<void> {
  const { document } = window.activeTextEditor ?? {};
  const command = document?.isUntitled ? "revertAndCloseActiveEditor" : "files.revert";
  await commands.executeCommand(`workbench.action.${command}`);
}

/** The installed extension, after activation. */
export async function extension(): Promise<{ readonly path: string } & Exports> {
  const found = extensions.getExtension<Exports>("threat-assessment.threat-assessment");
  assert.ok(found);
  return { path: found.extensionPath, client: (await found.activate()).client };
}

/** The rule id in the code of a diagnostic. */
export function ruleIdOf({ code }: Diagnostic): unknown {
  return typeof code === "object" ? code.value : code;
}
