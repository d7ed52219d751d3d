/** Tests the export of documents in a real window, in each host: the files are written where VS Code keeps files. */
import assert from "node:assert/strict";
import { afterEach, describe, it } from "mocha";
import { Uri, commands, window, workspace } from "vscode";
import { discard, example, openExample, replace } from "../editor.ts";

/** How the files of each format begin. */
const BEGINNINGS = {
  html: "<!doctype html>",
  docx: "PK",
  pdf: "%PDF-",
  markdown: "---",
  xlsx: "PK",
  csv: "\u00ef\u00bb\u00bf",
  json: "{",
} as const;

describe("Export Document", () => {
  const target = example("exported.file");

  afterEach(async () => {
    await discard();
    for (const name of ["exported.file", "exported.bibliography.json", "exported-figures", "figures"]) {
      const uri = example(name);
      await workspace.fs.delete(uri, { recursive: true }).then(undefined, () => undefined);
    }
  });

  for (const [format, beginning] of Object.entries(BEGINNINGS)) {
    it(`writes ${format}`, async function () {
      // The compiler of PDFs starts slowly on a busy machine.
      this.timeout(90_000);
      const { document } = await openExample("river-port-register/register.threat.yaml");
      const files = await exportTo(document.uri, { format, target: target.toString() });
      assert.equal(files[0]?.toString(), target.toString());
      assert.equal((await contentOf(target)).slice(0, beginning.length), beginning);
    });
  }

  it("writes a folder of figures", async () => {
    await openExample("us-mexico-2005.threat.yaml");
    const files = await exportTo(undefined, {
      format: "svg",
      style: "full",
      target: example("figures").toString(),
    });
    assert.ok(files.length > 1);
    for (const file of files) assert.match(await contentOf(file), /^<svg /);
  });

  it("writes the same file again without a question", async () => {
    const editor = await openExample("us-mexico-2005.threat.yaml");
    await exportTo(undefined, { format: "csv", table: "rankings", target: target.toString() });
    await replace(editor, "Nontraditional", "Other nontraditional");
    const before = await contentOf(target);
    await workspace.fs.delete(target);
    await commands.executeCommand("threatAssessment.exportAgain");
    assert.equal(await contentOf(target), before);
  });

  it("writes a file again that is in front itself, with what was exported into it", async () => {
    for (const view of ["threatAssessment.compareRankings", undefined]) {
      await openExample("us-mexico-2005.threat.yaml");
      if (view !== undefined) {
        await commands.executeCommand(view);
        await commands.executeCommand("workbench.action.focusNextGroup");
      }
      await exportTo(undefined, { format: "html", target: target.toString() });
      const before = await contentOf(target);
      await commands.executeCommand("workbench.action.closeAllEditors");
      await workspace.fs.writeFile(target, new Uint8Array());
      await window.showTextDocument(target);
      await commands.executeCommand("threatAssessment.exportAgain");
      assert.equal(await contentOf(target), before);
    }
  });

  it("leaves a folder in the place of the file as it is", async () => {
    const file = Uri.joinPath(target, "file");
    await workspace.fs.writeFile(file, new Uint8Array([1]));
    await openExample("us-mexico-2005.threat.yaml");
    const answers = { format: "html", style: "brief", target: target.toString() };
    assert.equal(
      await commands.executeCommand("threatAssessment.exportDocument", undefined, answers),
      undefined,
    );
    assert.equal((await workspace.fs.readFile(file)).length, 1);
  });

  it("writes what is not saved yet", async () => {
    const editor = await openExample("us-mexico-2005.threat.yaml");
    await replace(editor, "Nontraditional", "Unsaved and nontraditional");
    await exportTo(undefined, { format: "html", target: target.toString() });
    assert.match(await contentOf(target), /Unsaved and nontraditional/);
  });
});

async function exportTo(uri: Uri | undefined, answers: object): Promise<readonly Uri[]> {
  const all = { style: "brief", ...answers };
  const files = await commands.executeCommand<readonly Uri[] | undefined>(
    "threatAssessment.exportDocument",
    uri,
    all,
  );
  return files ?? assert.fail("Nothing was exported.");
}

/** The bytes of a file, each as a character. */
async function contentOf(uri: Uri): Promise<string> {
  const bytes = await workspace.fs.readFile(uri);
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
}
