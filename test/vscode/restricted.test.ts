/** Tests an untrusted workspace: it has what the manifest promises for it, and no more. */
import assert from "node:assert/strict";
import { afterEach, before, describe, it } from "mocha";
import type { Hover, MarkdownString, TextDocument } from "vscode";
import { commands, window, workspace } from "vscode";
import * as editing from "./editor.ts";
import { outside } from "./outside.ts";
import { see } from "./stage.ts";

const { discard, example, findingAt, diagnosticsInEditor, openExample, rangeOfText, replace, until } =
  editing;
const PAPER = "us-mexico-2005.threat.yaml";
const READER = "panel/reader.threat.yaml";
/** A file outside the open folder. */
const ELSEWHERE = "../elsewhere/secret.taxonomy.yaml";

describe("An untrusted workspace", () => {
  before(async () => {
    await outside().write(
      example(ELSEWHERE),
      "taxonomy: 1\nid: secret\ntitle: Secret\ncategories:\n  hidden-thing: {title: What nobody may see}\n",
    );
    await outside().write(example("panel/.threat-assessment.yaml"), "outside: [../../elsewhere]\n");
    await outside().write(
      example(READER),
      `assessment: 1\ntitle: T\ntaxonomy: ../${ELSEWHERE}\nactors:\n  port: {name: Port, kind: company}\n` +
        "rankings:\n  first: {of: port, estimated-by: author, basis: analyst-judgment, order: [hidden-thing]}\n",
    );
  });
  afterEach(discard);

  it("the workspace is untrusted, and has diagnostics like any other", async () => {
    assert.equal(workspace.isTrusted, false);
    await see({ selector: ".statusbar-item", text: "Restricted Mode" });
    const editor = await openExample(PAPER);
    await replace(editor, "item: organized-crime", "item: organised-crime");
    await findingAt(editor.document, "no-undefined-reference", "organised-crime");
  });

  it("files outside of the folders are not read, even if the configuration lists them", async () => {
    const { document } = await openExample(READER);
    const finding = await findingAt(document, "no-missing-file", `../${ELSEWHERE}`);
    assert.match(finding.message, /outside of the workspace/);
    assert.doesNotMatch(await hoverOn(document, "hidden-thing"), /What nobody may see/);
  });

  it("the folders in the configuration are read once the workspace is trusted", async () => {
    const { document } = await openExample(READER);
    await findingAt(document, "no-missing-file", `../${ELSEWHERE}`);
    void commands.executeCommand("workbench.trust.manage");
    await see({ selector: ".workspace-trust-buttons-row .monaco-button", text: "Trust", isClicked: true });
    await until(
      () => workspace.isTrusted,
      () => "It is not trusted.",
    );
    await window.showTextDocument(document);
    await until(
      () => !diagnosticsInEditor(document).some((each) => editing.ruleIdOf(each) === "no-missing-file"),
      () => diagnosticsInEditor(document).map(editing.problemLine).join("\n"),
    );
    assert.match(await hoverOn(document, "hidden-thing"), /What nobody may see/);
  });
});

async function hoverOn(document: TextDocument, text: string): Promise<string> {
  const hovers = await commands.executeCommand<Hover[]>(
    "vscode.executeHoverProvider",
    document.uri,
    rangeOfText(document, text).start.translate(0, 2),
  );
  return hovers.flatMap(({ contents }) => contents.map((each) => (each as MarkdownString).value)).join("\n");
}
