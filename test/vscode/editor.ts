/** The editor in the tests' hands: opens and changes documents, and waits for what the server makes of them. */
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

/** How long VS Code and the server may take for one thing, in milliseconds. */
const PATIENCE = 15_000;

/** Opens a file of the examples, by its path in them. */
export async function openExample(path: string): Promise<TextEditor> {
  return window.showTextDocument(example(path), { preview: false });
}

/** The address of a file of the examples. */
export function example(path: string): Uri {
  const [folder] = workspace.workspaceFolders ?? [];
  assert.ok(folder);
  return Uri.joinPath(folder.uri, path);
}

/** Where a text stands for the first time in a document. */
export function rangeOfText(document: TextDocument, text: string): Range {
  const start = document.getText().indexOf(text);
  assert.ok(start >= 0, `"${text}" does not stand in ${document.fileName}.`);
  return new Range(document.positionAt(start), document.positionAt(start + text.length));
}

/** Writes `text` in the place of `old`, where that stands first, and puts the cursor behind it. */
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

/** Waits until a rule has found something at exactly this text. */
export async function findingAt(document: TextDocument, rule: string, text: string): Promise<Diagnostic> {
  const range = rangeOfText(document, text);
  return until(
    () => diagnosticsInEditor(document).find((each) => ruleIdOf(each) === rule && each.range.isEqual(range)),
    () =>
      `${rule} finds nothing at "${text}", but:\n${diagnosticsInEditor(document).map(problemLine).join("\n")}`,
  );
}

export function diagnosticsInEditor(document: TextDocument): Diagnostic[] {
  return languages.getDiagnostics(document.uri);
}

export function errorsIn(document: TextDocument): string[] {
  return diagnosticsInEditor(document)
    .filter(({ severity }) => severity === DiagnosticSeverity.Error)
    .map(problemLine);
}

/** The rule and the place of a finding, with lines and columns as people count them. */
export function problemLine(finding: Diagnostic | FoundOutside): string {
  const { start, end } = finding.range;
  const rule = "rule" in finding ? finding.rule : String(ruleIdOf(finding));
  return `${start.line + 1}:${start.character + 1}-${end.line + 1}:${end.character + 1} ${rule}`;
}

/** Waits until something is so, and gives it. @param otherwise What to say when it is never so. */
export async function until<T>(what: () => T | undefined | false, otherwise: () => string): Promise<T> {
  const deadline = Date.now() + PATIENCE;
  for (;;) {
    const result = what();
    if (result !== undefined && result !== false) return result;
    assert.ok(Date.now() < deadline, otherwise());
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/**
 * Forgets what was written. The file stays open: of one that is closed and at once opened again, the client library no
 * longer asks the server for findings.
 */
export async function discard(): Promise<void> {
  const { document } = window.activeTextEditor ?? {};
  const command = document?.isUntitled ? "revertAndCloseActiveEditor" : "files.revert";
  await commands.executeCommand(`workbench.action.${command}`);
}

/** The extension as it is installed, started. */
export async function extension(): Promise<{ readonly path: string } & Exports> {
  const found = extensions.getExtension<Exports>("threat-assessment.threat-assessment");
  assert.ok(found);
  return { path: found.extensionPath, client: (await found.activate()).client };
}

/** The id of the rule, or whatever stands in its place. */
export function ruleIdOf({ code }: Diagnostic): unknown {
  return typeof code === "object" ? code.value : code;
}
