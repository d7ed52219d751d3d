/** Tests in a real window that files can be dropped onto an assessment. Only the script of a window can drop. */
import assert from "node:assert/strict";
import { afterEach, before, describe, it } from "mocha";
import { type Uri, commands, workspace } from "vscode";
import { discard, example, extension, openExample, until } from "../editor.ts";
import { isStaged, see } from "../stage.ts";

const EDITOR = { selector: ".monaco-editor[data-uri$='first.threat.yaml']", text: "assessment:" };

describe("Drops onto an assessment", () => {
  const dropped: Uri[] = [];

  before(extension);

  afterEach(async () => {
    await discard();
    for (const file of dropped.splice(0)) await workspace.fs.delete(file);
  });

  it("a bibliography is named, and no text is inserted where it is dropped", async () => {
    if (!isStaged()) return;
    const { document } = await openExample("first.threat.yaml");
    const text = document.getText();
    const library = example("refs/My Library.bib");
    dropped.push(library);
    await workspace.fs.writeFile(library, new TextEncoder().encode("@book{clark, title = {On Rivers}}\n"));
    await see({ ...EDITOR, drops: [library.toString()] });
    await until(
      () => document.isDirty,
      () => document.getText().slice(0, 200),
    );
    const after = document.getText().replaceAll("\r\n", "\n");
    assert.equal(after, `${text.replaceAll("\r\n", "\n")}bibliography: refs/My Library.bib\n`);
  });

  it("a bibliography that cannot be reached is not named, and a message says why", async () => {
    if (!isStaged()) return;
    const { document } = await openExample("first.threat.yaml");
    const text = document.getText();
    await see({ ...EDITOR, drops: ["nowhere:/refs/away.bib"] });
    await see({
      selector: ".notification-list-item-message",
      text: "away.bib cannot be added under “bibliography”: It cannot be reached from here.",
    });
    await commands.executeCommand("notifications.clearAll");
    assert.equal(document.getText(), text);
  });

  for (const [name, separator] of [
    ["dropped.csv", ","],
    ["dropped.tsv", "\t"],
  ] as const) {
    it(`a register starts its import, and nothing is inserted: ${name}`, async () => {
      if (!isStaged()) return;
      const text = "Risk ID,Risk,Likelihood,Impact\nR-1,Flood,3,4\n".replaceAll(",", separator);
      const register = example(name);
      dropped.push(register);
      await workspace.fs.writeFile(register, new TextEncoder().encode(text));
      const { document } = await openExample("first.threat.yaml");
      const assessment = document.getText();
      await see({ ...EDITOR, drops: [register.toString()] });
      await see({ selector: ".quick-input-widget", text: `Import ${name} into first.threat.yaml?` });
      await commands.executeCommand("workbench.action.closeQuickOpen");
      assert.equal(document.getText(), assessment);
    });
  }
});
