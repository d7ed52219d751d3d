/**
 * Tests once in a real window what an author sees: navigation, symbols, hints, lenses, formatting, and the
 * wizard.
 */
import assert from "node:assert/strict";
import { afterEach, describe, it } from "mocha";
import type {
  CodeAction,
  CodeLens,
  DocumentSymbol,
  InlayHint,
  Location,
  SemanticTokens,
  SymbolInformation,
  TextEditor,
  WorkspaceEdit,
} from "vscode";
import { Range, Selection, TextEditorRevealType, commands, languages, window, workspace } from "vscode";
import { discard, diagnosticsInEditor, openExample, rangeOfText, until } from "../editor.ts";
import { see } from "../stage.ts";

const PAPER = "us-mexico-2005.threat.yaml";

/** How long the window may take to settle, in milliseconds, where that cannot be observed: hints that move with the text. */
const PAINTING = 3000;

/** Runs a command of the editor. @returns Its result. */
async function asked<R>(command: string, ...parameters: unknown[]): Promise<R> {
  return commands.executeCommand<R>(command, ...parameters);
}

/** Puts the cursor into the first word of a text. */
function goTo(editor: TextEditor, text: string): Selection {
  const position = rangeOfText(editor.document, text).start.translate(0, 2);
  editor.selection = new Selection(position, position);
  editor.revealRange(editor.selection, TextEditorRevealType.InCenter);
  return editor.selection;
}

describe("Navigation", () => {
  afterEach(discard);

  it("a definition is found, in a read-only file if it is bundled", async () => {
    const editor = await openExample(PAPER);
    const { uri } = editor.document;
    const own = await asked<Location[]>(
      "vscode.executeDefinitionProvider",
      uri,
      goTo(editor, "of: mexican-government").active.translate(0, 4),
    );
    assert.equal(own[0]?.uri.toString(), uri.toString());
    const bundled = await asked<Location[]>(
      "vscode.executeDefinitionProvider",
      uri,
      goTo(editor, "poverty-unemployment-inequality\n").active,
    );
    assert.equal(bundled[0]?.uri.scheme, "threat-assessment");
    const text = (await workspace.openTextDocument(bundled[0].uri)).getText();
    assert.match(text, /^ {2}poverty-unemployment-inequality:/m);
  });

  it("references are found everywhere", async () => {
    const editor = await openExample(PAPER);
    const position = goTo(editor, "mexican-government:\n").active;
    const found = await asked<Location[]>("vscode.executeReferenceProvider", editor.document.uri, position);
    assert.ok(found.length > 20, String(found.length));
    await commands.executeCommand("editor.action.referenceSearch.trigger");
    await see({ selector: ".reference-zone-widget", picture: "references" });
    await commands.executeCommand("closeReferenceSearch");
  });

  it("a rename changes all references in one step", async () => {
    const editor = await openExample(PAPER);
    const { document } = editor;
    const position = goTo(editor, "mexican-government:\n").active;
    const edit = await asked<WorkspaceEdit>(
      "vscode.executeDocumentRenameProvider",
      document.uri,
      position,
      "gobierno",
    );
    const [[, edits] = [undefined, []]] = edit.entries();
    const before = document.getText();
    const uses = before.match(/(?<![\w-])mexican-government(?![\w-])/g)?.length;
    assert.equal(edits.length, uses);
    assert.ok(await workspace.applyEdit(edit));
    assert.doesNotMatch(document.getText(), /(?<![\w-])mexican-government(?![\w-])/);
    await commands.executeCommand("undo");
    assert.equal(document.getText(), before);
    void commands.executeCommand("editor.action.rename");
    await see({
      selector: ".rename-box",
      picture: "rename",
      detail: { left: 80, above: 100, width: 560, height: 280 },
    });
    await commands.executeCommand("cancelRenameInput");
  });

  it("the call hierarchy shows what depends on an entity", async () => {
    const editor = await openExample(PAPER);
    goTo(editor, "mexico-2005:\n");
    await commands.executeCommand("editor.showCallHierarchy");
    await see({ selector: ".call-hierarchy", text: "governments", picture: "hierarchy" });
    await commands.executeCommand("editor.closeCallHierarchy");
  });

  it("the workspace symbols and the outline list entities", async () => {
    const editor = await openExample(PAPER);
    const symbols = await asked<SymbolInformation[]>(
      "vscode.executeWorkspaceSymbolProvider",
      "northern command",
    );
    assert.ok(symbols.some(({ name }) => name.startsWith("northern-command")));
    const outline = await asked<DocumentSymbol[]>(
      "vscode.executeDocumentSymbolProvider",
      editor.document.uri,
    );
    const rankings = outline.find(({ name }) => name === "rankings");
    assert.equal(rankings?.children[0]?.children[0]?.name, "1 organized-crime");
    void commands.executeCommand("workbench.action.quickOpen", "#northern command");
    await see({ selector: ".quick-input-widget", text: "northern-command", picture: "symbols" });
    await commands.executeCommand("workbench.action.closeQuickOpen");
    goTo(editor, "mexico-2005:\n");
    void commands.executeCommand("workbench.action.gotoSymbol");
    await see({ selector: ".quick-input-widget", text: "rankings", picture: "outline" });
    await commands.executeCommand("workbench.action.closeQuickOpen");
  });
});

