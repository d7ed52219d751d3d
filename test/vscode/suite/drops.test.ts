/** Tests in a real window that files can be dropped onto an assessment. Only the script of a window can drop. */
import assert from "node:assert/strict";
import { afterEach, before, describe, it } from "mocha";
import { commands, workspace } from "vscode";
import { discard, example, extension, openExample, until } from "../editor.ts";
import { isStaged, see } from "../stage.ts";

const EDITOR = { selector: ".monaco-editor[data-uri$='first.threat.yaml']", text: "assessment:" };

describe("Drops onto an assessment", () => {
  const register = example("dropped.csv");

  before(extension);

  afterEach(async () => {
    await discard();
    await workspace.fs.delete(register).then(undefined, () => undefined);
  });

  it("a bibliography is named, and no text is inserted where it is dropped", async () => {
    if (!isStaged()) return;
    const { document } = await openExample("first.threat.yaml");
    const text = document.getText();
    await see({ ...EDITOR, drops: [example("refs/My Library.bib").toString()] });
    await until(
      () => document.isDirty,
      () => document.getText().slice(0, 200),
    );
    const after = document.getText().replaceAll("\r\n", "\n");
    assert.equal(after, `${text.replaceAll("\r\n", "\n")}bibliography: refs/My Library.bib\n`);
  });

  it("a register starts its import, and nothing is inserted", async () => {
    if (!isStaged()) return;
    const text = "Risk ID,Risk,Likelihood,Impact\nR-1,Flood,3,4\n";
    await workspace.fs.writeFile(register, new TextEncoder().encode(text));
    const { document } = await openExample("first.threat.yaml");
    const assessment = document.getText();
    await see({ ...EDITOR, drops: [register.toString()] });
    await see({ selector: ".notification-toast", text: "Import dropped.csv into first.threat.yaml?" });
    await commands.executeCommand("notifications.clearAll");
    assert.equal(document.getText(), assessment);
  });
});
