/** Tests the preview of the document for readers in a real window, and the walkthrough, which opens it. */
import assert from "node:assert/strict";
import { afterEach, describe, it } from "mocha";
import type { CodeLens, SymbolInformation, TextEditor } from "vscode";
import {
  Position,
  Range,
  Selection,
  TabInputWebview,
  TextEditorRevealType,
  Uri,
  ViewColumn,
  WorkspaceEdit,
  commands,
  window,
  workspace,
} from "vscode";
import { discard, example, openExample, rangeOfText, replace, until } from "../editor.ts";
import { isStaged, see } from "../stage.ts";

const PAPER = "us-mexico-2005.threat.yaml";

describe("The preview", () => {
  const TAB = { selector: ".tab", text: "Document us-mexico-2005" };

  afterEach(async () => {
    // The document that the tests change may not be in the active editor.
    await window.showTextDocument(example(PAPER), { viewColumn: ViewColumn.One });
    await discard();
    await commands.executeCommand("workbench.action.closeAllEditors");
  });

  it("shows the document next to its source, with its figures", async () => {
    const editor = await openAtTop(PAPER);
    await commands.executeCommand("threatAssessment.openPreview");
    await see(TAB);
    const detail = { left: 0, above: 0, width: 530, height: 480 };
    await see({ selector: "h1", text: "Nontraditional Security Threats", isInWebview: true });
    editor.revealRange(rangeOfText(editor.document, "\nrankings:"), TextEditorRevealType.AtTop);
    await see({ selector: "td a", text: "Organized crime", isInWebview: true });
    await see({ ...TAB, picture: "preview", detail });
    // The rankings scroll with the text, too.
    editor.revealRange(editor.selection, TextEditorRevealType.AtTop);
    await commands.executeCommand("threatAssessment.compareRankings");
    await see({ selector: ".tab", text: "Rankings of us-mexico-2005" });
    await see({ selector: "h2", text: "In short", isInWebview: true });
  });

  it("opens once for each file, and the rankings compared by the lens above them", async () => {
    const editor = await openAtTop(PAPER);
    await commands.executeCommand("threatAssessment.openPreview");
    await see({ selector: "h1", text: "Nontraditional Security Threats", isInWebview: true });
    const lenses = await commands.executeCommand<CodeLens[]>(
      "vscode.executeCodeLensProvider",
      editor.document.uri,
      1000,
    );
    const compare = lenses.find(({ command }) => command?.title === "Compare rankings")?.command;
    assert.ok(compare);
    await commands.executeCommand(compare.command, ...((compare.arguments ?? []) as unknown[]));
    await see({ selector: "h2", text: "In short", isInWebview: true });
    await see({ selector: ".tab", text: "Rankings of us-mexico-2005", picture: "comparison" });
    await commands.executeCommand("threatAssessment.openPreview", editor.document.uri.toString());
    assert.deepEqual(previews().toSorted(), ["Document us-mexico-2005", "Rankings of us-mexico-2005"]);
    // Its headings are not workspace symbols.
    const symbols = await commands.executeCommand<SymbolInformation[]>(
      "vscode.executeWorkspaceSymbolProvider",
      "",
    );
    assert.deepEqual(
      symbols.filter(({ location: { uri } }) => /^\/(?:preview|comparison)\//.test(uri.path)),
      [],
    );
  });

  it("follows typing, and marks problems", async () => {
    const editor = await openAtTop(PAPER);
    await commands.executeCommand("threatAssessment.openPreview");
    await see({ selector: "h1", text: "Nontraditional Security Threats", isInWebview: true });
    await replace(editor, "Nontraditional Security Threats", "New Threats");
    await see({ selector: "h1", text: "New Threats", isInWebview: true });
    // Of a document that has unsaved changes already, VS Code reports a change only once.
    await replace(editor, "New Threats", "Newer Threats");
    await see({ selector: "h1", text: "Newer Threats", isInWebview: true });
    await replace(editor, "kind: judgment", "kind: jugdment");
    await see({ selector: ".here .problem-mark.error", text: "×", isInWebview: true });
  });

  it("scrolls with the text, and a double click leads to the text", async () => {
    const editor = await openAtTop(PAPER);
    await commands.executeCommand("threatAssessment.openPreview");
    await see({ selector: "h1", text: "Nontraditional Security Threats", isInWebview: true });
    const recommendations = rangeOfText(editor.document, "\nrecommendations:").end;
    editor.revealRange(new Range(recommendations, recommendations), TextEditorRevealType.AtTop);
    await see({ selector: "h3", text: "Accelerate the pace", isInWebview: true });
    const [before] = editor.visibleRanges;
    assert.ok(before?.contains(recommendations), String(before?.start.line));
    if (!isStaged()) return;
    await see({ selector: "h3", text: "Accelerate the pace", isInWebview: true, isClicked: "twice" });
    await until(
      () => Math.abs((window.activeTextEditor?.selection.active.line ?? 0) - recommendations.line) < 3,
      () => String(window.activeTextEditor?.selection.active.line),
    );
  });

  it("stays to be seen when it leads to a text that is not open", async () => {
    if (!isStaged()) return;
    await openAtTop(PAPER);
    await commands.executeCommand("threatAssessment.openPreview");
    await see({ selector: "h1", text: "Nontraditional Security Threats", isInWebview: true });
    await commands.executeCommand("workbench.action.closeActiveEditor");
    await see({
      selector: "h1",
      text: "Nontraditional Security Threats",
      isInWebview: true,
      isClicked: "twice",
    });
    await until(
      () => window.activeTextEditor?.document.uri.path.endsWith(PAPER),
      () => "The text is not open.",
    );
    assert.deepEqual(
      window.tabGroups.all.map(({ activeTab }) => activeTab?.label),
      ["Document us-mexico-2005", PAPER],
    );
  });

  it("shows the brief document, and the full one again", async () => {
    await openAtTop(PAPER);
    await commands.executeCommand("threatAssessment.openPreview");
    await see({ selector: "h1", text: "Nontraditional Security Threats", isInWebview: true });
    await commands.executeCommand("workbench.action.focusNextGroup");
    await commands.executeCommand("threatAssessment.showBrief");
    await see({ selector: ".tab", text: "Document us-mexico-2005 (brief)" });
    await commands.executeCommand("threatAssessment.showFull");
    await until(
      () => previews().join() === "Document us-mexico-2005",
      () => previews().join(),
    );
  });

  it("survives a restart of the server", async () => {
    const editor = await openAtTop(PAPER);
    await commands.executeCommand("threatAssessment.openPreview");
    await see({ selector: "h1", text: "Nontraditional Security Threats", isInWebview: true });
    await commands.executeCommand("threatAssessment.restartServer");
    await see({ selector: "h1", text: "Nontraditional Security Threats", isInWebview: true });
    await replace(editor, "Nontraditional Security Threats", "Other Threats");
    await see({ selector: "h1", text: "Other Threats", isInWebview: true });
  });

  it("stays with a new document when it is saved, and with a file when it is renamed", async () => {
    const [file, other] = [example("new.threat.yaml"), example("renamed.threat.yaml")];
    const document = await workspace.openTextDocument(file.with({ scheme: "untitled" }));
    const editor = await window.showTextDocument(document, { preview: false });
    await editor.edit((edit) => {
      edit.insert(new Position(0, 0), "assessment: 1\ntitle: First words\n");
    });
    await commands.executeCommand("threatAssessment.openPreview");
    await see({ selector: "h1", text: "First words", isInWebview: true });
    await commands.executeCommand("workbench.action.files.save");
    const saved = await until(
      () =>
        window.visibleTextEditors.find(
          (each) => each.document.uri.path === file.path && !each.document.isUntitled,
        ),
      () => "The document is not saved.",
    );
    await replace(saved, "First words", "Second words");
    await see({ selector: "h1", text: "Second words", isInWebview: true });
    await saved.document.save();
    const edit = new WorkspaceEdit();
    edit.renameFile(file, other);
    assert.ok(await workspace.applyEdit(edit));
    await see({ selector: ".tab", text: "Document renamed" });
    await workspace.fs.delete(other);
  });

  it("says why git has no versions to compare with", async () => {
    await openExample(PAPER);
    const asked = commands.executeCommand("threatAssessment.showChanges");
    await see({ selector: ".quick-input-list", text: "No versions from git" });
    await see({ selector: ".quick-input-list", text: "git is not installed here, or is turned off" });
    await commands.executeCommand("workbench.action.closeQuickOpen");
    await asked;
  });

  it("shows what changes on the disk", async () => {
    const file = example("elsewhere.threat.yaml");
    const write = async (title: string): Promise<void> =>
      workspace.fs.writeFile(file, new TextEncoder().encode(`assessment: 1\ntitle: ${title}\n`));
    await write("Before");
    await commands.executeCommand("threatAssessment.openPreview", file.toString());
    await see({ selector: "h1", text: "Before", isInWebview: true });
    await write("Afterwards");
    await see({ selector: "h1", text: "Afterwards", isInWebview: true });
    await workspace.fs.delete(file);
  });

  it("says what is the matter with a file that is not there, and shows it when it is", async () => {
    const file = example("later.threat.yaml");
    await commands.executeCommand("threatAssessment.openPreview", file.toString());
    const text = "The document cannot be shown: There is no such file or folder.";
    await see({ selector: "#failure", text, isInWebview: true });
    await workspace.fs.writeFile(file, new TextEncoder().encode("assessment: 1\ntitle: There\n"));
    await see({ selector: "h1", text: "There", isInWebview: true });
    await workspace.fs.delete(file);
    const late = "The document is not up to date: There is no such file or folder.";
    await see({ selector: "#failure", text: late, isInWebview: true });
  });

  it("is in the language of the document", async () => {
    await openExample("andean-water-utility/agua.threat.yaml");
    await commands.executeCommand("threatAssessment.openPreview");
    await see({ selector: ".date", text: "octubre de 2026", isInWebview: true });
  });

  it("has a text for editors without webviews, which follows the document too", async () => {
    const editor = await openExample(PAPER);
    const uri = Uri.from({
      scheme: "threat-assessment",
      path: "/preview/p",
      query: editor.document.uri.toString(),
    });
    const preview = await workspace.openTextDocument(uri);
    assert.match(preview.getText(), /^# Nontraditional Security Threats/);
    await replace(editor, "Nontraditional Security Threats", "New Threats");
    await until(
      () => preview.getText().startsWith("# New Threats"),
      () => preview.getText().slice(0, 60),
    );
  });
});

/** Opens an example at its first line: VS Code remembers where it was, and a preview begins there. */
async function openAtTop(path: string): Promise<TextEditor> {
  const editor = await openExample(path);
  editor.selection = new Selection(0, 0, 0, 0);
  editor.revealRange(editor.selection, TextEditorRevealType.AtTop);
  return editor;
}

/** The labels of the open previews. */
function previews(): string[] {
  return window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(
      ({ input }) => input instanceof TabInputWebview && input.viewType.endsWith("threatAssessment.document"),
    )
    .map(({ label }) => label);
}

describe("The walkthrough", () => {
  const WALKTHROUGH = "threat-assessment.threat-assessment#first";

  // The walkthrough may take the focus at any time, and the next test would then undo changes in the wrong editor.
  afterEach(async () => {
    await commands.executeCommand("workbench.action.closeAllEditors");
  });

  it("opens the preview of the latest document", async () => {
    const { document } = await openExample("first.threat.yaml");
    await commands.executeCommand("workbench.action.openWalkthrough", WALKTHROUGH);
    await until(
      () => window.activeTextEditor === undefined,
      () => "An editor is still active.",
    );
    await commands.executeCommand("threatAssessment.openPreview");
    await see({ selector: ".tab", text: "Document first" });
    assert.ok(window.visibleTextEditors.some((editor) => editor.document === document));
  });

  it("opens the preview when no file is visible", async () => {
    await openExample("first.threat.yaml");
    await commands.executeCommand("workbench.action.closeAllEditors");
    await commands.executeCommand("workbench.action.openWalkthrough", WALKTHROUGH);
    await commands.executeCommand("threatAssessment.openPreview");
    await until(
      () => previews().length === 1,
      () => "No preview is open.",
    );
  });

  it("keeps a file in its column", async () => {
    await openExample("first.threat.yaml");
    await commands.executeCommand("workbench.action.newGroupRight");
    await commands.executeCommand("workbench.action.openWalkthrough", WALKTHROUGH);
    await until(
      () => window.activeTextEditor === undefined && window.tabGroups.activeTabGroup.tabs.length === 1,
      () => "The walkthrough is not beside the file.",
    );
    await commands.executeCommand("threatAssessment.openPreview");
    await see({ selector: ".tab", text: "Document first" });
    const labels = window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label));
    assert.equal(labels.filter((label) => label === "first.threat.yaml").length, 1, labels.join());
  });
});