describe("Inlays", () => {
  afterEach(discard);

  it("hints show ranks, percentages and titles, and lenses appear above", async () => {
    const editor = await openExample(PAPER);
    const { uri } = editor.document;
    goTo(editor, "mexico-2005:\n");
    const all = new Range(0, 0, editor.document.lineCount, 0);
    const hints = await asked<InlayHint[]>("vscode.executeInlayHintProvider", uri, all);
    assert.ok(hints.some(({ label }) => label === "1"));
    const lenses = await asked<CodeLens[]>("vscode.executeCodeLensProvider", uri, 1000);
    const titles = lenses.map(({ command }) => command?.title);
    assert.ok(titles.includes("Open preview") && titles.includes("Compare rankings"));
    await see({ selector: ".codelens-decoration", text: "reference" });
    await see({ selector: ".view-lines", text: "55–80", picture: "hints" });
  });

  it("sections can be folded", async () => {
    const editor = await openExample(PAPER);
    goTo(editor, "mexico-2005:\n");
    await commands.executeCommand("editor.foldAll");
    await new Promise((resolve) => setTimeout(resolve, PAINTING));
    await see({ selector: ".folded-background", picture: "folding" });
    await commands.executeCommand("editor.unfoldAll");
  });

  it("ids have the color of their kind", async () => {
    const editor = await openExample(PAPER);
    const { data } = await asked<SemanticTokens>("vscode.provideDocumentSemanticTokens", editor.document.uri);
    assert.ok(data.length > 5 * 500, String(data.length));
  });
});

describe("Editing", () => {
  afterEach(discard);

  it("formatting and quick fixes change the document", async () => {
    const editor = await openExample("first.threat.yaml");
    const { document } = editor;
    const before = document.getText();
    const range = rangeOfText(document, "  port: {");
    await editor.edit((edit) => {
      edit.replace(range, "      port: {");
    });
    await commands.executeCommand("editor.action.formatDocument");
    await until(
      () => document.getText() === before,
      () => document.getText().slice(0, 200),
    );
    const place = goTo(editor, "organized-crime");
    const actions = await asked<CodeAction[]>("vscode.executeCodeActionProvider", document.uri, place);
    assert.ok(actions.some(({ title }) => title.startsWith("Add entries for what is not ranked yet")));
    void commands.executeCommand("editor.action.refactor");
    await see({ selector: ".action-widget", text: "not ranked", picture: "actions" });
    await commands.executeCommand("hideCodeActionWidget");
  });

  // A browser without a user does not give access to the clipboard, so the test passes the text as an argument.
  it("a copied text becomes a source", async () => {
    const editor = await openExample("first.threat.yaml");
    await commands.executeCommand("threatAssessment.insertSource", "A page\nhttps://example.org/page");
    assert.match(editor.document.getText(), /sources:\n {2}a-page:\n {4}type: webpage\n {4}title: A page\n/);
  });

  it("the wizard asks a few questions, and Escape cancels it", async () => {
    const editor = await openExample("first.threat.yaml");
    void commands.executeCommand("threatAssessment.newAssessment");
    await see({
      selector: ".quick-input-widget",
      text: "1/4",
      picture: "wizard",
      detail: { left: 0, above: 0, width: 602, height: 116 },
    });
    await commands.executeCommand("workbench.action.closeQuickOpen");
    assert.equal(window.activeTextEditor?.document, editor.document);
  });
});

describe("Another language", () => {
  it("a file that the user sets to plain YAML gets no diagnostics", async () => {
    const editor = await openExample("first.threat.yaml");
    const range = rangeOfText(editor.document, "organized-crime");
    await editor.edit((edit) => {
      edit.replace(range, "organised-crime");
    });
    const document = editor.document;
    await until(
      () => diagnosticsInEditor(document).length > 0,
      () => "nothing is found",
    );
    const plain = await languages.setTextDocumentLanguage(document, "yaml");
    await until(
      () => diagnosticsInEditor(plain).length === 0,
      () => String(diagnosticsInEditor(plain).length),
    );
    const ours = await languages.setTextDocumentLanguage(plain, "threat-assessment");
    await until(
      () => diagnosticsInEditor(ours).length > 0,
      () => "nothing is found again",
    );
    await discard();
  });
});
