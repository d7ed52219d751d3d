/** Tests the problems in the paper's assessment, with and without mistakes. */
import assert from "node:assert/strict";
import { afterEach, describe, it } from "mocha";
import { commands, type Diagnostic } from "vscode";
import * as editing from "../editor.ts";
import { outside } from "../outside.ts";
import { see } from "../stage.ts";

const { discard, errorsIn, findingAt, diagnosticsInEditor, openExample, replace, until } = editing;
const PAPER = "us-mexico-2005.threat.yaml";

describe("Problems in the paper's assessment", () => {
  afterEach(discard);

  it("the editor shows the problems of the command line, and no error", async () => {
    const { document } = await openExample(PAPER);
    const expected = (await outside().check([document.uri])).map(editing.problemLine).sort();
    assert.ok(expected.length > 0);
    const found = (): string[] => diagnosticsInEditor(document).map(editing.problemLine).sort();
    await until(
      () => found().join() === expected.join(),
      () => `Expected:\n${expected.join("\n")}\nFound:\n${found().join("\n")}`,
    );
    assert.deepEqual(errorsIn(document), []);
  });

  it("the Problems panel lists them", async () => {
    const { document } = await openExample(PAPER);
    await until(
      () => diagnosticsInEditor(document).length > 0,
      () => "Nothing is found.",
    );
    await commands.executeCommand("workbench.actions.view.problems");
    await see({
      selector: ".markers-panel",
      text: "no-contradicted-convergence",
      picture: "problems",
      detail: { left: 0, above: 0, width: 700, height: 260 },
    });
    await commands.executeCommand("workbench.action.closePanel");
  });

  it("a misspelled category has a suggestion and a link to the rule", async () => {
    const editor = await openExample(PAPER);
    await replace(editor, "item: organized-crime", "item: organised-crime");
    const finding = await findingAt(editor.document, "no-undefined-reference", "organised-crime");
    assert.match(finding.message, /"organised-crime".*"organized-crime"\?/);
    assert.match(linkOf(finding), /^https:\/\/.*no-undefined-reference/);
    await see({ selector: ".squiggly-error" });
    await commands.executeCommand("editor.action.showHover");
    await see({ selector: ".monaco-hover", text: finding.message });
    await see({
      selector: ".monaco-hover",
      text: "Quick Fix",
      picture: "findings",
      detail: { left: 140, above: 100, width: 780, height: 320 },
    });
  });

  it("a problem disappears when the mistake is undone", async () => {
    const editor = await openExample(PAPER);
    const { document } = editor;
    const before = document.getText();
    await replace(editor, "item: organized-crime", "item: organised-crime");
    const finding = await findingAt(document, "no-undefined-reference", "organised-crime");
    await commands.executeCommand("undo");
    assert.equal(document.getText(), before);
    await until(
      () => errorsIn(document).length === 0,
      () => finding.message,
    );
  });

  it("a misspelled actor has a suggestion", async () => {
    const editor = await openExample(PAPER);
    await replace(editor, "of: mexican-government", "of: mexican-goverment");
    const finding = await findingAt(editor.document, "no-undefined-reference", "mexican-goverment");
    assert.match(finding.message, /actor "mexican-goverment".*"mexican-government"\?/);
  });

  it("a category that is ranked twice has a related location", async () => {
    const editor = await openExample(PAPER);
    await replace(editor, "- item: organized-crime\n", "- impunity\n      - item: organized-crime\n");
    const finding = await until(
      () =>
        diagnosticsInEditor(editor.document).find((each) => editing.ruleIdOf(each) === "no-double-ranking"),
      () =>
        `No such finding, but: ${diagnosticsInEditor(editor.document).map(editing.problemLine).join("\n")}`,
    );
    assert.equal(editor.document.getText(finding.range), "impunity");
    assert.match(finding.message, /"impunity" is already ranked 1/);
    const [related] = finding.relatedInformation ?? [];
    assert.ok(related);
    assert.equal(editor.document.getText(related.location.range), "impunity");
  });

  it("broken indentation is reported, and other problems remain", async () => {
    const editor = await openExample(PAPER);
    const { document } = editor;
    await until(
      () => diagnosticsInEditor(document).length > 0,
      () => "Nothing is found.",
    );
    const before = diagnosticsInEditor(document).map(editing.ruleIdOf);
    await replace(editor, "    estimated-by: author\n", "   estimated-by: author\n");
    const broken = await until(
      () => diagnosticsInEditor(document).find((each) => editing.ruleIdOf(each) === "no-syntax-error"),
      () => "Nothing is found.",
    );
    assert.match(document.lineAt(broken.range.start).text, /^ {3}estimated-by: author$/);
    const rest = diagnosticsInEditor(document).map(editing.ruleIdOf);
    for (const rule of ["no-count-mismatch", "no-holder-mismatch"]) {
      assert.ok(before.includes(rule) && rest.includes(rule), `${rule} is silent.`);
    }
    await replace(editor, "status: final", "status: finl");
    await findingAt(document, "no-wrong-value", "finl");
  });
});

function linkOf({ code }: Diagnostic): string {
  return typeof code === "object" ? code.target.toString() : "";
}
