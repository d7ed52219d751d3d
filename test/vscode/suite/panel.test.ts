/** Tests that the Problems panel shows what the command line finds, whatever happens to files. */
import assert from "node:assert/strict";
import { after, afterEach, before, describe, it } from "mocha";
import { WorkspaceEdit, commands, languages, window, workspace } from "vscode";
import { problemLine, discard, example, openExample, replace, until } from "../editor.ts";
import { outside } from "../outside.ts";
import { see } from "../stage.ts";

const PAPER = "us-mexico-2005.threat.yaml";
/** A text with problems of several rules. */
const WRONG =
  "assessment: 1\ntitle: T\nstatsu: draft\ntaxonomy: bailey-2005\nactors:\n  port: {name: Port, kind: company}\n" +
  "rankings:\n  first:\n    of: prt\n    estimated-by: author\n    basis: analyst-judgment\n    order: [terrorism, terrorism]\n";

describe("The panel", () => {
  before(async () => {
    await commands.executeCommand("workbench.action.closeAllEditors");
  });
  afterEach(async () => {
    await discard();
    await commands.executeCommand("workbench.action.closeAllEditors");
  });
  after(async () => {
    for (const name of ["panel", "moved", ".gitignore"]) await outside().remove(example(name));
  });

  it("the panel shows the problems of closed files", isTrue);

  it("the panel is correct while a file is opened, changed, saved, closed and reopened", async () => {
    await write("panel/a.threat.yaml", WRONG);
    await isTrue();
    const editor = await openExample("panel/a.threat.yaml");
    await isTrue();
    await replace(editor, "of: prt", "of: port");
    await editor.document.save();
    await isTrue();
    await close();
    await isTrue();
    const again = await openExample("panel/a.threat.yaml");
    await isTrue();
    await replace(again, "statsu", "status");
    await commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    await isTrue();
  });

  it("the panel is correct when a reader opens a file in the explorer and leaves it", async () => {
    await commands.executeCommand("vscode.open", example(PAPER), { preview: true });
    await until(
      () => window.activeTextEditor?.document.fileName.endsWith(PAPER),
      () => "The file is not open.",
    );
    await isTrue();
    await close();
    await isTrue();
  });

  it("the panel shows a new file once, under its own URI", async () => {
    const uri = example("panel/begun.threat.yaml").with({ scheme: "untitled" });
    const { document } = await window.showTextDocument(await workspace.openTextDocument(uri));
    const edit = new WorkspaceEdit();
    edit.insert(uri, document.positionAt(0), WRONG);
    await workspace.applyEdit(edit);
    await until(
      () => languages.getDiagnostics(uri).length > 0,
      () => "Nothing is found.",
    );
    await commands.executeCommand("workbench.action.files.save");
    await until(
      () => window.activeTextEditor?.document.isUntitled === false,
      () => "It is not saved.",
    );
    await isTrue();
    await close();
    await isTrue();
  });

  it("the panel clears a folder that is moved or deleted, in the editor or outside", async () => {
    await write("panel/deep/er/b.threat.yaml", WRONG);
    await isTrue();
    const moving = new WorkspaceEdit();
    moving.renameFile(example("panel"), example("moved"));
    await workspace.applyEdit(moving);
    await isTrue();
    await workspace.fs.delete(example("moved/deep"), { recursive: true });
    await isTrue();
    await outside().move(example("moved"), example("panel"));
    await isTrue();
    await outside().remove(example("panel"));
    await isTrue();
  });

  it("the panel follows twenty files at once", async () => {
    const all = async (folder: string): Promise<void> => {
      for (let index = 0; index < 20; index++) await write(`panel/${folder}/n${index}.threat.yaml`, WRONG);
    };
    await all("one");
    await isTrue();
    await outside().remove(example("panel/one"));
    await all("two");
    await isTrue();
    await commands.executeCommand("workbench.actions.view.problems");
    await see({ selector: ".markers-panel", text: "n1.threat.yaml" });
    await commands.executeCommand("workbench.action.closePanel");
  });

  it("the panel hides files while they are ignored, open or closed", async () => {
    await write("panel/two/n0.threat.yaml", WRONG);
    const { document } = await openExample("panel/two/n0.threat.yaml");
    await isTrue();
    assert.ok(languages.getDiagnostics(document.uri).length > 0);
    await write(".gitignore", "panel/\n");
    await isTrue();
    assert.deepEqual(languages.getDiagnostics(document.uri), []);
    await outside().remove(example(".gitignore"));
    await isTrue();
  });

  it("the panel follows folders that are opened and closed", async () => {
    const second = example("../second");
    await write("../second/c.threat.yaml", WRONG);
    const { length } = workspace.workspaceFolders ?? [];
    workspace.updateWorkspaceFolders(length, 0, { uri: second });
    await until(
      () => workspace.workspaceFolders?.length === length + 1,
      () => "The folder is not open.",
    );
    await isTrue();
    workspace.updateWorkspaceFolders(length, 1);
    await until(
      () => workspace.workspaceFolders?.length === length,
      () => "The folder is not closed.",
    );
    await isTrue();
    // A file outside the folders is shown while it is open.
    const editor = await window.showTextDocument(example("../second/c.threat.yaml"));
    await until(
      () => languages.getDiagnostics(editor.document.uri).length > 0,
      () => "Nothing is found.",
    );
    await close();
    await isTrue();
  });

  it("the panel is correct after a restart of the server", async () => {
    await openExample(PAPER);
    await isTrue();
    await outside().remove(example("panel/two/n1.threat.yaml"));
    await commands.executeCommand("threatAssessment.restartServer");
    await isTrue();
  });
});

async function write(path: string, text: string): Promise<void> {
  await outside().write(example(path), text);
}

async function close(): Promise<void> {
  await commands.executeCommand("workbench.action.closeActiveEditor");
}

/** Waits until the panel shows what the command line finds in the open folders, and is stable. */
async function isTrue(): Promise<void> {
  const expected = await onCommandLine();
  const say = (): string =>
    [
      "Missing:",
      ...expected.filter((each) => !shown().includes(each)),
      "Shown, but not true:",
      ...shown().filter((each) => !expected.includes(each)),
    ].join("\n");
  await until(() => shown().join("\n") === expected.join("\n"), say);
  await new Promise((resolve) => setTimeout(resolve, 300));
  assert.deepEqual(shown(), expected);
}

/** All problems of this extension in the panel. */
function shown(): string[] {
  return languages
    .getDiagnostics()
    .flatMap(([uri, findings]) =>
      findings
        .filter(({ source }) => source === "threat-assessment")
        .map((each) => `${uri.toString()} ${problemLine(each)}`),
    )
    .sort();
}

async function onCommandLine(): Promise<string[]> {
  const folders = (workspace.workspaceFolders ?? []).map(({ uri }) => uri);
  const found = await outside().check(folders);
  return found.map((each) => `${each.file.toString()} ${problemLine(each)}`).sort();
}
