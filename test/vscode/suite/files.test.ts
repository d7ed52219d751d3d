/** Tests which files the extension handles, in any language and with any line endings. */
import assert from "node:assert/strict";
import { afterEach, describe, it } from "mocha";
import { EndOfLine, Uri, commands, window, workspace } from "vscode";
import {
  discard,
  errorsIn,
  example,
  findingAt,
  diagnosticsInEditor,
  openExample,
  replace,
  until,
} from "../editor.ts";

describe("Files", () => {
  afterEach(discard);

  it("a file is recognized by its name", async () => {
    const languages = {
      "first.threat.yaml": "threat-assessment",
      "andean-water-utility/agua.taxonomy.yaml": "threat-taxonomy",
      "andean-water-utility/riesgo.scale.yaml": "threat-scale",
    };
    for (const [path, language] of Object.entries(languages)) {
      assert.equal((await workspace.openTextDocument(example(path))).languageId, language, path);
    }
    assert.equal(await languageOf(".threat-assessment.yaml"), "threat-assessment-configuration");
    assert.equal(await languageOf("other.yaml"), "yaml");
  });

  it("a file may be in Spanish", async () => {
    const editor = await openExample("andean-water-utility/agua.threat.yaml");
    await replace(editor, "[[cuenca-común]]", "[[cuenca-comun]]");
    const finding = await findingAt(editor.document, "no-undefined-reference", "cuenca-comun");
    assert.match(finding.message, /"cuenca-común"/);
    assert.equal(errorsIn(editor.document).length, 1);
  });

  it("a file may have the line endings of Windows", async () => {
    const uri = example("windows.threat.yaml");
    const text = (await workspace.openTextDocument(example("first.threat.yaml"))).getText();
    await workspace.fs.writeFile(uri, new TextEncoder().encode(text.replaceAll("\n", "\r\n")));
    const editor = await openExample("windows.threat.yaml");
    assert.equal(editor.document.eol, EndOfLine.CRLF);
    await replace(editor, "- organized-crime", "- organised-crime");
    await findingAt(editor.document, "no-undefined-reference", "organised-crime");
    assert.equal(diagnosticsInEditor(editor.document).length, 1);
    await commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    await workspace.fs.delete(uri);
  });

  it("a new assessment lacks only the order of its ranking", async () => {
    const given = {
      title: "Threats to the port",
      actors: [{ name: "Port of Santa Rosa", kind: "company" }],
      taxonomy: "bailey-2005",
    };
    await commands.executeCommand("threatAssessment.newAssessment", given);
    const editor = await until(
      () =>
        window.activeTextEditor?.document.getText().startsWith("assessment: 1\n") && window.activeTextEditor,
      () => "No assessment is there.",
    );
    const { document } = editor;
    assert.equal(document.isUntitled, true);
    assert.equal(document.languageId, "threat-assessment");
    assert.equal(document.fileName.endsWith("threats-to-the-port.threat.yaml"), true);
    await until(
      () => errorsIn(document).length === 1,
      () => errorsIn(document).join(),
    );
    // The cursor is where the author continues.
    await commands.executeCommand("hideSuggestWidget");
    await commands.executeCommand("type", { text: "organized-crime" });
    await until(
      () => errorsIn(document).length === 0,
      () => errorsIn(document).join(),
    );
    // A second assessment with the same title gets another file name.
    await commands.executeCommand("threatAssessment.newAssessment", given);
    await until(
      () => window.activeTextEditor?.document.fileName.endsWith("threats-to-the-port-2.threat.yaml"),
      () => String(window.activeTextEditor?.document.fileName),
    );
    await discard();
    await window.showTextDocument(document);
  });
});

/** The language of an empty file, in a folder that has no other files. */
async function languageOf(name: string): Promise<string> {
  const folder = example("names");
  const uri = Uri.joinPath(folder, name);
  await workspace.fs.createDirectory(folder);
  await workspace.fs.writeFile(uri, new Uint8Array());
  const { languageId } = await workspace.openTextDocument(uri);
  await workspace.fs.delete(folder, { recursive: true });
  return languageId;
}
